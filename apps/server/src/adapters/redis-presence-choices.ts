import type { PresenceStore } from '@parley/api/ports/presence-store';
import type { UserId } from '@parley/contract/ids';
import type { PresenceChoice } from '@parley/contract/presence';
import { type PresenceFields, splitField } from './redis-presence-fields.ts';

/** How long a choice is kept for processes that were cut off when it was made. */
const choiceTtlMs = 10 * 60_000;

/**
 * What people chose, and when, by the clock of Redis: a choice is made where the request came to, and has to reach every
 * process that the person is connected to. The newest one holds.
 */
export function presenceChoices(own: PresenceStore) {
  const made = new Map<UserId, PresenceFields['choice']>();
  const newest = new Map<UserId, number>();
  let offsetMs = 0;
  const now = () => Date.now() + offsetMs;

  return {
    now,
    setClock(nowMs: number) {
      offsetMs = nowMs - Date.now();
      for (const [userId, at] of newest) if (at + choiceTtlMs < now()) newest.delete(userId);
    },

    /** Somebody has connected with the choice that the database held just now. */
    begin: (userId: UserId) => void newest.set(userId, now()),

    make(userId: UserId, choice: PresenceChoice) {
      newest.set(userId, now());
      made.set(userId, [choice, now()]);
    },

    /** A field of another process. */
    heard(name: string, value: unknown) {
      const [kind, id] = splitField(name);
      if (kind !== 'choice' || value === undefined) return;
      const userId = id as UserId;
      const [choice, at] = value as PresenceFields['choice'];
      if (at <= (newest.get(userId) ?? 0)) return;
      newest.set(userId, at);
      void own.setChoice(userId, choice);
    },

    /** What was chosen here, and undefined for what every process has heard of by now. */
    *take(): Generator<[UserId, PresenceFields['choice'] | undefined]> {
      for (const [userId, choice] of made) {
        const isOld = choice[1] + choiceTtlMs < now();
        if (isOld) made.delete(userId);
        yield [userId, isOld ? undefined : choice];
      }
    },
  };
}

export type PresenceChoices = ReturnType<typeof presenceChoices>;
