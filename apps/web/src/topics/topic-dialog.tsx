import type { GroupId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import { CreateTopic, type TopicView } from '@parley/contract/topics';
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
      <TopicForm onClose={onClose} target={target} />
    </FormDialog>
  );
}

const TopicName = CreateTopic.pick({ name: true });

function TopicForm({ onClose, target }: Omit<Props, 'isOpen'>) {
  const topic = 'topic' in target ? target.topic : null;
  const form = useSchemaForm(TopicName, { name: topic?.name ?? '' });
  const ends = {
    onSuccess: () => onClose(),
    onError: (error: unknown) => showFailure(form, error, topic ? renameFailure : createFailure),
  };
  const create = trpc.topics.create.useMutation(ends);
  const rename = trpc.topics.rename.useMutation(ends);
  const { isPending, isSuccess } = topic ? rename : create;
  const { errors, isDirty } = form.formState;
  useUnsaved(isDirty && !isSuccess);

  function save({ name }: { name: string }) {
    if ('groupId' in target) create.mutate({ groupId: target.groupId, name });
    else rename.mutate({ groupId: target.topic.groupId, topicId: target.topic.id, name });
  }

  return (
    <form noValidate onSubmit={form.handleSubmit(save)}>
      <TextField
        label={roomPartTexts.topicName}
        autoComplete="off"
        maxLength={limits.topicNameMaxChars}
        error={errors.name?.message}
        {...form.register('name')}
      />
      <FormError>{errors.root?.message}</FormError>
      <FormActions
        submitLabel={topic ? uiTexts.save : roomPartTexts.createTopicSubmit}
        isPending={isPending}
        onCancel={onClose}
      />
    </form>
  );
}

const createFailure = ({ reason }: Failure) => (reason === 'conflict' ? roomPartTexts.tooManyTopics : undefined);
const renameFailure = ({ reason }: Failure) => (reason === 'not_found' ? roomPartTexts.topicGone : undefined);
