import type { TopicView } from '@parley/contract/topics';
import { useGroup } from '#groups/queries.ts';
import { errorReason } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { roomPartTexts } from '#texts/room-parts.ts';
import { roomTexts } from '#texts/rooms.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';

type Props = { isOpen: boolean; onClose: () => void; topic: TopicView };

/** Asks before a topic is deleted with its rooms. */
export function DeleteTopicDialog({ isOpen, onClose, topic }: Props) {
  const { groupId, id: topicId, name } = topic;
  const rooms = useGroup(groupId)?.rooms.filter((room) => room.topicId === topicId) ?? [];
  const remove = trpc.topics.delete.useMutation({
    onSuccess: onClose,
    // Somebody else was faster.
    onError: (error) => errorReason(error) === 'not_found' && onClose(),
  });

  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={roomPartTexts.deleteTopicTitle(name)}
      description={roomPartTexts.deleteTopicLine(rooms.length)}
      confirmLabel={roomTexts.deleteTopic}
      act={remove}
      onConfirm={() => remove.mutate({ groupId, topicId })}
    />
  );
}
