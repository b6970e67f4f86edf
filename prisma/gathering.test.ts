import { expect, test } from 'vitest';
import { createGathering, type Prepared } from './gathering.ts';

const doubles: Prepared = { name: 'doubles', text: '' };

/** A database that doubles numbers, answers when it is told to, and knows nothing of 13. */
function slowDatabase() {
  const asked: unknown[] = [];
  const answers: (() => void)[] = [];
  const gather = createGathering(async (_, [numbers]) => {
    const list = numbers as number[];
    asked.push(list);
    await new Promise<void>((resolve) => answers.push(resolve));
    if (list.includes(13)) throw new Error('13 is unlucky');
    return list.flatMap((number, at) => (number === 0 ? [] : [[String(at + 1), number * 2]])).reverse();
  });
  return { asked, ask: (number: number) => gather(doubles, [number]), answer: () => answers.shift()?.() };
}

test('whoever asks while others are being answered goes along with the next execution, and gets their own rows', async () => {
  const { ask, asked, answer } = slowDatabase();
  const first = ask(1);
  const later = [ask(2), ask(0), ask(3)];
  expect(asked).toEqual([[1]]);
  answer();
  expect(await first).toEqual([[2]]);
  await expect.poll(() => asked).toEqual([[1], [2, 0, 3]]);
  answer();
  expect(await Promise.all(later)).toEqual([[[4]], [], [[6]]]);
});

test('those who ask for the same are asked for once, but never answered with what was read before they asked', async () => {
  const { ask, asked, answer } = slowDatabase();
  const all = [ask(5), ask(5), ask(5)];
  answer();
  await expect.poll(() => asked).toEqual([[5], [5]]);
  answer();
  expect(await Promise.all(all)).toEqual([[[10]], [[10]], [[10]]]);
});

test('one that fails fails for whoever asked it, and nobody else', async () => {
  const { ask, asked, answer } = slowDatabase();
  const first = ask(1);
  const unlucky = expect(ask(13)).rejects.toThrow('13 is unlucky');
  const lucky = ask(7);
  answer();
  await first;
  await expect.poll(() => asked.length).toBe(2);
  answer();
  await expect.poll(() => asked).toEqual([[1], [13, 7], [13], [7]]);
  answer();
  answer();
  await unlucky;
  expect(await lucky).toEqual([[14]]);
  const next = ask(9);
  answer();
  expect(await next).toEqual([[18]]);
});
