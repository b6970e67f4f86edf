import * as z from 'zod';
import { idField, seqField, versionField } from './fields.ts';
import type { RoomId } from './ids.ts';

const room = { roomId: idField<RoomId>() };

/** Everything up to `readSeq` was seen, by somebody who knew the mark at `version`. */
export const MarkRead = z.object({ ...room, readSeq: versionField, version: versionField });
/** Sets the mark by hand so that `fromSeq` is the first unread message. */
export const MarkUnread = z.object({ ...room, fromSeq: seqField });

export const MarkView = z.object({ readSeq: z.int().nonnegative(), version: versionField });

export type MarkRead = z.infer<typeof MarkRead>;
export type MarkUnread = z.infer<typeof MarkUnread>;
export type MarkView = z.infer<typeof MarkView>;
