import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClientId, UserId } from './ids.ts';
import type { MessagesPage, MessageView, RoomChanged } from './messages.ts';
import {
  applyMessagesPage,
  applyRoomChanged,
  mergeMessages,
  type RoomLog,
  runAround,
  startRoomLog,
} from './room-log.ts';

const nobody = { quoted: [], people: [] };

/** A room as the database has it: every change takes the next version. */
function room() {
  const rows = new Map<number, MessageView>();
  let version = 0;
  const all = () => [...rows.values()];
  return {
    send() {
      const seq = rows.size + 1;
      const fixed = {
        clientId: `c${seq}` as ClientId,
        authorId: 'ana' as UserId,
        replyTo: null,
        createdAt: '',
        editedAt: null,
      };
      rows.set(seq, { ...fixed, seq, version: ++version, text: `text ${version}`, isDeleted: false });
    },
    edit(at: number) {
      const row = rows.get((at % Math.max(1, rows.size)) + 1);
      if (row) rows.set(row.seq, { ...row, version: ++version, text: `text ${version}` });
    },
    page(from: number, to: number): MessagesPage {
      const messages = all().filter(({ seq }) => seq >= from && seq <= to);
      return { asOf: version, lastSeq: rows.size, messages, ...nobody };
    },
    since(from: number): RoomChanged {
      const messages = all()
        .filter((row) => row.version > from)
        .toSorted((a, b) => a.version - b.version);
      return { type: 'changed', from, to: version, messages, ...nobody };
    },
    get: (seq: number) => rows.get(seq),
    size: () => rows.size,
  };
}

const act = fc.oneof(
  fc.record({ kind: fc.constant('send' as const) }),
  fc.record({ kind: fc.constant('edit' as const), at: fc.nat(50) }),
  fc.record({ kind: fc.constant('askForPage' as const), from: fc.nat(40), length: fc.nat(10) }),
  fc.record({ kind: fc.constant('pageArrives' as const), at: fc.nat(5) }),
  fc.record({ kind: fc.constant('streamArrives' as const) }),
);

test('in whatever order pages and events arrive, what a reader holds is what the database had at their version or later', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 120 }), (acts) => {
      const db = room();
      for (let i = 0; i < 10; i++) db.send();
      let log: RoomLog = startRoomLog(db.page(6, 10));
      const underWay: MessagesPage[] = [];
      for (const step of acts) {
        if (step.kind === 'send') db.send();
        if (step.kind === 'edit') db.edit(step.at);
        if (step.kind === 'askForPage') underWay.push(db.page(step.from, step.from + step.length));
        if (step.kind === 'pageArrives') {
          const [page] = underWay.splice(step.at % Math.max(1, underWay.length), 1);
          if (page) log = applyMessagesPage(log, page) ?? log;
        }
        if (step.kind === 'streamArrives') log = applyRoomChanged(log, db.since(log.version)) ?? log;
      }
      for (const page of underWay) log = applyMessagesPage(log, page) ?? log;
      log = applyRoomChanged(log, db.since(log.version)) ?? log;
      for (const [seq, view] of log.messages) expect(view).toEqual(db.get(seq));
      expect(log.lastSeq).toBe(db.size());
    }),
    { numRuns: 300 },
  );
});

test('an event that is held already changes nothing, and one after a gap is refused', () => {
  const db = room();
  db.send();
  const log = startRoomLog(db.page(1, 1));
  expect(applyRoomChanged(log, db.since(0))).toBe(log);
  expect(applyRoomChanged(log, { ...db.since(0), from: 5, to: 6 })).toBeNull();
});

test('a page from before the log began is refused, so that it cannot bring back old rows', () => {
  const db = room();
  db.send();
  const old = db.page(1, 1);
  db.edit(0);
  const log = startRoomLog(db.page(1, 1));
  expect(applyMessagesPage(log, old)).toBeNull();
});

test('a hole between what is held shows as a hole', () => {
  const db = room();
  for (let i = 0; i < 20; i++) db.send();
  const log = mergeMessages(startRoomLog(db.page(1, 5)), db.page(15, 20).messages);
  expect(runAround(log, 3)).toEqual({ from: 1, to: 5 });
  expect(runAround(log, 20)).toEqual({ from: 15, to: 20 });
  expect(runAround(log, 10)).toBeNull();
});
