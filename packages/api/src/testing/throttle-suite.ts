import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Throttle } from '#ports/throttle.ts';

/** What every throttle promises. `open` makes two ends of one throttle, as two processes have them. */
export function throttleSuite(open: () => Promise<{ here: Throttle; there: Throttle }>) {
  const rule = { points: 3, perMs: 1_000 };
  const anybody = () => `test:${randomUUID()}`;

  async function started() {
    const { here, there } = await open();
    const key = anybody();
    async function takeAll() {
      for (const end of [here, there, here]) expect(await end.consume(key, rule)).toBe(0);
    }
    return { here, there, key, takeAll };
  }

  test('the points of a key are counted at all ends together, and then there is a time to wait', async () => {
    const { here, there, key, takeAll } = await started();
    await takeAll();
    for (const end of [here, there]) {
      const waitMs = await end.consume(key, rule);
      expect(waitMs).toBeGreaterThan(0);
      expect(waitMs).toBeLessThanOrEqual(rule.perMs);
    }
  });

  test('another key, and another rule for the same key, are counted apart', async () => {
    const { there, key, takeAll } = await started();
    await takeAll();
    expect(await there.consume(anybody(), rule)).toBe(0);
    expect(await there.consume(key, { points: 1, perMs: 60_000 })).toBe(0);
  });

  test('after the time to wait there are points again', async () => {
    const { here, key, takeAll } = await started();
    await takeAll();
    await expect.poll(() => here.consume(key, rule), { timeout: 3_000 }).toBe(0);
  });

  test('what was counted can be forgotten', async () => {
    const { here, there, key, takeAll } = await started();
    await takeAll();
    expect(await here.consume(key, rule)).toBeGreaterThan(0);
    await there.reset(key, rule);
    expect(await here.consume(key, rule)).toBe(0);
  });
}
