import { permissionsOf } from '@parley/contract/permissions';
import { trpc } from '#lib/trpc.ts';
import { useMe, useMyGroups } from '#me/queries.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { groupTexts } from '#texts/groups.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { onParted, type PartingProps } from './parting.ts';
import { useStructureDialogs } from './structure-dialogs.ts';

/** Asks before one leaves a group; its owner is told what has to come first. */
export function LeaveGroupDialog({ isOpen, onClose, groupId, name }: PartingProps) {
  const me = useMe();
  const open = useStructureDialogs();
  const ownerId = useMyGroups()?.find(({ id }) => id === groupId)?.ownerId;
  const leave = trpc.groups.leave.useMutation(onParted(onClose, groupTexts.leftByYou(name)));

  if (me && ownerId && permissionsOf({ ownerId }, me.id).has('manageGroup')) {
    return (
      <ConfirmDialog
        isOpen={isOpen}
        onClose={onClose}
        title={groupPartTexts.ownerStays(name)}
        description={groupPartTexts.ownerStaysLine}
        confirmLabel={groupPartTexts.toOwnership}
        isDanger={false}
        onConfirm={() => open({ kind: 'groupSettings', groupId, tab: 'ownership' })}
      />
    );
  }
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={groupPartTexts.leaveTitle(name)}
      description={groupPartTexts.leaveLine}
      confirmLabel={groupPartTexts.leaveSubmit}
      act={leave}
      onConfirm={() => leave.mutate({ groupId })}
    />
  );
}
