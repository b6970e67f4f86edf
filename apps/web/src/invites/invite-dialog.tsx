import type { GroupId } from '@parley/contract/ids';
import { groupTexts } from '#texts/groups.ts';
import { Dialog } from '#ui/dialog.tsx';
import { InviteLinks } from './invite-links.tsx';

type Props = { isOpen: boolean; onClose: () => void; groupId: GroupId; name: string };

/** Links to give to people whom one wants in a group. */
export function InviteDialog({ isOpen, onClose, groupId, name }: Props) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={groupTexts.inviteTitle(name)} description={groupTexts.inviteLine}>
      <InviteLinks groupId={groupId} />
    </Dialog>
  );
}
