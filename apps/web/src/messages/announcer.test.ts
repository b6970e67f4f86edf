import type { ClientId, UserId } from '@parley/contract/ids';
import type { MessageView } from '@parley/contract/messages';
import { expect, test } from 'vitest';
import { announcement } from './announcer.tsx';

const me = 'me' as UserId;
const ana = 'ana' as UserId;
const personOf = (id: UserId) =>
  id === ana
    ? { id, username: 'ana', displayName: 'Ana', icon: null, wallpaper: null, status: null, version: 0 }
    : undefined;

const message = (seq: number, fields: Partial<MessageView> = {}): MessageView => ({
  ...{ seq, version: seq, clientId: `client ${seq}` as ClientId, authorId: ana, text: `text ${seq}`, replyTo: null },
  ...{ createdAt: new Date(0).toISOString(), editedAt: null, isDeleted: false, ...fields },
});

function said(messages: MessageView[], from: number) {
  const log = {
    messages: new Map(messages.map((each) => [each.seq, each])),
    version: 9,
    base: 0,
    lastSeq: messages.length,
  };
  return announcement({ log, meId: me, personOf }, from);
}

test('a few messages are read with their authors, but for one’s own and what was deleted', () => {
  const messages = [message(1), message(2), message(3, { authorId: me }), message(4, { isDeleted: true }), message(5)];
  expect(said(messages, 1)).toBe('Ana: text 2\nAna: text 5');
});

test('many are counted', () => {
  expect(
    said(
      [1, 2, 3, 4, 5].map((seq) => message(seq)),
      0,
    ),
  ).toBe('5 new messages');
});
