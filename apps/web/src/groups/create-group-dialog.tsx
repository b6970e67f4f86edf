import { CreateGroup, type GroupSummary } from '@parley/contract/groups';
import { showFailure, useSchemaForm } from '#lib/form.ts';
import { trpc } from '#lib/trpc.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { FormActions } from '#ui/form-actions.tsx';
import { FormDialog, useUnsaved } from '#ui/form-dialog.tsx';
import { GroupFields } from './group-fields.tsx';
import { useEnterGroup } from './use-enter-group.ts';

type Props = { isOpen: boolean; onClose: () => void };

/** Asks what the new group is, makes it and goes there. */
export function CreateGroupDialog({ isOpen, onClose }: Props) {
  return (
    <FormDialog
      isOpen={isOpen}
      onClose={onClose}
      title={groupPartTexts.createTitle}
      description={groupPartTexts.createLine}
    >
      <CreateGroupForm onClose={onClose} />
    </FormDialog>
  );
}

const empty: CreateGroup = { name: '', description: '', category: 'community', isPublic: true, tags: [] };

function CreateGroupForm({ onClose }: Pick<Props, 'onClose'>) {
  const form = useSchemaForm(CreateGroup, empty);
  const enter = useEnterGroup();
  const create = trpc.groups.create.useMutation({
    onSuccess: (group: GroupSummary) => {
      onClose();
      enter(group);
    },
    onError: (error) =>
      showFailure(form, error, ({ reason }) => (reason === 'conflict' ? groupPartTexts.tooMany : undefined)),
  });
  useUnsaved(form.formState.isDirty && !create.isSuccess);

  return (
    <form noValidate onSubmit={form.handleSubmit((input) => create.mutate(input))}>
      <GroupFields form={form} />
      <FormActions submitLabel={groupPartTexts.createSubmit} isPending={create.isPending} onCancel={onClose} />
    </form>
  );
}
