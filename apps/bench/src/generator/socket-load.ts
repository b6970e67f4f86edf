import type { Crowd } from './crowd.ts';

export interface Asking {
  calls: string[];
  /** How many messages each answer holds. */
  messagesEach: number;
}

const answersWithinMs = 60_000;

/** Says each call once, each client one after the other. @throws when an answer is not the one that was expected. */
export async function askAll(crowd: Crowd, { calls, messagesEach }: Asking): Promise<void> {
  const missing = crowd.sockets.map(() => 0);
  const expected = crowd.marks + calls.length * messagesEach;
  let next = 0;

  function ask(guest: number) {
    const call = calls[next++];
    if (call === undefined) return;
    missing[guest] = messagesEach;
    crowd.sockets[guest]?.say(call);
  }
  crowd.watch = (guest, count) => {
    missing[guest] = (missing[guest] as number) - count;
    if (missing[guest] === 0) ask(guest);
  };
  for (const guest of crowd.sockets.keys()) ask(guest);
  await crowd.reach(expected, answersWithinMs);
  crowd.watch = null;
}
