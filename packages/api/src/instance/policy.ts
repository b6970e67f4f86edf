import type { UserId } from '@parley/contract/ids';

declare const proven: unique symbol;

/** Somebody who runs this installation, as the database said within this request. Only `requireOperator` makes one. */
export type Operator = { userId: UserId; [proven]: true };

export function asOperator(userId: UserId): Operator {
  return { userId } as unknown as Operator;
}
