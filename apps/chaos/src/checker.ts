import { digestOf, type Entry, type FreshRow } from './history.ts';

export type Wrong = 'lost' | 'doubled' | 'disordered' | 'stale' | 'leaked' | 'miscounted' | 'lingering';

export interface Finding {
  wrong: Wrong;
  what: string;
}

/** A dead process's people are offline for the others within this. */
const offlineWithinMs = 30_000;

type Of<K extends Entry['kind']> = Extract<Entry, { kind: K }>;

/**
 * What a history shows that must not be: acknowledged messages lost or doubled, orders that differ, readers who hold something
 * else than a fresh fetch, people told what came after their right had ended, wrong counts, and the dead who seem to live.
 * Pure: it knows nothing but the history. Empty when all is well.
 */
export function checkHistory(entries: readonly Entry[]): Finding[] {
  const all = <K extends Entry['kind']>(kind: K) => entries.filter((entry): entry is Of<K> => entry.kind === kind);
  const rooms = new Map(all('fresh').map(({ roomId, rows }) => [roomId, rows]));
  return [
    ...checkRows(rooms),
    ...checkAcknowledged(all('acknowledged'), rooms),
    ...checkSenders(all('sent'), rooms),
    ...all('irregular').map(irregular),
    ...all('held').flatMap((held) => [...checkHeld(held, rooms.get(held.roomId) ?? [])]),
    ...checkRights(entries, all('sent')),
    ...all('unread').filter(isMiscounted).map(miscounted),
    ...checkDead(all('died'), all('seenOffline')),
  ];
}

/** Places without a hole, and nobody's message twice. */
function* checkRows(rooms: ReadonlyMap<string, FreshRow[]>): Generator<Finding> {
  for (const [roomId, rows] of rooms) {
    const seen = new Set<string>();
    for (const [at, [seq, clientId]] of rows.entries()) {
      if (seq !== at + 1) yield { wrong: 'disordered', what: `${roomId}: place ${at + 1} holds message ${seq}` };
      if (seen.has(clientId)) yield { wrong: 'doubled', what: `${roomId}: ${clientId} stands there twice` };
      seen.add(clientId);
    }
  }
}

function* checkAcknowledged(acknowledged: Of<'acknowledged'>[], rooms: ReadonlyMap<string, FreshRow[]>) {
  for (const { roomId, clientId, seq } of acknowledged) {
    if (rooms.get(roomId)?.[seq - 1]?.[1] === clientId) continue;
    yield { wrong: 'lost', what: `${roomId}: ${clientId} was acknowledged as ${seq}` } satisfies Finding;
  }
}

/** Each sender's messages stand in the order in which they were sent. */
function* checkSenders(sent: Of<'sent'>[], rooms: ReadonlyMap<string, FreshRow[]>): Generator<Finding> {
  const places = new Map<string, number>();
  for (const rows of rooms.values()) for (const [seq, clientId] of rows) places.set(clientId, seq);
  const last = new Map<string, number>();
  for (const { person, roomId, clientId } of sent) {
    const seq = places.get(clientId);
    if (seq === undefined) continue;
    const before = last.get(`${person} ${roomId}`) ?? 0;
    if (seq < before) yield { wrong: 'disordered', what: `${person} sent ${seq} after ${before}` };
    last.set(`${person} ${roomId}`, seq);
  }
}

const irregular = ({ tab, from, to, previous }: Of<'irregular'>): Finding =>
  to <= previous
    ? { wrong: 'disordered', what: `${tab} was told of ${to} after ${previous}` }
    : { wrong: 'lost', what: `${tab} was told of what follows ${from} when it was at ${previous}` };

function* checkHeld({ tab, first, last, digest, repeated }: Of<'held'>, rows: FreshRow[]): Generator<Finding> {
  if (repeated > 0) yield { wrong: 'doubled', what: `${tab} was told the same ${repeated} times more` };
  if (last !== rows.length) yield { wrong: 'lost', what: `${tab} ends at ${last} of ${rows.length}` };
  const fresh = rows.slice(first - 1, last).map(([seq, , version, hash]) => [seq, version, hash] as const);
  if (digestOf(fresh) !== digest) yield { wrong: 'stale', what: `${tab} holds something else than a fresh fetch` };
}

/** Nothing that was sent after the right had ended, and its bound had passed, was told. */
function* checkRights(entries: readonly Entry[], sent: Of<'sent'>[]): Generator<Finding> {
  const sentAt = new Map(sent.map(({ clientId, at }) => [clientId, at]));
  const since = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind === 'rightEnded') since.set(`${entry.person} ${entry.roomId}`, entry.at + entry.boundMs);
    if (entry.kind === 'rightBegan') since.delete(`${entry.person} ${entry.roomId}`);
    if (entry.kind !== 'overheard') continue;
    const from = since.get(`${entry.person} ${entry.roomId}`);
    const at = sentAt.get(entry.clientId);
    if (from === undefined || at === undefined || at <= from) continue;
    yield { wrong: 'leaked', what: `${entry.person} heard ${entry.clientId}, sent ${at - from} ms too late for them` };
  }
}

const isMiscounted = ({ shown, fresh, expected }: Of<'unread'>) => shown !== expected || fresh !== expected;
const miscounted = ({ person, roomId, shown, fresh, expected }: Of<'unread'>): Finding => ({
  wrong: 'miscounted',
  what: `${person} in ${roomId}: ${shown} unread are shown, ${fresh} fetched, ${expected} are right`,
});

function* checkDead(died: Of<'died'>[], seen: Of<'seenOffline'>[]): Generator<Finding> {
  for (const { at, people } of died) {
    for (const person of people) {
      const isSeen = seen.some(
        (entry) => entry.person === person && entry.at >= at && entry.at <= at + offlineWithinMs,
      );
      if (!isSeen) yield { wrong: 'lingering', what: `${person} was not seen to be offline` };
    }
  }
}
