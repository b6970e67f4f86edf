import type { GroupView } from '@parley/contract/groups';
import type { GroupId, TopicId } from '@parley/contract/ids';
import { CreateRoom, EditRoom, type RoomView } from '@parley/contract/rooms';
import { useNavigate } from '@tanstack/react-router';
import { FolderPlus } from 'lucide-react';
import { Controller } from 'react-hook-form';
import { useGroupQuery } from '#groups/queries.ts';
import { useStructureDialogs } from '#groups/structure-dialogs.ts';
import { type Failure, showFailure, useSchemaForm } from '#lib/form.ts';
import { trpc } from '#lib/trpc.ts';
import { groupTexts } from '#texts/groups.ts';
import { roomPartTexts } from '#texts/room-parts.ts';
import { roomTexts } from '#texts/rooms.ts';
import { uiTexts } from '#texts/ui.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { FormError } from '#ui/field.tsx';
import { FormActions } from '#ui/form-actions.tsx';
import { FormDialog, useUnsaved } from '#ui/form-dialog.tsx';
import { Select } from '#ui/select.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { RoomFields } from './room-fields.tsx';

/** Either where the new room goes, or the room that is changed. */
type Target = { groupId: GroupId; topicId?: TopicId } | { room: RoomView };
type Props = { isOpen: boolean; onClose: () => void; target: Target };

/** Asks what a room is called and about, new or not. */
export function RoomDialog({ isOpen, onClose, target }: Props) {
  const isNew = 'groupId' in target;
  return (
    <FormDialog
      isOpen={isOpen}
      onClose={onClose}
      title={isNew ? roomTexts.createRoomTitle : roomPartTexts.editRoomTitle(target.room.name)}
    >
      {isNew ? <NewRoom {...target} onClose={onClose} /> : <EditForm {...target} onClose={onClose} />}
    </FormDialog>
  );
}

type NewProps = { groupId: GroupId; topicId?: TopicId; onClose: () => void };

/** A room needs to know the group's topics. */
function NewRoom({ groupId, topicId, onClose }: NewProps) {
  const open = useStructureDialogs();
  const { data: group, error, refetch, isFetching } = useGroupQuery(groupId);

  if (!group) {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} isRetrying={isFetching} />;
    return <Skeleton className="h-64" />;
  }
  const first = group.topics.find(({ id }) => id === topicId) ?? group.topics[0];
  if (first) return <CreateForm group={group} topicId={first.id} onClose={onClose} />;
  return (
    <EmptyState
      icon={FolderPlus}
      title={roomTexts.noTopicsTitle}
      action={<Button onClick={() => open({ kind: 'createTopic', groupId })}>{groupTexts.createTopic}</Button>}
    >
      {roomTexts.noTopicsLine}
    </EmptyState>
  );
}

function CreateForm({ group, topicId, onClose }: { group: GroupView; topicId: TopicId; onClose: () => void }) {
  const groupId = group.id;
  const navigate = useNavigate();
  const form = useSchemaForm(CreateRoom, { groupId, topicId, name: '', description: '' });
  const create = trpc.rooms.create.useMutation({
    onSuccess: (room) => {
      onClose();
      void navigate({ to: '/groups/$groupId/rooms/$roomId', params: { groupId, roomId: room.id } });
    },
    onError: (error) => showFailure(form, error, createFailure),
  });
  const { errors, isDirty } = form.formState;
  useUnsaved(isDirty && !create.isSuccess);

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={form.handleSubmit(({ name, description, topicId }) =>
        create.mutate({ groupId, topicId, name, description }),
      )}
    >
      <RoomFields register={form.register} errors={errors} />
      {group.topics.length > 1 && (
        <Controller
          control={form.control}
          name="topicId"
          render={({ field }) => (
            <Select
              label={roomPartTexts.topic}
              options={group.topics.map(({ id, name }) => ({ value: id as string, label: name }))}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
      )}
      <FormError>{errors.root?.message}</FormError>
      <FormActions submitLabel={roomPartTexts.createRoomSubmit} isPending={create.isPending} onCancel={onClose} />
    </form>
  );
}

const createFailure = ({ reason }: Failure) => {
  if (reason === 'conflict') return roomPartTexts.tooManyRooms;
  return reason === 'not_found' ? roomPartTexts.topicGone : undefined;
};

function EditForm({ room, onClose }: { room: RoomView; onClose: () => void }) {
  const { groupId, id: roomId, name, description } = room;
  const form = useSchemaForm(EditRoom, { groupId, roomId, name, description });
  const edit = trpc.rooms.edit.useMutation({
    onSuccess: onClose,
    onError: (error) =>
      showFailure(form, error, ({ reason }) => (reason === 'not_found' ? roomPartTexts.roomGone : undefined)),
  });
  const { errors, isDirty } = form.formState;
  useUnsaved(isDirty && !edit.isSuccess);

  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={form.handleSubmit((input) => edit.mutate(input))}>
      <RoomFields register={form.register} errors={errors} />
      <FormError>{errors.root?.message}</FormError>
      <FormActions submitLabel={uiTexts.save} isPending={edit.isPending} onCancel={onClose} />
    </form>
  );
}
