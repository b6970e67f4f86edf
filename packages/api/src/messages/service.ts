import type { RoomPlace } from '@parley/contract/events';
import type { PersonView } from '@parley/contract/fields';
import type { RoomId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { DeleteMessage, EditMessage, MessageView, RestoreMessage, SendMessage } from '@parley/contract/messages';
import type { Tx } from '@parley/db';
import type { Deps } from '#context.ts';
import { notFound } from '#errors.ts';
import { type Answers, createGroupCommit, heldUp } from '#live/group-commit.ts';
import { createTurns } from '#live/turns.ts';
import { listMembersAmong } from '#members/queries.ts';
import { enqueue } from '#ports/job-queue.ts';
import type { RoomMember } from '#rooms/policy.ts';
import { requireDeletable, requireEditable, requirePoster, requireRestorable } from './policy.ts';
import { getMessageRow, listMentioned, listSent, roomChanged, storeMessages } from './queries.ts';
import { type MessageRow, messageView, namedIn, type Sending, type Stored, sentView } from './view.ts';

const inTurn = createTurns<RoomId>();

/** One transaction of one room, begun when this process's earlier ones are done. */
const transact = <T>(deps: Deps, roomId: RoomId, write: (tx: Tx) => Promise<T>) =>
  inTurn(roomId, () => deps.db.$transaction(write));

/** What this process sends, of each `Deps`. */
const sending = new WeakMap<Deps, ReturnType<typeof createGroupCommit<Sending, MessageView>>>();

/**
 * Stores the message and answers it. Safe to repeat: the same `clientId` answers the message that exists.
 * The author's mark moves with it. What is sent while other messages are being stored is stored together, in one statement.
 * @throws forbidden, not_found (also for a message to reply to that isn't there), invalid.
 */
export async function sendMessage(deps: Deps, by: RoomMember, input: SendMessage): Promise<MessageView> {
  const send = getOrStart(deps);
  return send({ by: requirePoster(by), input });
}

function getOrStart(deps: Deps) {
  const begun = sending.get(deps);
  if (begun) return begun;
  const send = createGroupCommit<Sending, MessageView>({
    write: (batch) => sendTogether(deps, batch),
    keyOf: ({ by }) => by.roomId,
    nameOf: ({ by, input }) => `${by.userId} ${input.clientId}`,
    isOfOneItem: (error) => hasCode(error, refusals),
  });
  sending.set(deps, send);
  return send;
}

/**
 * Stores the batch, tells of it, and answers each sender. One query, and at most two more for each room where something is
 * quoted or somebody named. Where some exist already they are answered as they are, and the rest is stored: two queries more.
 */
async function sendTogether(deps: Deps, batch: readonly Sending[]): Promise<Answers<MessageView>> {
  try {
    return await storeAndTell(deps, batch);
  } catch (error) {
    const sent = hasCode(error, uniqueViolation) ? await listSent(deps.db, batch) : new Map<number, MessageView>();
    if (sent.size === 0) throw error;
    const rest = batch.filter((_, place) => !sent.has(place));
    const answers = rest.length === 0 ? [].values() : (await sendTogether(deps, rest)).values();
    return batch.map((_, place) => sent.get(place) ?? (answers.next().value as Answers<MessageView>[number]));
  }
}

async function storeAndTell(deps: Deps, batch: readonly Sending[]): Promise<Answers<MessageView>> {
  const now = deps.clock();
  const stored = await storeMessages(deps.db, batch, now);
  const isOfOneRoom = batch.every(({ by }) => by.roomId === batch[0]?.by.roomId);
  const rooms = new Map<RoomId, SentInRoom>();
  const answers = batch.map((sending, at) => {
    const row = stored.get(at);
    if (!row) return isOfOneRoom ? notFound('room') : heldUp;
    if (!row.place) return notFound(row.isValid ? 'room' : 'message to reply to');
    const view = sentView(sending, { ...row.place, now });
    const { groupId, roomId } = sending.by;
    const sent = rooms.get(roomId) ?? { place: { groupId, roomId }, messages: [] };
    rooms.set(roomId, sent);
    sent.messages.push({ ...row, view });
    return view;
  });
  for (const sent of rooms.values()) await tellSent(deps, sent);
  return answers;
}

interface SentInRoom {
  place: RoomPlace;
  /** In the order of their versions. */
  messages: (Stored & { view: MessageView })[];
}

/** After the commit: one event for those who look at the room, one activity, each mention, and each author's mark. */
async function tellSent(deps: Deps, { place, messages }: SentInRoom) {
  const views = messages.map(({ view }) => view);
  const authors = new Map(messages.map(({ author }) => [author.id, author]));
  await publish(deps, place.roomId, { messages: views, known: [...authors.values()] });
  deps.live.activity(place, views.at(-1)?.seq ?? 0);
  for (const { view, named } of messages) tellMentioned(deps, { ...place, seq: view.seq }, { named, dropped: [] });
  const marks = new Map(messages.map(({ author, mark }) => [author.id, mark]));
  for (const [userId, mark] of marks) if (mark) deps.live.meChanged(userId, { type: 'markMoved', ...place, mark });
}

const uniqueViolation = /^23505$/;
/** What the database refuses for the sake of a value, or of what others do at the same moment. */
const refusals = /^(22|23|40)/;
const hasCode = (error: unknown, code: RegExp) =>
  error instanceof Error && 'code' in error && code.test(String(error.code));

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
    await publish(deps, by.roomId, { messages: [view] });
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

/** The content goes once the deletion can't be taken back any more. */
const purgeLater = (tx: Tx, place: { roomId: RoomId; seq: number }, deletedAt: Date) =>
  enqueue(tx, {
    name: 'messages.purge',
    payload: place,
    runAt: new Date(deletedAt.getTime() + limits.undoDeleteMs),
  });

interface Told {
  messages: MessageView[];
  /** Those of the people whose views are at hand. */
  known?: PersonView[];
}

/** What was committed stays committed when telling of it fails: the hubs find it by themselves. */
async function publish(deps: Deps, roomId: RoomId, { messages, known }: Told) {
  const [first, last] = [messages[0], messages.at(-1)];
  if (!first || !last) return;
  try {
    const changes = { from: first.version - 1, to: last.version, messages, ...(known && { known }) };
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
  const others = namedIn(view.text).filter((id) => id !== view.authorId);
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
