import type { ReactElement } from 'react';
import { InviteDialog } from '#invites/invite-dialog.tsx';
import { OpenInviteDialog } from '#invites/open-invite-dialog.tsx';
import { DeleteRoomDialog } from '#rooms/delete-room-dialog.tsx';
import { RoomDialog } from '#rooms/room-dialog.tsx';
import { DeleteTopicDialog } from '#topics/delete-topic-dialog.tsx';
import { TopicDialog } from '#topics/topic-dialog.tsx';
import { StatusDialog } from '#users/status-dialog.tsx';
import { CreateGroupDialog } from './create-group-dialog.tsx';
import { DeleteGroupDialog } from './delete-group-dialog.tsx';
import { GroupSettingsDialog } from './group-settings-dialog.tsx';
import { LeaveGroupDialog } from './leave-group-dialog.tsx';
import type { StructureDialog } from './structure-dialogs.ts';

type Frame = { isOpen: boolean; onClose: () => void };
export type StructureDialogPartProps = Frame & { dialog: StructureDialog };

/** Total: a kind of dialog without its row here does not compile. */
const dialogs: { [D in StructureDialog as D['kind']]: (dialog: D, frame: Frame) => ReactElement } = {
  createGroup: (_, frame) => <CreateGroupDialog {...frame} />,
  openInvite: (_, frame) => <OpenInviteDialog {...frame} />,
  groupSettings: ({ groupId, tab }, frame) => <GroupSettingsDialog groupId={groupId} tab={tab} {...frame} />,
  invite: ({ groupId, name }, frame) => <InviteDialog groupId={groupId} name={name} {...frame} />,
  leaveGroup: ({ groupId, name }, frame) => <LeaveGroupDialog groupId={groupId} name={name} {...frame} />,
  deleteGroup: ({ groupId, name }, frame) => <DeleteGroupDialog groupId={groupId} name={name} {...frame} />,
  createTopic: ({ groupId }, frame) => <TopicDialog target={{ groupId }} {...frame} />,
  renameTopic: ({ topic }, frame) => <TopicDialog target={{ topic }} {...frame} />,
  deleteTopic: ({ topic }, frame) => <DeleteTopicDialog topic={topic} {...frame} />,
  createRoom: ({ groupId, topicId }, frame) => <RoomDialog target={{ groupId, topicId }} {...frame} />,
  editRoom: ({ room }, frame) => <RoomDialog target={{ room }} {...frame} />,
  deleteRoom: ({ room }, frame) => <DeleteRoomDialog room={room} {...frame} />,
  status: (_, frame) => <StatusDialog {...frame} />,
};

/** The dialog that is asked for. */
export function StructureDialogPart({ dialog, ...frame }: StructureDialogPartProps) {
  const show = dialogs[dialog.kind] as (dialog: StructureDialog, frame: Frame) => ReactElement;
  return show(dialog, frame);
}
