import * as z from 'zod';
import { idField, nameField } from './fields.ts';
import type { GroupId, TopicId } from './ids.ts';
import { limits } from './limits.ts';

const group = { groupId: idField<GroupId>() };
const topic = { ...group, topicId: idField<TopicId>() };
const name = { name: nameField(limits.topicNameMaxChars) };

export const CreateTopic = z.object({ ...group, ...name });
export const RenameTopic = z.object({ ...topic, ...name });
/** `before: null` moves the topic to the end. */
export const MoveTopic = z.object({ ...topic, before: idField<TopicId>().nullable() });
/** Deletes the topic with its rooms and their messages. */
export const DeleteTopic = z.object(topic);

export const TopicView = z.object({
  id: idField<TopicId>(),
  ...group,
  name: z.string(),
  position: z.int().nonnegative(),
});

export type CreateTopic = z.infer<typeof CreateTopic>;
export type RenameTopic = z.infer<typeof RenameTopic>;
export type MoveTopic = z.infer<typeof MoveTopic>;
export type DeleteTopic = z.infer<typeof DeleteTopic>;
export type TopicView = z.infer<typeof TopicView>;
