import * as z from 'zod';
import { descriptionField, IconView, idField, nameField, versionField, WallpaperView } from './fields.ts';
import type { GroupId, RoomId, UserId } from './ids.ts';
import { limits } from './limits.ts';
import { RoomView } from './rooms.ts';
import { TopicView } from './topics.ts';

export const groupCategories = [
  'gaming',
  'music',
  'education',
  'science',
  'entertainment',
  'community',
  'other',
] as const;
export type GroupCategory = (typeof groupCategories)[number];

/** Up to `tagsPerGroupMax` words or short phrases in small letters and without a comma, each once. */
export const tagsField = z
  .array(
    nameField(limits.tagMaxChars)
      .toLowerCase()
      .regex(/^[^,]*$/, 'a comma'),
  )
  .max(limits.tagsPerGroupMax)
  .refine((tags) => new Set(tags).size === tags.length, 'a tag twice');

const group = { groupId: idField<GroupId>() };
const head = {
  name: nameField(limits.groupNameMaxChars),
  description: descriptionField(limits.groupDescriptionMaxChars),
  category: z.enum(groupCategories),
  isPublic: z.boolean(),
  /** Left as they are, or none in a new group, when they aren't given. */
  tags: tagsField.optional(),
};

export const GetGroup = z.object(group);
export const CreateGroup = z.object(head);
export const EditGroup = z.object({ ...group, ...head });
export const TransferGroup = z.object({ ...group, userId: idField<UserId>() });
/** `name` is the group's name typed again, so that nobody deletes a group by a slip. */
export const DeleteGroup = z.object({ ...group, name: z.string() });
export const JoinGroup = z.object(group);
export const LeaveGroup = z.object(group);
export const FollowGroup = z.object({ ...group, lastEventId: z.coerce.number().pipe(versionField) });

const headView = {
  tags: z.array(z.string()),
  name: z.string(),
  description: z.string(),
  category: z.enum(groupCategories),
  isPublic: z.boolean(),
  icon: IconView.nullable(),
  wallpaper: WallpaperView.nullable(),
};

/** A group's structure at one version: what `groups.get` answers and what its events keep current. */
export const GroupView = z.object({
  id: idField<GroupId>(),
  version: versionField,
  ...headView,
  ownerId: idField<UserId>(),
  memberCount: z.int().nonnegative(),
  /** In order of position. */
  topics: z.array(TopicView),
  /** In order of position within each topic; the topics are mixed. */
  rooms: z.array(RoomView),
});

/** What a group shows to somebody who isn't in it but may join. */
export const GroupPreview = z.object({
  id: idField<GroupId>(),
  ...headView,
  memberCount: z.int().nonnegative(),
  isMember: z.boolean(),
});

/** A group on one's rail. */
export const GroupSummary = z.object({
  id: idField<GroupId>(),
  name: z.string(),
  icon: IconView.nullable(),
  ownerId: idField<UserId>(),
  /** Where the member was last; null before the first visit and after that room's deletion. */
  lastRoomId: idField<RoomId>().nullable(),
});

export type CreateGroup = z.infer<typeof CreateGroup>;
export type EditGroup = z.infer<typeof EditGroup>;
export type TransferGroup = z.infer<typeof TransferGroup>;
export type DeleteGroup = z.infer<typeof DeleteGroup>;
export type GroupView = z.infer<typeof GroupView>;
export type GroupPreview = z.infer<typeof GroupPreview>;
export type GroupSummary = z.infer<typeof GroupSummary>;
