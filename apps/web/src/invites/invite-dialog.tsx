import type { GroupId } from '@parley/contract/ids';
import { groupPartTexts } from '#texts/group-parts.ts';
import { Dialog } from '#ui/dialog.tsx';
import { InviteLinks } from './invite-links.tsx';

type Props = { isOpen: boolean; onClose: () => void; groupId: GroupId; name: string };

/** Links to give to people whom one wants in a group. */
export function InviteDialog({ isOpen, onClose, groupId, name }: Props) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={groupPartTexts.inviteTitle(name)}
      description={groupPartTexts.inviteLine}
    >
      <InviteLinks groupId={groupId} />
    </Dialog>
  );
}
