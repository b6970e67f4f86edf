import type { History } from '#history.ts';

/** Whether somebody may read a room, as those know who gave the right and took it; what comes without it goes into the history. */
export function createRight(
  about: { person: string; roomId: string },
  { history, now }: { history: History; now: () => number },
) {
  let holds = true;
  return {
    get holds() {
      return holds;
    },
    /** They were removed: what they hear from now on, they overhear. */
    end(boundMs: number) {
      holds = false;
      history.add({ kind: 'rightEnded', at: now(), ...about, boundMs });
    },
    begin() {
      history.add({ kind: 'rightBegan', at: now(), ...about });
      holds = true;
    },
    overhear({ clientId }: { clientId: string }) {
      if (!holds) history.add({ kind: 'overheard', at: now(), ...about, clientId });
    },
  };
}
