import * as z from 'zod';
import { idField, isStorable, momentField, PersonView, seqField, versionField } from './fields.ts';
import type { ClientId, RoomId, UserId } from './ids.ts';
import { limits } from './limits.ts';

const room = { roomId: idField<RoomId>() };
const message = { ...room, seq: seqField };
/** As typed, but for white space at the ends; a mention is `<@user id>`. */
const text = {
  text: z.string().trim().min(1).max(limits.messageMaxChars).refine(isStorable, 'control characters'),
};

export const SendMessage = z.object({
  ...room,
  clientId: idField<ClientId>(),
  ...text,
  replyTo: seqField.nullable().default(null),
});
export const EditMessage = z.object({ ...message, ...text });
export const DeleteMessage = z.object(message);
/** Takes a deletion back, within `undoDeleteMs`. */
export const RestoreMessage = z.object(message);
/** At most one of `before`, `after`, `around`; none asks for the newest. */
export const ListMessages = z.object({
  ...room,
  before: seqField.optional(),
  after: seqField.optional(),
  around: seqField.optional(),
  limit: z.int().positive().max(limits.messagesPerPageMax).default(limits.messagesPerPage),
});
export const FollowRoom = z.object({ ...room, lastEventId: z.coerce.number().pipe(versionField) });

/** A message, the same for every reader. */
export const MessageView = z.object({
  seq: seqField,
  /** The room's version when the message last changed. */
  version: versionField,
  clientId: idField<ClientId>(),
  authorId: idField<UserId>(),
  /** Empty when deleted. */
  text: z.string(),
  replyTo: seqField.nullable(),
  createdAt: momentField,
  editedAt: momentField.nullable(),
  isDeleted: z.boolean(),
});

/** What readers need beside the messages themselves: those that they reply to, and everybody who wrote or is named. */
const context = { quoted: z.array(MessageView), people: z.array(PersonView) };

/** A run of messages without holes, ascending, and the room's counters from the same snapshot. */
export const MessagesPage = z.object({
  asOf: versionField,
  lastSeq: z.int().nonnegative(),
  messages: z.array(MessageView),
  ...context,
});

/** All that changed in a room in (from, to]; versions that were overwritten meanwhile are left out. */
export const RoomChanged = z.object({
  type: z.literal('changed'),
  from: versionField,
  to: versionField,
  messages: z.array(MessageView),
  ...context,
});

/** The reader was too far behind: it begins anew at version `to`. */
export const RoomReset = z.object({ type: z.literal('reset'), to: versionField });

export type SendMessage = z.infer<typeof SendMessage>;
export type EditMessage = z.infer<typeof EditMessage>;
export type DeleteMessage = z.infer<typeof DeleteMessage>;
export type RestoreMessage = z.infer<typeof RestoreMessage>;
export type ListMessages = z.infer<typeof ListMessages>;
export type MessageView = z.infer<typeof MessageView>;
export type MessagesPage = z.infer<typeof MessagesPage>;
export type RoomChanged = z.infer<typeof RoomChanged>;
export type RoomReset = z.infer<typeof RoomReset>;
/** What `rooms.live` carries; the tracked id is `String(to)`. */
export type RoomEvent = RoomChanged | RoomReset;
