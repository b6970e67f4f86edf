import type { UserId } from '@parley/contract/ids';
import type { InstanceView } from '@parley/contract/instance';
import type { Tx } from '@parley/db';
import { AppError } from '#errors.ts';
import { asOperator, type Operator } from './policy.ts';

/** What the database knows of this installation: its settings, and whether anybody has an account. Two queries. */
export async function getInstance(db: Tx): Promise<Omit<InstanceView, 'sendsMail' | 'providers'>> {
  const [row, someone] = await Promise.all([
    db.instance.findUnique({ where: { id: 1 } }),
    db.user.findFirst({ select: { id: true } }),
  ]);
  return { name: row?.name ?? 'Parley', signUpMode: row?.signUpMode ?? 'open', hasAccounts: someone !== null };
}

/** One query. @throws forbidden for anybody but an operator. */
export async function requireOperator(db: Tx, userId: UserId): Promise<Operator> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { isOperator: true } });
  if (!user?.isOperator) throw new AppError('forbidden', 'operators only');
  return asOperator(userId);
}
