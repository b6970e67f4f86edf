import * as z from 'zod';
import { descriptionField, idField, nameField } from './fields.ts';
import type { GroupId, RoomId, TopicId } from './ids.ts';
import { limits } from './limits.ts';

const group = { groupId: idField<GroupId>() };
const room = { ...group, roomId: idField<RoomId>() };
const text = {
  name: nameField(limits.roomNameMaxChars),
  description: descriptionField(limits.roomDescriptionMaxChars),
};

export const CreateRoom = z.object({ ...group, topicId: idField<TopicId>(), ...text });
export const EditRoom = z.object({ ...room, ...text });
/** Into `topicId`, before another room of it, or, with null, at its end. */
export const MoveRoom = z.object({ ...room, topicId: idField<TopicId>(), before: idField<RoomId>().nullable() });
/** Deletes the room with its messages. */
export const DeleteRoom = z.object(room);
/** Remembers the room as the one where the member was last in the group. */
export const VisitRoom = z.object({ roomId: idField<RoomId>() });

/** A room of a group, as structure: what it is called and where it stands. Its messages have counters of their own. */
export const RoomView = z.object({
  id: idField<RoomId>(),
  ...group,
  topicId: idField<TopicId>(),
  name: z.string(),
  description: z.string(),
  /** Order within the topic, from 0. */
  position: z.int().nonnegative(),
});

export type CreateRoom = z.infer<typeof CreateRoom>;
export type EditRoom = z.infer<typeof EditRoom>;
export type MoveRoom = z.infer<typeof MoveRoom>;
export type DeleteRoom = z.infer<typeof DeleteRoom>;
export type VisitRoom = z.infer<typeof VisitRoom>;
export type RoomView = z.infer<typeof RoomView>;
