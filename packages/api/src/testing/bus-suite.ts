import { expect, test } from 'vitest';
import type { Bus } from '#ports/bus.ts';

/** What every bus promises. `open` makes two ends of one bus, as two processes have them. */
export function busSuite(open: () => Promise<{ here: Bus; there: Bus }>) {
  test('what is published reaches every subscriber of the channel, and nobody else', async () => {
    const { here, there } = await open();
    const got: unknown[] = [];
    await there.subscribe('a', (message) => got.push(['there', message]));
    await here.subscribe('a', (message) => got.push(['here', message]));
    await there.subscribe('b', (message) => got.push(['b', message]));
    here.publish('a', { text: 'hello' });
    await expect.poll(() => got.length).toBe(2);
    expect(got).toEqual(
      expect.arrayContaining([
        ['there', { text: 'hello' }],
        ['here', { text: 'hello' }],
      ]),
    );
  });

  test('a subscriber that was attached before the publication misses nothing after it', async () => {
    const { here, there } = await open();
    const got: unknown[] = [];
    await there.subscribe('a', (message) => got.push(message));
    for (let i = 0; i < 100; i++) here.publish('a', i);
    await expect.poll(() => got.length).toBe(100);
    expect(got).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  test('whoever stopped hears no more, and the others go on', async () => {
    const { here, there } = await open();
    const first: unknown[] = [];
    const second: unknown[] = [];
    const stop = await there.subscribe('a', (message) => first.push(message));
    await there.subscribe('a', (message) => second.push(message));
    stop();
    here.publish('a', 1);
    await expect.poll(() => second.length).toBe(1);
    expect(first).toEqual([]);
  });
}
