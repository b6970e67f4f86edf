import { errorFields, errorText } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { groupTexts } from '#texts/groups.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { onParted, type PartingProps } from './parting.ts';

/** Asks for the group's name before the group is deleted for everybody. */
export function DeleteGroupDialog({ isOpen, onClose, groupId, name }: PartingProps) {
  const remove = trpc.groups.delete.useMutation(onParted(onClose, groupTexts.deleted(name)));

  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={groupPartTexts.deleteTitle(name)}
      description={groupPartTexts.deleteLine}
      confirmLabel={groupTexts.delete}
      nameToType={name}
      act={remove}
      errorText={(error) => (errorFields(error).includes('name') ? groupPartTexts.nameDiffers : errorText(error))}
      onConfirm={() => remove.mutate({ groupId, name })}
    />
  );
}
