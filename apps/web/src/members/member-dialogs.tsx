import type { GroupView } from '@parley/contract/groups';
import { trpc } from '#lib/trpc.ts';
import { memberTexts } from '#texts/members.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { showToast } from '#ui/toasts.ts';
import { useNewest } from '#users/queries.ts';
import type { MemberQuestion } from './use-member-question.ts';

export type MemberDialogsProps = {
  isOpen: boolean;
  onClose: () => void;
  group: GroupView;
  question: MemberQuestion;
};

/** Asks before somebody is removed from a group, or is given it. The group's stream shows the outcome. */
export function MemberDialogs({ isOpen, onClose, group, question }: MemberDialogsProps) {
  const { id, displayName } = useNewest(question.person);
  const input = { groupId: group.id, userId: id };
  const remove = trpc.members.remove.useMutation({
    onSuccess: () => finish(memberTexts.removed(displayName)),
  });
  const transfer = trpc.groups.transfer.useMutation({
    onSuccess: () => finish(memberTexts.transferred(group.name, displayName)),
  });
  const isRemoval = question.act === 'remove';
  const act = isRemoval ? remove : transfer;

  function finish(text: string) {
    showToast({ text });
    close();
  }

  function close() {
    remove.reset();
    transfer.reset();
    onClose();
  }

  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={close}
      title={isRemoval ? memberTexts.removeTitle(displayName) : memberTexts.transferTitle(displayName)}
      description={isRemoval ? memberTexts.removeLine(group.name) : memberTexts.transferLine(group.name)}
      confirmLabel={isRemoval ? memberTexts.remove : memberTexts.transfer}
      act={act}
      onConfirm={() => act.mutate(input)}
    />
  );
}
