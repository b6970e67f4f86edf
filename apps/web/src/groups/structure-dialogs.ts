import type { GroupId, TopicId } from '@parley/contract/ids';
import type { RoomView } from '@parley/contract/rooms';
import type { TopicView } from '@parley/contract/topics';
import { createContext, use } from 'react';

/** What a dialog about the structure of groups may be about, and about oneself, who stands beside them. */
export type StructureDialog =
  | { kind: 'createGroup' }
  | { kind: 'openInvite' }
  | { kind: 'groupSettings'; groupId: GroupId; tab?: 'overview' | 'invites' | 'ownership' }
  | { kind: 'invite'; groupId: GroupId; name: string }
  | { kind: 'leaveGroup'; groupId: GroupId; name: string }
  | { kind: 'deleteGroup'; groupId: GroupId; name: string }
  | { kind: 'createTopic'; groupId: GroupId }
  | { kind: 'renameTopic'; topic: TopicView }
  | { kind: 'deleteTopic'; topic: TopicView }
  | { kind: 'createRoom'; groupId: GroupId; topicId?: TopicId }
  | { kind: 'editRoom'; room: RoomView }
  | { kind: 'deleteRoom'; room: RoomView }
  | { kind: 'status' };

export const StructureDialogsContext = createContext<((dialog: StructureDialog) => void) | null>(null);

/** Opens a dialog about groups, topics, rooms or oneself; from anywhere inside the signed-in app. */
export function useStructureDialogs(): (dialog: StructureDialog) => void {
  const open = use(StructureDialogsContext);
  if (!open) throw new Error('useStructureDialogs needs a DialogHost around it');
  return open;
}
