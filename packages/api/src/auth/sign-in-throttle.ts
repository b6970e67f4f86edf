import type { Deps } from '#context.ts';
import { AppError } from '#errors.ts';
import type { ThrottleRule } from '#ports/throttle.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Shorter spans first, so that the wait grows: what is refused by one isn't counted by the next. */
const perAccount: ThrottleRule[] = [
  { points: 5, perMs: minuteMs },
  { points: 15, perMs: hourMs },
  { points: 50, perMs: 24 * hourMs },
];
/** Many people may share an address, and one person may try many accounts from it. */
const perAddress: ThrottleRule[] = [
  { points: 30, perMs: minuteMs },
  { points: 300, perMs: hourMs },
];

/** To be called before a password is looked at. @throws rate_limited. */
export async function countAttempt(deps: Deps, account: string, address: string): Promise<void> {
  await count(deps, `sign-in:address:${address}`, perAddress);
  await count(deps, `sign-in:account:${account}`, perAccount);
}

/** Forgets an account's attempts, as after a right password. An address keeps its own: its owner may be trying others' accounts. */
export async function forgetAttempts(deps: Deps, account: string): Promise<void> {
  await Promise.all(perAccount.map((rule) => deps.throttle.reset(`sign-in:account:${account}`, rule)));
}

async function count(deps: Deps, key: string, rules: ThrottleRule[]) {
  for (const rule of rules) {
    const waitMs = await deps.throttle.consume(key, rule);
    if (waitMs > 0) throw new AppError('rate_limited', `wait ${Math.ceil(waitMs / 1000)} s`);
  }
}
