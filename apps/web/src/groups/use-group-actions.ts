import type { GroupSummary } from '@parley/contract/groups';
import { type Permission, permissionsOf } from '@parley/contract/permissions';
import { useQueryClient } from '@tanstack/react-query';
import { CheckCheck, FolderPlus, Link2, LogOut, MessageSquarePlus, Settings2, Trash2, UserPlus } from 'lucide-react';
import { errorText } from '#lib/errors.ts';
import { unreadRoomIds } from '#me/cache.ts';
import { useMarkRead } from '#me/mutations.ts';
import { useMe } from '#me/queries.ts';
import { copyText } from '#messages/copy-text.ts';
import { groupTexts } from '#texts/groups.ts';
import type { MenuAction, MenuGroups } from '#ui/menu-groups.ts';
import { showToast } from '#ui/toasts.ts';
import { type StructureDialog, useStructureDialogs } from './structure-dialogs.ts';

type Group = Pick<GroupSummary, 'id' | 'name' | 'ownerId'>;

/** What one can do with a group of one's own: the same behind its tile and behind its name. */
export function useGroupActions(): (group: Group) => MenuGroups {
  const me = useMe();
  const open = useStructureDialogs();
  const cache = useQueryClient();
  const markRead = useMarkRead();

  return (group) => {
    const { id: groupId, name, ownerId } = group;
    const held = permissionsOf(group, me?.id ?? ownerId);
    const unread = unreadRoomIds(cache, groupId);
    const onRead = () => markRead(unread).catch((error) => showToast({ text: errorText(error), isUrgent: true }));
    const act = (label: string, icon: MenuAction['icon'], dialog: StructureDialog) => ({
      ...{ label, icon },
      onSelect: () => open(dialog),
    });
    const ifHeld = (permission: Permission, ...actions: MenuAction[]) => (held.has(permission) ? actions : []);
    const isOwner = ownerId === me?.id;

    return [
      unread.length > 0 ? [{ label: groupTexts.markRead, icon: CheckCheck, onSelect: onRead }] : [],
      ifHeld(
        'manageRooms',
        act(groupTexts.createTopic, FolderPlus, { kind: 'createTopic', groupId }),
        act(groupTexts.createRoom, MessageSquarePlus, { kind: 'createRoom', groupId }),
      ),
      [
        ...ifHeld('invite', act(groupTexts.invite, UserPlus, { kind: 'invite', groupId, name })),
        ...ifHeld('manageGroup', act(groupTexts.groupSettings, Settings2, { kind: 'groupSettings', groupId })),
        {
          label: groupTexts.copyLink,
          icon: Link2,
          onSelect: () => void copyText(`${location.origin}/groups/${groupId}`, groupTexts.linkCopied),
        },
      ],
      [
        act(groupTexts.leave, LogOut, { kind: 'leaveGroup', groupId, name }),
        ...(isOwner
          ? [{ ...act(groupTexts.delete, Trash2, { kind: 'deleteGroup', groupId, name }), isDanger: true }]
          : []),
      ],
    ];
  };
}
