import * as z from 'zod';
import { idField, isStorable, PersonView } from './fields.ts';
import type { GroupId, UserId } from './ids.ts';
import { limits } from './limits.ts';

const group = { groupId: idField<GroupId>() };

/** Members by display name; `text` keeps those whose name or username holds it. `cursor` is the last id of the page before. */
export const ListMembers = z.object({
  ...group,
  text: z.string().trim().max(limits.searchTextMaxChars).refine(isStorable, 'control characters').default(''),
  cursor: idField<UserId>().nullish(),
});
export const MembersPage = z.object({ members: z.array(PersonView), nextCursor: idField<UserId>().nullable() });
export const RemoveMember = z.object({ ...group, userId: idField<UserId>() });

export type ListMembers = z.infer<typeof ListMembers>;
export type MembersPage = z.infer<typeof MembersPage>;
export type RemoveMember = z.infer<typeof RemoveMember>;
