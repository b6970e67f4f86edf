import { expect, test } from 'vitest';
import { busSuite } from '#testing/bus-suite.ts';
import { localBus } from './local-bus.ts';

busSuite(async () => {
  const bus = localBus((error) => {
    throw error;
  });
  return { here: bus, there: bus };
});

test('a listener that fails keeps nobody else from hearing, and its failure is reported', async () => {
  const reported: unknown[] = [];
  const bus = localBus((error) => reported.push(error));
  const heard: unknown[] = [];
  const failure = new Error('broken');
  await bus.subscribe('a', () => {
    throw failure;
  });
  await bus.subscribe('a', (message) => heard.push(message));
  bus.publish('a', 1);
  await expect.poll(() => heard).toEqual([1]);
  expect(reported).toEqual([failure]);
});
