import type { GroupPresence } from '@parley/contract/presence';
import { openLive } from '#client.ts';
import type { History } from '#history.ts';
import type { Member } from '#member.ts';
import type { Person } from '#world.ts';

export interface MortalOptions {
  origin: string;
  /** Of the server that they live with. */
  port: number;
  history: History;
  now: () => number;
}

/** Somebody whose only tab is at one server, past the proxy: killed with it, they stay away. */
export function openMortal(person: Person, { origin, port, history, now }: MortalOptions) {
  const { live, close } = openLive(origin, person, { address: `http://localhost:${port}` });
  let hasDied = false;
  let isOnline = false;
  live.me.live.subscribe(undefined, { onData: () => (isOnline = true), onError() {} });
  return {
    person,
    get hasDied() {
      return hasDied;
    },
    /** Goes with the server that was killed, if it is theirs and they have been online. */
    async die(killed: number) {
      if (killed !== port || hasDied || !isOnline) return false;
      hasDied = true;
      history.add({ kind: 'died', at: now(), people: [person.name] });
      void close();
      return true;
    },
    close,
  };
}

export type Mortal = ReturnType<typeof openMortal>;

/** Notes when others see that the dead are offline. */
export function watchTheDead(
  witness: Member,
  mortals: readonly Mortal[],
  { history, now }: Pick<MortalOptions, 'history' | 'now'>,
) {
  const seen = new Set<string>();
  witness.live.groups.presence.subscribe(
    { groupId: witness.group.groupId },
    {
      onData({ online }: GroupPresence) {
        for (const { person, hasDied } of mortals) {
          if (!hasDied || seen.has(person.name)) continue;
          if (online?.some(({ person: { id } }) => id === person.userId)) continue;
          seen.add(person.name);
          history.add({ kind: 'seenOffline', at: now(), person: person.name });
        }
      },
      onError() {},
    },
  );
  return { areAllSeen: () => mortals.every(({ hasDied, person }) => !hasDied || seen.has(person.name)) };
}
