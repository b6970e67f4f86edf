import type { RoomPlace } from '@parley/contract/events';
import type { ClientId, RoomId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import { mentionedIn } from '@parley/contract/mentions';
import type { DeleteMessage, EditMessage, MessageView, RestoreMessage, SendMessage } from '@parley/contract/messages';
import type { Mark } from '@parley/contract/unread';
import type { Tx } from '@parley/db';
import type { Deps } from '#context.ts';
import { AppError, notFound } from '#errors.ts';
import { createTurns } from '#live/turns.ts';
import { listMembersAmong } from '#members/queries.ts';
import { enqueue } from '#ports/job-queue.ts';
import type { RoomMember } from '#rooms/policy.ts';
import { requireDeletable, requireEditable, requirePoster, requireRestorable } from './policy.ts';
import { findSent, getMessageRow, listMentioned, roomChanged } from './queries.ts';
import { type MessageRow, messageView } from './view.ts';

const inTurn = createTurns<RoomId>();

/** One transaction of one room, begun when this process's earlier ones are done. */
const transact = <T>(deps: Deps, roomId: RoomId, write: (tx: Tx) => Promise<T>) =>
  inTurn(roomId, () => deps.db.$transaction(write));

/**
 * Stores the message and answers it. Safe to repeat: the same `clientId` answers the message that exists.
 * The author's mark moves with it. @throws forbidden, not_found (also for a message to reply to that isn't there), invalid.
 */
export async function sendMessage(deps: Deps, by: RoomMember, input: SendMessage): Promise<MessageView> {
  const poster = requirePoster(by);
  const sent = await transact(deps, poster.roomId, async (tx) => {
    const room = await lockRoom(tx, poster);
    const existing = await findSent(tx, poster, input.clientId);
    if (existing) return { view: existing, isNew: false as const };
    if (input.replyTo !== null && input.replyTo > room.lastSeq) throw notFound('message to reply to');
    const view = newMessage(input, { authorId: poster.userId, room, now: deps.clock() });
    const mark = await storeMessage(tx, poster.roomId, view);
    const mentions = await replaceMentions(tx, poster, view);
    return { view, isNew: true as const, mentions, mark };
  });

  if (sent.isNew) {
    const { view, mentions, mark } = sent;
    const place = { groupId: poster.groupId, roomId: poster.roomId };
    await publish(deps, poster, view);
    deps.live.activity(place, view.seq);
    tellMentioned(deps, { ...place, seq: view.seq }, mentions);
    deps.live.meChanged(poster.userId, { type: 'markMoved', ...place, mark });
  }
  return sent.view;
}

/** Changes what the author said, and whom it names. Safe to repeat. @throws not_found, forbidden, conflict when it was deleted. */
export function editMessage(deps: Deps, by: RoomMember, { seq, text }: EditMessage): Promise<MessageView> {
  return change(deps, { by, seq }, (row) => {
    requireEditable(by, facts(row));
    return row.text === text ? null : { text, editedAt: deps.clock() };
  });
}

/**
 * Leaves a tombstone in the message's place; the content is kept for `undoDeleteMs`, then purged by a job.
 * Safe to repeat. @throws not_found, forbidden.
 */
export function deleteMessage(deps: Deps, by: RoomMember, { seq }: DeleteMessage): Promise<MessageView> {
  return change(deps, { by, seq }, (row) => {
    requireDeletable(by, facts(row));
    return row.deletedAt ? null : { deletedAt: deps.clock(), deletedById: by.userId };
  });
}

/** Takes a deletion back. @throws not_found, forbidden, conflict when `undoDeleteMs` has passed. */
export function restoreMessage(deps: Deps, by: RoomMember, { seq }: RestoreMessage): Promise<MessageView> {
  return change(deps, { by, seq }, (row) => {
    if (!row.deletedAt && row.authorId === by.userId) return null;
    requireRestorable(by, facts(row), deps.clock());
    return { deletedAt: null, deletedById: null };
  });
}

type Patch = Partial<Pick<MessageRow, 'text' | 'editedAt' | 'deletedAt' | 'deletedById'>>;

/** One change of one message: the room's turn and next version, the row, its mentions, and after commit the event. */
async function change(
  deps: Deps,
  { by, seq }: { by: RoomMember; seq: number },
  decide: (row: MessageRow) => Patch | null,
) {
  const changed = await transact(deps, by.roomId, async (tx) => {
    const room = await lockRoom(tx, by);
    const row = await getMessageRow(tx, by.roomId, seq);
    const patch = decide(row);
    if (!patch) return { view: messageView(row), mentions: null };
    const version = room.version + 1;
    const view = messageView({ ...row, ...patch, version });
    await tx.message.update({ where: { roomId_seq: { roomId: by.roomId, seq } }, data: { ...patch, version } });
    await tx.room.update({ where: { id: by.roomId }, data: { version } });
    const mentions = await replaceMentions(tx, by, view);
    if (patch.deletedAt) await purgeLater(tx, { roomId: by.roomId, seq }, patch.deletedAt);
    return { view, mentions };
  });

  const { view, mentions } = changed;
  if (mentions) {
    await publish(deps, by, view);
    tellMentioned(deps, { groupId: by.groupId, roomId: by.roomId, seq }, mentions);
  }
  return view;
}

type Counters = { lastSeq: number; version: number };

/**
 * Takes the room's turn: within a room, commit order is version order.
 * @throws not_found when it was deleted, or the member has left, while the change waited.
 */
async function lockRoom(tx: Tx, { roomId, userId }: RoomMember) {
  const [room] = await tx.$queryRaw<Counters[]>`
    SELECT rooms.last_seq AS "lastSeq", rooms.version
    FROM rooms JOIN members ON members.group_id = rooms.group_id AND members.user_id = ${userId}::uuid
    WHERE rooms.id = ${roomId}::uuid AND rooms.deleted_at IS NULL
    FOR NO KEY UPDATE OF rooms`;
  if (!room) throw notFound('room');
  return room;
}

function newMessage(
  input: SendMessage,
  { authorId, room, now }: { authorId: UserId; room: Counters; now: Date },
): MessageView {
  const { clientId, text, replyTo } = input;
  const place = { seq: room.lastSeq + 1, version: room.version + 1 };
  const created = { createdAt: now.toISOString(), editedAt: null, isDeleted: false };
  return { ...place, clientId: clientId as ClientId, authorId, text, replyTo, ...created };
}

/** The message's row, the room's counters and the author's mark, in one statement; answers the mark. */
async function storeMessage(tx: Tx, roomId: RoomId, view: MessageView): Promise<Mark> {
  const { seq, version, authorId, clientId, text, replyTo, createdAt } = view;
  const [mark] = await tx.$queryRaw<Mark[]>`
    WITH message AS (
      INSERT INTO messages (room_id, seq, version, author_id, client_id, text, reply_to, created_at, updated_at)
      VALUES (${roomId}::uuid, ${seq}, ${version}, ${authorId}::uuid, ${clientId}::uuid, ${text}, ${replyTo},
              ${createdAt}::timestamptz, ${createdAt}::timestamptz)
    ), room AS (
      UPDATE rooms SET last_seq = ${seq}, version = ${version} WHERE id = ${roomId}::uuid
    )
    INSERT INTO marks (user_id, room_id, read_seq, updated_at) VALUES (${authorId}::uuid, ${roomId}::uuid, ${seq}, now())
    ON CONFLICT (user_id, room_id) DO UPDATE SET read_seq = excluded.read_seq, updated_at = now()
    RETURNING read_seq AS "readSeq", version`;
  if (!mark) throw new AppError('unavailable', 'the message was not stored');
  return mark;
}

/** The content goes once the deletion can't be taken back any more. */
const purgeLater = (tx: Tx, place: { roomId: RoomId; seq: number }, deletedAt: Date) =>
  enqueue(tx, {
    name: 'messages.purge',
    payload: place,
    runAt: new Date(deletedAt.getTime() + limits.undoDeleteMs),
  });

/** What was committed stays committed when telling of it fails: the hubs find it by themselves. */
async function publish(deps: Deps, { roomId }: RoomMember, view: MessageView) {
  try {
    const changes = { from: view.version - 1, to: view.version, messages: [view] };
    deps.live.roomChanged(roomId, await roomChanged(deps.db, roomId, changes));
  } catch (error) {
    deps.report(error);
  }
}

function tellMentioned({ live }: Deps, place: RoomPlace & { seq: number }, { named, dropped }: MentionChange) {
  for (const userId of named) live.meChanged(userId, { type: 'mentioned', ...place });
  for (const userId of dropped) live.meChanged(userId, { type: 'mentionGone', ...place });
}

const facts = ({ seq, authorId, deletedAt, deletedById }: MessageRow) => ({
  seq,
  authorId: authorId as UserId,
  deletedAt,
  deletedById: deletedById as UserId | null,
});

interface MentionChange {
  named: UserId[];
  dropped: UserId[];
}

/** Makes the mention rows those of the message as it now is: one for each member that it names, but for its author. */
async function replaceMentions(tx: Tx, { groupId, roomId }: RoomMember, view: MessageView): Promise<MentionChange> {
  const ids = mentionedIn(view.text).slice(0, limits.mentionsPerMessageMax);
  const others = ids.filter((id) => id !== view.authorId);
  const now = others.length === 0 ? [] : await listMembersAmong(tx, groupId, others);
  // Rows are there only of a message that was edited, or that is being deleted.
  const hasRows = view.editedAt !== null || view.isDeleted;
  const place = { roomId, seq: view.seq, kind: 'user' as const };
  const before = hasRows ? await listMentioned(tx, place) : [];
  const named = now.filter((id) => !before.includes(id));
  const dropped = before.filter((id) => !now.includes(id));
  if (dropped.length > 0) await tx.mention.deleteMany({ where: { ...place, targetId: { in: dropped } } });
  if (named.length > 0) await tx.mention.createMany({ data: named.map((targetId) => ({ ...place, targetId })) });
  return { named, dropped };
}

/** Empties the text of a message deleted before a moment; its place stays. Safe to repeat. */
export async function purgeDeleted(
  deps: Deps,
  place: { roomId: RoomId; seq: number; deletedBefore: Date },
): Promise<void> {
  const { roomId, seq, deletedBefore } = place;
  await deps.db.message.updateMany({ where: { roomId, seq, deletedAt: { lte: deletedBefore } }, data: { text: '' } });
}
