import type { RoomId } from '@parley/contract/ids';
import type { RoomEvent } from '@parley/contract/messages';
import { applyRoomChanged, type RoomLog, startRoomLog } from '@parley/contract/room-log';
import { isTrackedEnvelope } from '@trpc/server';
import { v7 } from 'uuid';
import { expect, onTestFinished, test } from 'vitest';
import type { Deps } from '#context.ts';
import { testDatabase } from '#testing/database.ts';
import { faultyBus } from '#testing/faulty-bus.ts';
import { frameSink } from '#testing/frame-sink.ts';
import { type Caller, callerOf, signIn, testProcess, type Visitor } from '#testing/process.ts';
import { roomOf, testPeople } from '#testing/rows.ts';
import { Handover } from './shared-frame.ts';

/** What the hub sends of one change, in whichever way it comes. */
type Told = { id: string; data: RoomEvent };

/**
 * One who reads the room as the client does: a page, then the stream from there, and anew after a reset. Cut, it resumes at
 * another process. Who shares frames is written to by the room's audience, and now and then is too slow for it.
 */
class Follower {
  log: RoomLog | null = null;
  private lastId = 0;
  private inbox: Promise<void> = Promise.resolve();
  private readonly processes: Deps[];
  private readonly visitor: Visitor;
  private readonly roomId: RoomId;
  private readonly sharesFrames: boolean;
  private left = new AbortController();

  constructor(
    processes: Deps[],
    visitor: Visitor,
    { roomId, sharesFrames }: { roomId: RoomId; sharesFrames: boolean },
  ) {
    this.processes = processes;
    this.visitor = visitor;
    this.roomId = roomId;
    this.sharesFrames = sharesFrames;
  }

  async start() {
    await this.begin();
    void this.follow();
  }

  private async begin() {
    this.log = startRoomLog(await callerOf(this.any(), this.visitor).messages.list({ roomId: this.roomId }));
  }

  cut() {
    this.left.abort();
    void this.follow();
  }

  stop() {
    this.left.abort();
  }

  private any(): Deps {
    return this.processes[Math.floor(Math.random() * this.processes.length)] as Deps;
  }

  private anyProcess(): Caller {
    this.left = new AbortController();
    return callerOf(this.any(), this.visitor, { signal: this.left.signal, sharesFrames: this.sharesFrames });
  }

  private async follow() {
    await this.inbox;
    const caller = this.anyProcess();
    const { signal } = this.left;
    const tell = (told: Told) => {
      if (signal.aborted) return;
      this.inbox = this.inbox.then(() => this.receive(Number(told.id), told.data));
    };
    const sink = frameSink({
      receive: (message) => tell((message as { result: { data: Told } }).result.data),
      waitingBytes: () => (Math.random() < 0.02 ? Number.POSITIVE_INFINITY : 0),
    });
    const stream = await caller.rooms.live({ roomId: this.roomId, lastEventId: this.log?.version ?? 0 });
    for await (const value of stream as AsyncIterable<unknown>) {
      if (value instanceof Handover) value.take({ sink, requestId: '1' });
      else if (isTrackedEnvelope<RoomEvent>(value)) tell({ id: value[0], data: value[1] });
    }
  }

  private async receive(id: number, event: RoomEvent) {
    if (id !== event.to || id <= this.lastId) throw new Error(`the id ${id} came after ${this.lastId}`);
    this.lastId = id;
    if (event.type === 'reset') {
      await this.begin();
    } else {
      const next = this.log && applyRoomChanged(this.log, event);
      if (!next) throw new Error(`a gap: the event begins at ${event.from}, the reader is at ${this.log?.version}`);
      this.log = next;
    }
  }
}

test('a hundred people on three processes see every message once, in order and as it now is, whatever the bus does', async () => {
  const database = await testDatabase();
  const bus = faultyBus({ lost: 15, doubled: 10, lateMs: 30 });
  const processes = [0, 1, 2].map(() => testProcess(database, { bus, times: { sweepMs: 300 } }));
  const people = await testPeople(database, 100);
  const { roomId } = await roomOf(database, people);
  const visitors = await Promise.all(people.map((userId) => signIn(database, userId)));
  const followers = visitors.map(
    (visitor, at) => new Follower(processes, visitor, { roomId, sharesFrames: at % 2 === 0 }),
  );
  onTestFinished(() => {
    for (const follower of followers) follower.stop();
  });
  await Promise.all(followers.map((follower) => follower.start()));

  const clientIds: string[] = [];
  async function talk(visitor: Visitor, at: number) {
    const caller = callerOf(processes[at % 3] as Deps, visitor);
    for (let i = 0; i < 10; i++) {
      const clientId = v7() as never;
      clientIds.push(clientId);
      const { seq } = await caller.messages.send({ roomId, clientId, text: `${at} says ${i}` });
      if (i % 4 === 0) await caller.messages.edit({ roomId, seq, text: `${at} corrects ${i}` });
      if (i % 5 === 0 && i > 0) await caller.messages.delete({ roomId, seq });
      if (i === at % 10) followers[at]?.cut();
    }
  }
  await Promise.all(visitors.map(talk));

  const head = await database.db.room.findUniqueOrThrow({ where: { id: roomId } });
  expect(head).toMatchObject({ lastSeq: 1_000, version: 1_400 });
  await expect
    .poll(() => followers.filter(({ log }) => log?.version !== head.version).length, { timeout: 60_000 })
    .toBe(0);

  const rows = await readAll(processes[0] as Deps, visitors[0] as Visitor, roomId);
  expect(new Set(rows.map(({ clientId }) => clientId))).toEqual(new Set(clientIds));
  for (const { log } of followers) {
    const shown = [...(log?.messages.values() ?? [])].toSorted((a, b) => a.seq - b.seq);
    expect(shown).toEqual(rows);
  }
}, 240_000);

async function readAll(deps: Deps, visitor: Visitor, roomId: RoomId) {
  const caller = callerOf(deps, visitor);
  const rows = [];
  for (let after = 0; ; ) {
    const { messages } = await caller.messages.list({ roomId, limit: 100, ...(after > 0 ? { after } : { around: 1 }) });
    if (messages.length === 0) return rows;
    rows.push(...messages);
    after = messages.at(-1)?.seq ?? 0;
  }
}
