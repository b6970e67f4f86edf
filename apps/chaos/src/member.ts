import { randomUUID } from 'node:crypto';
import { applyMeChange } from '@parley/contract/apply-me-event';
import type { MeEvent, MeSnapshot } from '@parley/contract/events';
import type { ClientId, RoomId } from '@parley/contract/ids';
import { unreadOf } from '@parley/contract/unread';
import { isFinal, openCalls, openLive, untilAnswered } from '#client.ts';
import type { History } from '#history.ts';
import type { Random } from '#random.ts';
import { openRoomReader, type RoomReader } from '#room-reader.ts';
import type { Group, Person } from '#world.ts';

/** As many as the server takes of one account, with some room to spare. */
const sendEveryMs = 265;

export interface MemberOptions {
  origin: string;
  person: Person;
  group: Group;
  roomId: RoomId;
  history: History;
  random: Random;
  now: () => number;
  patience: Patience;
}

/** What people had to put up with. */
export interface Patience {
  /** Sends that got an answer only when they were repeated. */
  repeatedSends: number;
  slowestSendMs: number;
  slowestComeBackMs: number;
}

/** One member of a group with a tab in one of its rooms: they talk, correct themselves, read, look away and come back. */
export function openMember(options: MemberOptions) {
  const { origin, person, group, roomId, history, random, now, patience } = options;
  const calls = openCalls(origin, person);
  const onBack = (awayMs: number) => {
    patience.slowestComeBackMs = Math.max(patience.slowestComeBackMs, awayMs);
  };
  const { live, close } = openLive(origin, person, { onBack });
  const about = { person: person.name, roomId };
  const said: number[] = [];
  let me: MeSnapshot | null = null;
  let readSeq = 0;
  let mayRead = true;
  let reader: RoomReader | null = null;

  async function enter() {
    reader = openRoomReader({ tab: person.name, roomId, calls, live, history, now, onMessage, onEnd: () => {} });
    await reader.begin();
  }

  function onMessage({ clientId }: { clientId: string }) {
    if (!mayRead) history.add({ kind: 'overheard', at: now(), ...about, clientId });
  }

  /** Says something, and doesn't give up until there is an answer. False when the answer is that they may not. */
  async function say(text: string): Promise<boolean> {
    const clientId = randomUUID() as ClientId;
    const sentAt = now();
    let tries = 0;
    history.add({ kind: 'sent', at: sentAt, ...about, clientId });
    try {
      const { seq } = await untilAnswered(() => {
        tries += 1;
        return calls.messages.send.mutate({ roomId, clientId, text });
      });
      if (tries > 1) patience.repeatedSends += 1;
      patience.slowestSendMs = Math.max(patience.slowestSendMs, now() - sentAt);
      history.add({ kind: 'acknowledged', at: now(), ...about, clientId, seq });
      readSeq = Math.max(readSeq, seq);
      said.push(seq);
      return true;
    } catch (error) {
      if (!isFinal(error)) throw error;
      history.add({ kind: 'refused', at: now(), ...about, clientId, reason: error.data?.code ?? '' });
      return false;
    }
  }

  /** One of the other things that people do. */
  async function fidget() {
    const seq = said.length > 0 ? random.pick(said) : null;
    const chance = random.next();
    if (chance < 0.08 && seq)
      await ignoringFinal(() => calls.messages.edit.mutate({ roomId, seq, text: `again ${seq}` }));
    else if (chance < 0.1 && seq) await ignoringFinal(() => calls.messages.delete.mutate({ roomId, seq }));
    else if (chance < 0.12) await read();
    else if (chance < 0.14) await lookAway();
  }

  const ignoringFinal = (ask: () => Promise<unknown>) =>
    untilAnswered(ask).catch((error: unknown) => {
      if (!isFinal(error)) throw error;
    });

  async function read() {
    const badge = me?.badges.find((each) => each.roomId === roomId);
    if (!badge) return;
    const mark = { readSeq: badge.lastSeq, version: badge.mark.version };
    await untilAnswered(() => calls.unread.markRead.mutate({ roomId, ...mark }));
    readSeq = Math.max(readSeq, mark.readSeq);
  }

  async function lookAway() {
    const comeBack = reader?.pause();
    await new Promise((resolve) => setTimeout(resolve, random.between(50, 500)));
    comeBack?.();
  }

  function followMe() {
    live.me.live.subscribe(undefined, {
      onData(event: MeEvent) {
        if (event.type === 'snapshot') me = event;
        else if (me && event.type !== 'personChanged') me = applyMeChange(me, event);
      },
      onError() {},
    });
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
      return me?.badges.find((badge) => badge.roomId === roomId)?.lastSeq ?? 0;
    },
    async start() {
      followMe();
      await enter();
    },
    /** Talks for as long as `mayGoOn`, at the pace that the server allows. */
    async talk(mayGoOn: () => boolean) {
      while (mayGoOn()) {
        const next = Date.now() + sendEveryMs;
        if (mayRead && !(await say(`${person.name} at ${now()}`)) && mayRead) return;
        if (mayRead) await fidget();
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - Date.now())));
      }
    },
    /** The owner has removed them: what they hear from now on, they overhear. */
    lose(boundMs: number) {
      mayRead = false;
      history.add({ kind: 'rightEnded', at: now(), ...about, boundMs });
    },
    /** They join again, and begin anew. */
    async regain() {
      await untilAnswered(() => calls.groups.join.mutate({ groupId: group.groupId }));
      history.add({ kind: 'rightBegan', at: now(), ...about });
      mayRead = true;
      reader?.close();
      await enter();
    },
    /** What they hold and what they see as unread, into the history. */
    async record(lastSeq: number, wasAway: boolean) {
      reader?.record();
      if (wasAway) return;
      const shown = unreadIn(me, roomId);
      const fresh = unreadIn(await freshMe(origin, person), roomId);
      history.add({ kind: 'unread', ...about, shown, fresh, expected: lastSeq - readSeq });
    },
    async close() {
      reader?.close();
      await close();
    },
  };
}

export type Member = ReturnType<typeof openMember>;

function unreadIn(me: MeSnapshot | null, roomId: RoomId): number {
  const badge = me?.badges.find((each) => each.roomId === roomId);
  return badge ? unreadOf(badge).messages : -1;
}

/** What a tab that is opened now is told first. */
async function freshMe(origin: string, person: Person): Promise<MeSnapshot> {
  const { live, close } = openLive(origin, person);
  try {
    return await new Promise((resolve, reject) => {
      live.me.live.subscribe(undefined, {
        onData: (event: MeEvent) => event.type === 'snapshot' && resolve(event),
        onError: reject,
      });
    });
  } finally {
    await close();
  }
}
