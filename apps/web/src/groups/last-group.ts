import type { GroupId } from '@parley/contract/ids';
import { useEffect } from 'react';
import { createStored } from '#lib/storage.ts';

const stored = createStored<GroupId | null>('last-group', null, (value) =>
  typeof value === 'string' ? (value as GroupId) : null,
);

/** The group where one was last on this device; null before the first. */
export const lastGroup = stored.get;

/** Remembers the group as the one where one was last on this device. */
export function useRememberGroup(groupId: GroupId): void {
  useEffect(() => stored.set(groupId), [groupId]);
}
