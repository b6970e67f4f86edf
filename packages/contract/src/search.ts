import * as z from 'zod';
import { idField, isStorable, momentField, PersonView } from './fields.ts';
import type { GroupId, RoomId, UserId } from './ids.ts';
import { limits } from './limits.ts';
import { MessageView } from './messages.ts';

/** Messages that I may read and that fit all that is given, the newest first. */
export const SearchMessages = z.object({
  /** Words that a message has all of, in any order; the last one perhaps not to its end, longer ones perhaps with a slip. */
  query: z.string().max(limits.searchTextMaxChars).refine(isStorable).default(''),
  roomId: idField<RoomId>().nullish(),
  authorId: idField<UserId>().nullish(),
  /** Sent before this moment. */
  before: momentField.nullish(),
  /** Sent at this moment or later. */
  after: momentField.nullish(),
  /** `nextCursor` of the page before, which the rest of the input has to be the same as. */
  cursor: z.string().max(200).nullish(),
});

export const MessageFound = z.object({
  groupId: idField<GroupId>(),
  groupName: z.string(),
  roomId: idField<RoomId>(),
  roomName: z.string(),
  message: MessageView,
  /** What of the text stands around the words, in pieces, with names for mentions. */
  snippet: z.array(z.object({ text: z.string(), isMarked: z.boolean() })),
});

export const MessagesFound = z.object({
  /** May be fewer than a page although there are more: what doesn't fit any more is left out. */
  found: z.array(MessageFound),
  /** Who wrote them. */
  people: z.array(PersonView),
  nextCursor: z.string().nullable(),
  /** Whether the search engine is away, and only what was said of late is looked through. */
  isDegraded: z.boolean(),
});

export type SearchMessages = z.infer<typeof SearchMessages>;
export type MessageFound = z.infer<typeof MessageFound>;
export type MessagesFound = z.infer<typeof MessagesFound>;
