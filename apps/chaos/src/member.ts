import type { RoomId } from '@parley/contract/ids';
import { openCalls, openLive, untilAnswered } from '#client.ts';
import { createHabits } from '#habits.ts';
import type { History } from '#history.ts';
import { followPlaces, freshBadge, unreadOrNone } from '#places.ts';
import type { Random } from '#random.ts';
import { createRight } from '#right.ts';
import { openRoomReader, type RoomReader } from '#room-reader.ts';
import { notingComeBack, openSpeaker, type Patience } from '#speaker.ts';
import type { Group, Person } from '#world.ts';

export interface MemberOptions {
  origin: string;
  person: Person;
  group: Group;
  roomId: RoomId;
  history: History;
  random: Random;
  now: () => number;
  patience: Patience;
  /** How long from the beginning of one message to that of the next. */
  sendEveryMs: number;
}

/** One member of a group with a tab in one of its rooms: they talk, correct themselves, read, look away and come back. */
export function openMember(options: MemberOptions) {
  const { origin, person, group, roomId, history, random, now, patience, sendEveryMs } = options;
  const calls = openCalls(origin, person);
  const { live, close } = openLive(origin, person, { onBack: notingComeBack(patience) });
  const about = { person: person.name, roomId };
  const speaker = openSpeaker({ about, calls, history, now, patience });
  const places = followPlaces(live);
  const habits = createHabits({ roomId, calls, random, speaker, places, lookAway: () => reader?.lookAway() });
  const right = createRight(about, { history, now });
  let reader: RoomReader | null = null;

  async function enter() {
    reader = openRoomReader({ tab: person.name, roomId, calls, live, history, now, onMessage: right.overhear });
    await reader.begin();
  }

  /** Talks for as long as `mayGoOn`, at their pace. */
  async function talk(mayGoOn: () => boolean) {
    while (mayGoOn()) {
      const next = Date.now() + sendEveryMs;
      if (right.holds && !(await speaker.say(`${person.name} at ${now()}`)) && right.holds) return;
      if (right.holds) await habits.fidget();
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - Date.now())));
    }
  }

  /** They join again, and begin anew. */
  async function regain() {
    await untilAnswered(() => calls.groups.join.mutate({ groupId: group.groupId }));
    right.begin();
    reader?.close();
    await enter();
  }

  /** What they hold and what they see as unread, into the history. */
  async function record(lastSeq: number, wasAway: boolean) {
    reader?.record();
    if (wasAway) return;
    const shown = unreadOrNone(places.badgeOf(roomId));
    const fresh = unreadOrNone(await freshBadge(origin, person, roomId));
    const expected = lastSeq - Math.max(habits.readSeq, speaker.said.at(-1) ?? 0);
    history.add({ kind: 'unread', ...about, shown, fresh, expected });
  }

  return {
    person,
    group,
    roomId,
    calls,
    live,
    get position() {
      return reader?.position ?? -1;
    },
    /** The newest message that the tab knows of without looking at the room. */
    get knownLastSeq() {
      return places.badgeOf(roomId)?.lastSeq ?? 0;
    },
    start: enter,
    talk,
    regain,
    record,
    lose: right.end,
    async close() {
      reader?.close();
      await close();
    },
  };
}

export type Member = ReturnType<typeof openMember>;
