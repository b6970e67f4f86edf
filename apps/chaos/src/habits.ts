import type { RoomId } from '@parley/contract/ids';
import { type Calls, isFinal, untilAnswered } from '#client.ts';
import type { followPlaces } from '#places.ts';
import type { Random } from '#random.ts';
import type { openSpeaker } from '#speaker.ts';

export interface HabitsOptions {
  roomId: RoomId;
  calls: Calls;
  random: Random;
  speaker: Pick<ReturnType<typeof openSpeaker>, 'said'>;
  places: ReturnType<typeof followPlaces>;
  lookAway: () => Promise<void> | undefined;
}

/** What people do between two messages. */
export function createHabits({ roomId, calls, random, speaker, places, lookAway }: HabitsOptions) {
  let readSeq = 0;

  async function edit(seq: number) {
    await unlessRefused(() => calls.messages.edit.mutate({ roomId, seq, text: `again ${seq}` }));
  }

  async function remove(seq: number) {
    await unlessRefused(() => calls.messages.delete.mutate({ roomId, seq }));
  }

  async function read() {
    const badge = places.badgeOf(roomId);
    if (!badge) return;
    const mark = { readSeq: badge.lastSeq, version: badge.mark.version };
    await untilAnswered(() => calls.unread.markRead.mutate({ roomId, ...mark }));
    readSeq = Math.max(readSeq, mark.readSeq);
  }

  return {
    /** How far they have read by saying so. */
    get readSeq() {
      return readSeq;
    },
    /** Now and then one of the other things than talking. */
    async fidget() {
      const seq = speaker.said.length > 0 ? random.pick(speaker.said) : null;
      const chance = random.next();
      if (chance < 0.08 && seq) await edit(seq);
      else if (chance < 0.1 && seq) await remove(seq);
      else if (chance < 0.12) await read();
      else if (chance < 0.14) await lookAway();
    },
  };
}

/** A deleted message can't be edited: that is an answer, too. */
const unlessRefused = (ask: () => Promise<unknown>) =>
  untilAnswered(ask).catch((error: unknown) => {
    if (!isFinal(error)) throw error;
  });
