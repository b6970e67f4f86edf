import type { UserId } from '@parley/contract/ids';
import type { PresenceState } from '@parley/contract/presence';
import type { Since } from './redis-presence-fields.ts';

const strength: Record<PresenceState, number> = { offline: 0, away: 1, online: 2, busy: 3 };

/** Whoever is active at one place is so everywhere; away is who is away wherever they are connected. */
export function mergedStates(
  own: ReadonlyMap<UserId, PresenceState>,
  others: Iterable<[UserId, PresenceState]>,
): ReadonlyMap<UserId, PresenceState> {
  const merged = new Map(own);
  for (const [userId, state] of others) {
    if (strength[state] > strength[merged.get(userId) ?? 'offline']) merged.set(userId, state);
  }
  return merged;
}

/** Everybody once, by when they began. */
export function inOrder(lists: Since[][]): UserId[] {
  const all = lists.flat().toSorted(([, a], [, b]) => a - b);
  return [...new Set(all.map(([userId]) => userId))];
}
