import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyMeChange } from './apply-me-event.ts';
import type { MeSnapshot } from './events.ts';
import type { GroupId, RoomId, UserId } from './ids.ts';
import { newerMark, sumUnread, unreadOf } from './unread.ts';

const groupId = 'group' as GroupId;
const roomId = 'room' as RoomId;
const place = { groupId, roomId };
const me = {
  id: 'ana' as UserId,
  username: 'ana',
  displayName: 'Ana',
  icon: null,
  wallpaper: null,
  status: null,
  version: 0,
};
const start: MeSnapshot = {
  me: { ...me, email: null, isOperator: false, presence: 'online' },
  groups: [{ id: groupId, name: 'Synth Club', icon: null, ownerId: me.id, lastRoomId: null }],
  badges: [],
};

test('what is unread is what came after the mark, and a mention counts until it is read', () => {
  const badge = { lastSeq: 14, mark: { readSeq: 10, version: 0 }, mentions: [9, 12, 14] };
  expect(unreadOf(badge)).toEqual({ messages: 4, mentions: 2 });
  expect(unreadOf({ ...badge, mark: { readSeq: 20, version: 0 } })).toEqual({ messages: 0, mentions: 0 });
});

const mark = fc.record({ readSeq: fc.nat(30), version: fc.nat(3) });
const change = fc.oneof(
  fc.record({ type: fc.constant('activity' as const), lastSeq: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ type: fc.constant('mentioned' as const), seq: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ type: fc.constant('markMoved' as const), mark }),
);

test('two devices that hear of the same things in another order, and some twice, agree on what is unread', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), fc.infiniteStream(fc.nat()), (changes, order) => {
      const apply = (list: typeof changes) =>
        list.reduce((now, next) => applyMeChange(now, { ...place, ...next }), start);
      const shuffled = [...changes, ...changes.slice(0, 3)]
        .map((value) => ({ value, key: order.next().value as number }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ value }) => value);
      expect(sumUnread(apply(shuffled).badges)).toEqual(sumUnread(apply(changes).badges));
    }),
  );
});

test('a mark that was set back by hand wins over one that a stale tab moved up', () => {
  expect(newerMark({ readSeq: 5, version: 1 }, { readSeq: 20, version: 0 })).toEqual({ readSeq: 5, version: 1 });
  expect(newerMark({ readSeq: 5, version: 1 }, { readSeq: 6, version: 1 })).toEqual({ readSeq: 6, version: 1 });
});

test('news of a room in a group that one has left makes no badge', () => {
  const left = applyMeChange(start, { type: 'groupLeft', groupId, reason: 'left' });
  expect(applyMeChange(left, { type: 'activity', ...place, lastSeq: 3 }).badges).toEqual([]);
});
