import { randomUUID } from 'node:crypto';
import type { ClientId, RoomId } from '@parley/contract/ids';
import { type Calls, isFinal, untilAnswered } from '#client.ts';
import type { History } from '#history.ts';

/** What people had to put up with. */
export interface Patience {
  /** Sends that got an answer only when they were repeated. */
  repeatedSends: number;
  slowestSendMs: number;
  slowestComeBackMs: number;
}

/** Called with how long a socket was away. */
export const notingComeBack = (patience: Patience) => (awayMs: number) => {
  patience.slowestComeBackMs = Math.max(patience.slowestComeBackMs, awayMs);
};

export interface SpeakerOptions {
  about: { person: string; roomId: RoomId };
  calls: Calls;
  history: History;
  now: () => number;
  patience: Patience;
}

/** Somebody's voice in one room: one message after the other, each until there is an answer. */
export function openSpeaker({ about, calls, history, now, patience }: SpeakerOptions) {
  const { roomId } = about;
  const said: number[] = [];

  async function send(text: string, clientId: ClientId): Promise<number> {
    let tries = 0;
    const { seq } = await untilAnswered(() => {
      tries += 1;
      return calls.messages.send.mutate({ roomId, clientId, text });
    });
    if (tries > 1) patience.repeatedSends += 1;
    return seq;
  }

  return {
    /** The places of what was said, in order. */
    said,
    /** False when the answer is that they may not. */
    async say(text: string): Promise<boolean> {
      const clientId = randomUUID() as ClientId;
      const sentAt = now();
      history.add({ kind: 'sent', at: sentAt, ...about, clientId });
      try {
        const seq = await send(text, clientId);
        history.add({ kind: 'acknowledged', at: now(), ...about, clientId, seq });
        patience.slowestSendMs = Math.max(patience.slowestSendMs, now() - sentAt);
        said.push(seq);
        return true;
      } catch (error) {
        if (!isFinal(error)) throw error;
        history.add({ kind: 'refused', at: now(), ...about, clientId, reason: error.data?.code ?? '' });
        return false;
      }
    },
  };
}
