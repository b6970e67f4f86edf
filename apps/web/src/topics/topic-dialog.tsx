import type { GroupId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import { CreateTopic, RenameTopic, type TopicView } from '@parley/contract/topics';
import { type Failure, showFailure, useSchemaForm } from '#lib/form.ts';
import { trpc } from '#lib/trpc.ts';
import { roomPartTexts } from '#texts/room-parts.ts';
import { uiTexts } from '#texts/ui.ts';
import { FormError } from '#ui/field.tsx';
import { FormActions } from '#ui/form-actions.tsx';
import { FormDialog, useUnsaved } from '#ui/form-dialog.tsx';
import { TextField } from '#ui/text-field.tsx';

/** Either the group that gets a topic, or the topic that gets another name. */
type Target = { groupId: GroupId } | { topic: TopicView };
type Props = { isOpen: boolean; onClose: () => void; target: Target };

/** Asks for the name of a topic, new or not. */
export function TopicDialog({ isOpen, onClose, target }: Props) {
  const isNew = 'groupId' in target;
  return (
    <FormDialog
      isOpen={isOpen}
      onClose={onClose}
      title={isNew ? roomPartTexts.createTopicTitle : roomPartTexts.renameTopicTitle}
    >
      {isNew ? <CreateForm {...target} onClose={onClose} /> : <RenameForm {...target} onClose={onClose} />}
    </FormDialog>
  );
}

const failureText = ({ reason }: Failure) => (reason === 'conflict' ? roomPartTexts.tooManyTopics : undefined);

function CreateForm({ groupId, onClose }: { groupId: GroupId; onClose: () => void }) {
  const form = useSchemaForm(CreateTopic, { groupId, name: '' });
  const create = trpc.topics.create.useMutation({
    onSuccess: onClose,
    onError: (error) => showFailure(form, error, failureText),
  });
  const { errors, isDirty } = form.formState;
  useUnsaved(isDirty && !create.isSuccess);

  return (
    <form noValidate onSubmit={form.handleSubmit((input) => create.mutate(input))}>
      <TextField
        label={roomPartTexts.topicName}
        autoComplete="off"
        maxLength={limits.topicNameMaxChars}
        error={errors.name?.message}
        {...form.register('name')}
      />
      <FormError>{errors.root?.message}</FormError>
      <FormActions submitLabel={roomPartTexts.createTopicSubmit} isPending={create.isPending} onCancel={onClose} />
    </form>
  );
}

function RenameForm({ topic, onClose }: { topic: TopicView; onClose: () => void }) {
  const form = useSchemaForm(RenameTopic, { groupId: topic.groupId, topicId: topic.id, name: topic.name });
  const rename = trpc.topics.rename.useMutation({
    onSuccess: onClose,
    onError: (error) =>
      showFailure(form, error, ({ reason }) => (reason === 'not_found' ? roomPartTexts.topicGone : undefined)),
  });
  const { errors, isDirty } = form.formState;
  useUnsaved(isDirty && !rename.isSuccess);

  return (
    <form noValidate onSubmit={form.handleSubmit((input) => rename.mutate(input))}>
      <TextField
        label={roomPartTexts.topicName}
        autoComplete="off"
        maxLength={limits.topicNameMaxChars}
        error={errors.name?.message}
        {...form.register('name')}
      />
      <FormError>{errors.root?.message}</FormError>
      <FormActions submitLabel={uiTexts.save} isPending={rename.isPending} onCancel={onClose} />
    </form>
  );
}
