import type { ThrottleRule } from '#ports/throttle.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How many links to a new password one email may be sent. */
export const resetRules: ThrottleRule[] = [
  { points: 3, perMs: 15 * minuteMs },
  { points: 10, perMs: 24 * hourMs },
];

/** How often somebody may try to sign in: from the shortest span to the longest, so that the wait grows. */
export const signInRules = {
  perAccount: [
    { points: 5, perMs: minuteMs },
    { points: 15, perMs: hourMs },
    { points: 50, perMs: 24 * hourMs },
  ],
  /** Many people may share an address, and one person may try many accounts from it. */
  perAddress: [
    { points: 30, perMs: minuteMs },
    { points: 300, perMs: hourMs },
  ],
} satisfies Record<string, ThrottleRule[]>;
