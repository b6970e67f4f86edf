import type { GroupId } from '@parley/contract/ids';
import { showToast } from '#ui/toasts.ts';

/** A dialog that may end one's way with a group. */
export type PartingProps = { isOpen: boolean; onClose: () => void; groupId: GroupId; name: string };

/** What both ways of parting with a group do once it is done: say so, and close. */
export const onParted = (onClose: () => void, text: string) => ({
  onSuccess: () => {
    showToast({ text });
    onClose();
  },
});
