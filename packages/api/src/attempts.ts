import { AppError } from '#errors.ts';
import type { Throttle, ThrottleRule } from '#ports/throttle.ts';

/**
 * Counts an attempt by each of the rules, in their order; what one refuses isn't counted by those after it.
 * To be called before the attempt. @throws rate_limited.
 */
export async function takeAttempt(throttle: Throttle, key: string, rules: readonly ThrottleRule[]): Promise<void> {
  for (const rule of rules) {
    const waitMs = await throttle.consume(key, rule);
    if (waitMs > 0) throw new AppError('rate_limited', `wait ${Math.ceil(waitMs / 1000)} s`);
  }
}

/** Forgets what was counted under the key, as after an attempt that was right. */
export async function forgetAttempts(throttle: Throttle, key: string, rules: readonly ThrottleRule[]): Promise<void> {
  await Promise.all(rules.map((rule) => throttle.reset(key, rule)));
}
