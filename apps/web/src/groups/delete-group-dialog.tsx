import type { GroupId } from '@parley/contract/ids';
import { errorFields, errorText } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { groupTexts } from '#texts/groups.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { showToast } from '#ui/toasts.ts';

type Props = { isOpen: boolean; onClose: () => void; groupId: GroupId; name: string };

/** Asks for the group's name before the group is deleted for everybody. */
export function DeleteGroupDialog({ isOpen, onClose, groupId, name }: Props) {
  const remove = trpc.groups.delete.useMutation({
    onSuccess: () => {
      showToast({ text: groupTexts.deleted(name) });
      onClose();
    },
  });
  const { error } = remove;

  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={groupPartTexts.deleteTitle(name)}
      description={groupPartTexts.deleteLine}
      confirmLabel={groupTexts.delete}
      nameToType={name}
      isPending={remove.isPending}
      error={error ? (errorFields(error).includes('name') ? groupPartTexts.nameDiffers : errorText(error)) : undefined}
      onConfirm={() => remove.mutate({ groupId, name })}
    />
  );
}
