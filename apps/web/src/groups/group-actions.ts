import type { UserId } from '@parley/contract/ids';
import { type Permission, permissionsOf } from '@parley/contract/permissions';
import { CheckCheck, FolderPlus, Link2, LogOut, MessageSquarePlus, Settings2, Trash2, UserPlus } from 'lucide-react';
import { copyText } from '#messages/copy-text.ts';
import { groupTexts } from '#texts/groups.ts';
import type { MenuAction, MenuGroups } from '#ui/menu-groups.ts';
import type { StructureDialog } from './structure-dialogs.ts';
import type { ActionTools } from './use-action-tools.ts';
import type { ActedOn } from './use-group-actions.ts';

type Options = ActionTools & { meId: UserId | undefined };

/** What one can do with a group: nothing that one may not. */
export function groupActions({ id: groupId, name, ownerId }: ActedOn, options: Options): MenuGroups {
  const { open, unreadIn, markRead, meId } = options;
  const held = meId ? permissionsOf({ ownerId }, meId) : new Set<Permission>();
  const unread = unreadIn(groupId);
  const url = `${location.origin}/groups/${groupId}`;
  const act = (label: string, icon: MenuAction['icon'], dialog: StructureDialog) => ({
    ...{ label, icon },
    onSelect: () => open(dialog),
  });
  const ifHeld = (permission: Permission, ...actions: MenuAction[]) => (held.has(permission) ? actions : []);

  return [
    unread.length > 0 ? [{ label: groupTexts.markRead, icon: CheckCheck, onSelect: () => markRead(unread) }] : [],
    ifHeld(
      'manageRooms',
      act(groupTexts.createTopic, FolderPlus, { kind: 'createTopic', groupId }),
      act(groupTexts.createRoom, MessageSquarePlus, { kind: 'createRoom', groupId }),
    ),
    [
      ...ifHeld('invite', act(groupTexts.invite, UserPlus, { kind: 'invite', groupId, name })),
      ...ifHeld('manageGroup', act(groupTexts.groupSettings, Settings2, { kind: 'groupSettings', groupId })),
      { label: groupTexts.copyLink, icon: Link2, onSelect: () => void copyText(url, groupTexts.linkCopied) },
    ],
    [
      act(groupTexts.leave, LogOut, { kind: 'leaveGroup', groupId, name }),
      ...(ownerId === meId
        ? [{ ...act(groupTexts.delete, Trash2, { kind: 'deleteGroup', groupId, name }), isDanger: true }]
        : []),
    ],
  ];
}
