import { setTimeout as delay } from 'node:timers/promises';
import type { RoomId } from '@parley/contract/ids';
import type { MessageView } from '@parley/contract/messages';
import { checkHistory, type Finding } from '#checker.ts';
import { untilAnswered } from '#client.ts';
import { disturb, openEcho } from '#faults.ts';
import { type FreshRow, type History, openHistory } from '#history.ts';
import { type Member, type MemberOptions, openMember } from '#member.ts';
import { openMortal, watchTheDead } from '#mortal.ts';
import type { Parts } from '#parts.ts';
import { openProxy } from '#proxy.ts';
import { randomOf } from '#random.ts';
import { hashOf } from '#room-reader.ts';
import type { Patience } from '#speaker.ts';
import { type Group, makeWorld } from '#world.ts';

const size = { people: 66, groups: 2, roomsPerGroup: 3 };
const mortalCount = 6;
const pageMax = 100;
/** As often as the server takes a message of one account, with some room to spare. */
const sendAtMostEveryMs = 265;
/** Activity that was lost is told within a minute. */
const settleMs = 90_000;
const pollMs = 200;
const countMs = 500;

export interface ChaosOptions {
  seed: number;
  /** How many messages are to be acknowledged. */
  sends: number;
  historyFile: string;
  /** Only the faults whose names hold this. */
  only?: string;
  /** How many messages all of them together send in a second; as many as they may by default. */
  rate?: number;
  /** Called now and then with how many have been. */
  onProgress: (acknowledged: number) => void;
}

export interface ChaosResult {
  findings: Finding[];
  acknowledged: number;
  faults: Record<string, number>;
  patience: Patience;
  seconds: number;
  digest: string;
}

/**
 * People talk in a few rooms while everything around them is killed, cut and restarted; afterwards, once all are back, what they
 * hold and what a fresh fetch shows goes into the history, and the checker decides.
 */
export async function runChaos(
  parts: Parts,
  { seed, sends, historyFile, only = '', rate = Number.POSITIVE_INFINITY, onProgress }: ChaosOptions,
): Promise<ChaosResult> {
  const startedAt = performance.now();
  const now = () => Math.round(performance.now() - startedAt);
  const random = randomOf(seed);
  const history = openHistory(historyFile);
  const origin = `http://localhost:${parts.proxyPort}`;
  await using proxy = await openProxy(
    parts.proxyPort,
    parts.servers.map(({ port }) => port),
    random,
  );
  const world = await makeWorld(parts.databaseUrl, size);
  const patience: Patience = { repeatedSends: 0, slowestSendMs: 0, slowestComeBackMs: 0 };
  const sendEveryMs = Math.max(sendAtMostEveryMs, (1_000 * (size.people - mortalCount)) / rate);
  const { members, mortals } = openPeople(world, parts, { origin, history, random, now, patience, sendEveryMs });
  await Promise.all(members.map((member) => member.start()));
  const witness = members[0] as Member;
  const dead = watchTheDead(witness, mortals, { history, now });
  const owners = members.slice(0, size.groups);
  const removable = members.slice(-10);

  const over = new AbortController();
  using counter = countAcknowledged(history, onProgress);
  const options = { parts, random, only, cut: proxy.cut, removable, owners, mortals, signal: over.signal };
  const disturbing = disturb(options);
  using _echo = openEcho(parts.redisUrl, random);
  await Promise.all(members.map((member) => member.talk(() => counter.count < sends)));
  over.abort();
  const faults = await disturbing;

  await settle(members, dead);
  await record({ members, groups: world.groups, removable, history });
  for (const each of [...members, ...mortals]) await each.close();
  const digest = await history.close();
  const findings = checkHistory(history.entries);
  return { findings, acknowledged: counter.count, faults, patience, seconds: now() / 1_000, digest };
}

function countAcknowledged({ entries }: History, onProgress: (count: number) => void) {
  let count = 0;
  let seen = 0;
  function look() {
    for (; seen < entries.length; seen++) if (entries[seen]?.kind === 'acknowledged') count += 1;
    return count;
  }
  const timer = setInterval(() => onProgress(look()), countMs);
  return {
    get count() {
      return look();
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

type World = Awaited<ReturnType<typeof makeWorld>>;
type ForAll = Pick<MemberOptions, 'origin' | 'history' | 'random' | 'now' | 'patience' | 'sendEveryMs'>;

function openPeople({ people, groups }: World, { servers }: Parts, forAll: ForAll) {
  const members = people
    .slice(0, -mortalCount)
    .map((person, at) => openMember({ ...forAll, person, ...placeOf(groups, at) }));
  const mortals = people
    .slice(-mortalCount)
    .map((person, at) => openMortal(person, { ...forAll, port: servers[at % servers.length]?.port ?? 0 }));
  return { members, mortals };
}

function placeOf(groups: readonly Group[], at: number): { group: Group; roomId: RoomId } {
  const group = groups[at % groups.length] as Group;
  const roomId = group.roomIds[Math.floor(at / groups.length) % group.roomIds.length] as RoomId;
  return { group, roomId };
}

/** Waits until everybody has been told everything; whoever isn't after a while shows up in the history. */
async function settle(members: readonly Member[], dead: { areAllSeen: () => boolean }) {
  const deadline = performance.now() + settleMs;
  while (performance.now() < deadline) {
    const heads = await headsOf(members);
    const isDone = members.every(({ roomId, position, knownLastSeq }) => {
      const head = heads.get(roomId);
      return position === head?.asOf && knownLastSeq === head.lastSeq;
    });
    if (isDone && dead.areAllSeen()) return;
    await delay(pollMs);
  }
}

async function headsOf(members: readonly Member[]) {
  const heads = new Map<RoomId, { asOf: number; lastSeq: number }>();
  for (const { roomId, calls } of members) {
    if (heads.has(roomId)) continue;
    heads.set(roomId, await untilAnswered(() => calls.messages.list.query({ roomId, limit: 1 })));
  }
  return heads;
}

interface Recording {
  members: readonly Member[];
  groups: readonly Group[];
  removable: readonly Member[];
  history: History;
}

async function record({ members, groups, removable, history }: Recording) {
  const heads = await headsOf(members);
  for (const member of members) {
    // Who was away has read what was said meanwhile by coming back: that is no sum of what they did themselves.
    await member.record(heads.get(member.roomId)?.lastSeq ?? 0, removable.includes(member));
  }
  for (const roomId of groups.flatMap((group) => group.roomIds)) {
    const reader = members.find((member) => member.roomId === roomId);
    if (reader) history.add({ kind: 'fresh', roomId, rows: await readAll(reader, roomId) });
  }
}

async function readAll({ calls }: Pick<Member, 'calls'>, roomId: RoomId): Promise<FreshRow[]> {
  const rows: FreshRow[] = [];
  const rowOf = (view: MessageView): FreshRow => [view.seq, view.clientId, view.version, hashOf(view)];
  for (let after = 0; ; ) {
    const from = after > 0 ? { after } : { around: 1 };
    const { messages } = await untilAnswered(() => calls.messages.list.query({ roomId, limit: pageMax, ...from }));
    if (messages.length === 0) return rows;
    rows.push(...messages.map(rowOf));
    after = messages.at(-1)?.seq ?? 0;
  }
}
