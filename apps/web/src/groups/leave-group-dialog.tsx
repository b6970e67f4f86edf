import type { GroupId } from '@parley/contract/ids';
import { permissionsOf } from '@parley/contract/permissions';
import { errorText } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { useMe, useMyGroups } from '#me/queries.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { groupTexts } from '#texts/groups.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { showToast } from '#ui/toasts.ts';
import { useStructureDialogs } from './structure-dialogs.ts';

type Props = { isOpen: boolean; onClose: () => void; groupId: GroupId; name: string };

/** Asks before one leaves a group; its owner is told what has to come first. */
export function LeaveGroupDialog({ isOpen, onClose, groupId, name }: Props) {
  const me = useMe();
  const open = useStructureDialogs();
  const ownerId = useMyGroups()?.find(({ id }) => id === groupId)?.ownerId;
  const leave = trpc.groups.leave.useMutation({
    onSuccess: () => {
      showToast({ text: groupTexts.leftByYou(name) });
      onClose();
    },
  });

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
      isPending={leave.isPending}
      error={leave.error ? errorText(leave.error) : undefined}
      onConfirm={() => leave.mutate({ groupId })}
    />
  );
}
