import type { GroupView } from '@parley/contract/groups';
import { permissionsOf } from '@parley/contract/permissions';
import { Hash } from 'lucide-react';
import { useMe } from '#me/queries.ts';
import { groupTexts } from '#texts/groups.ts';
import { roomTexts } from '#texts/rooms.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useStructureDialogs } from './structure-dialogs.ts';

/** In place of the conversation of a group that has no rooms: whoever may makes one. */
export function NoRooms({ group }: { group: GroupView }) {
  const me = useMe();
  const open = useStructureDialogs();
  const canManage = me !== undefined && permissionsOf(group, me.id).has('manageRooms');
  const hasTopics = group.topics.length > 0;
  const create = () => open({ kind: hasTopics ? 'createRoom' : 'createTopic', groupId: group.id });

  return (
    <EmptyState
      icon={Hash}
      title={roomTexts.noneTitle}
      action={
        canManage && (
          <Button variant="primary" onClick={create}>
            {hasTopics ? groupTexts.createRoom : groupTexts.createTopic}
          </Button>
        )
      }
    >
      {canManage ? roomTexts.noneLine : roomTexts.noneForMembers}
    </EmptyState>
  );
}
