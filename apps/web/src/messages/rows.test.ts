import type { ClientId, UserId } from '@parley/contract/ids';
import type { MessageView } from '@parley/contract/messages';
import { expect, test } from 'vitest';
import { indexOfSeq, type MessageRow, rowsOf, seqAtOrAbove } from './rows.ts';

const ana = 'ana' as UserId;
const ben = 'ben' as UserId;
const noon = new Date(2026, 4, 1, 12, 0).getTime();
const clientId = (name: number | string) => `client ${name}` as ClientId;

function message(seq: number, fields: Partial<MessageView> = {}, minutes = seq): MessageView {
  const createdAt = new Date(noon + minutes * 60_000).toISOString();
  const kept = { replyTo: null, editedAt: null, isDeleted: false, text: `message ${seq}` };
  return { seq, version: seq, clientId: clientId(seq), authorId: ana, createdAt, ...kept, ...fields };
}

const pending = (name: string, minutes: number) => ({
  clientId: clientId(name),
  text: name,
  replyTo: null,
  createdAt: new Date(noon + minutes * 60_000).toISOString(),
  status: 'sending' as const,
});

function rows(messages: MessageView[], fields: Partial<Parameters<typeof rowsOf>[0]> = {}) {
  const from = messages[0]?.seq;
  const to = messages.at(-1)?.seq ?? 0;
  const log = { messages: new Map(messages.map((each) => [each.seq, each])), version: 0, base: 0, lastSeq: to };
  return rowsOf({ log, window: from ? { from, to } : null, outbox: [], meId: ana, newFrom: null, ...fields });
}

const messageRows = (all: ReturnType<typeof rows>) => all.filter((row): row is MessageRow => row.type === 'message');
const firsts = (all: ReturnType<typeof rows>) => messageRows(all).map(({ isFirst }) => isFirst);

test('what somebody says within five minutes is one group', () => {
  expect(
    firsts(rows([message(1), message(2, {}, 6), message(3, {}, 11.1), message(4, { authorId: ben }, 12)])),
  ).toEqual([true, false, true, true]);
});

test('a reply begins a group', () => {
  expect(firsts(rows([message(1), message(2, { replyTo: 1 }), message(3)]))).toEqual([true, true, false]);
});

test('the line of new messages begins a group', () => {
  const all = messageRows(rows([message(1), message(2), message(3)], { newFrom: 2 }));
  expect(all.map(({ isFirst, isFirstNew }) => [isFirst, isFirstNew])).toEqual([
    [true, false],
    [true, true],
    [false, false],
  ]);
});

test('a day stands before the first message and before the first of each next day', () => {
  const minutesToMidnight = 12 * 60;
  const all = rows([message(1, {}, minutesToMidnight - 1), message(2, {}, minutesToMidnight + 1), message(3, {}, 723)]);
  expect(messageRows(all).map(({ isNewDay, isFirst }) => [isNewDay, isFirst])).toEqual([
    [true, true],
    [true, true],
    [false, false],
  ]);
});

test('the room’s beginning shows above its first message, and else that more is on its way', () => {
  expect(rows([message(1)])[0]?.type).toBe('beginning');
  expect(rows([])[0]?.type).toBe('beginning');
  expect(rows([message(30)])[0]?.type).toBe('loading');
});

test('what follows the window shows as a gap, and then nothing that is pending', () => {
  const messages = [message(1), message(2)];
  const log = { messages: new Map(messages.map((each) => [each.seq, each])), version: 0, base: 0, lastSeq: 9 };
  const all = rows(messages, { log, outbox: [pending('mine', 3)] });
  expect(all.map(({ key }) => key)).toEqual(['beginning', 'ana client 1', 'ana client 2', 'loading after']);
});

test('a message that is pending stands at the end, in its author’s group, and keeps its key when it is confirmed', () => {
  const sending = pending('mine', 3);
  const before = rows([message(1)], { outbox: [sending] });
  expect(before.at(-1)).toMatchObject({ type: 'pending', isFirst: false, isNewDay: false });

  const confirmed = message(2, { clientId: sending.clientId });
  const both = rows([message(1), confirmed], { outbox: [sending] });
  expect(both.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  expect(both.at(-1)?.type).toBe('message');
});

test('a message is found at its place', () => {
  const all = rows([message(30), message(31), message(32)], { outbox: [pending('mine', 33)] });
  const window = { from: 30, to: 32 };
  expect(all[indexOfSeq(window, 31)]).toMatchObject({ message: { seq: 31 } });
  expect(indexOfSeq(window, 33)).toBe(-1);
  expect(indexOfSeq(null, 1)).toBe(-1);
  expect(seqAtOrAbove(all, 99)).toBe(32);
  expect(seqAtOrAbove(all, 2)).toBe(31);
  expect(seqAtOrAbove(all, 0)).toBeNull();
});
