import type { GroupHead } from '@parley/contract/events';
import type { GroupPreview } from '@parley/contract/groups';
import type { GroupId, UserId } from '@parley/contract/ids';
import type { Group } from '@parley/db';
import { picturesView } from '#pictures/view.ts';

/** The columns that `groupPreview` needs. */
export const previewColumns = {
  id: true,
  name: true,
  description: true,
  category: true,
  isPublic: true,
  icon: true,
  wallpaper: true,
  memberCount: true,
  tags: true,
} as const;

/** What a group shows of itself, whoever looks and wherever it stands. */
export function groupHead(row: Pick<Group, keyof GroupHead>): GroupHead {
  const { name, description, category, isPublic, tags } = row;
  return { name, description, category, isPublic, tags, ...picturesView(row), ownerId: row.ownerId as UserId };
}

/** A group as somebody sees it who may join; the pictures of a private one are its members' alone. */
export function groupPreview(row: Pick<Group, keyof typeof previewColumns>, isMember: boolean): GroupPreview {
  const { name, description, category, isPublic, memberCount, tags } = row;
  const pictures = isPublic || isMember ? picturesView(row) : { icon: null, wallpaper: null };
  return { id: row.id as GroupId, name, description, category, isPublic, ...pictures, memberCount, tags, isMember };
}
