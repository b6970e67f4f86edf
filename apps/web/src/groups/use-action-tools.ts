import type { GroupId, RoomId } from '@parley/contract/ids';
import { useQueryClient } from '@tanstack/react-query';
import { errorText } from '#lib/errors.ts';
import { unreadRoomIds } from '#me/cache.ts';
import { useMarkRead } from '#me/mutations.ts';
import { showToast } from '#ui/toasts.ts';
import { type StructureDialog, useStructureDialogs } from './structure-dialogs.ts';

/** What the entries of menus about groups, topics and rooms do their work with. */
export type ActionTools = {
  open: (dialog: StructureDialog) => void;
  unreadIn: (groupId: GroupId) => RoomId[];
  /** Says what went wrong, if it does. */
  markRead: (roomIds: readonly RoomId[]) => void;
};

/** The tools of the entries, for menus that are loaded when they are asked for. */
export function useActionTools(): ActionTools {
  const cache = useQueryClient();
  const mark = useMarkRead();

  return {
    open: useStructureDialogs(),
    unreadIn: (groupId) => unreadRoomIds(cache, groupId),
    markRead: (roomIds) => void mark(roomIds).catch((error) => showToast({ text: errorText(error), isUrgent: true })),
  };
}
