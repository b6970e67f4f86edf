import { Users } from 'lucide-react';
import { uiTexts } from '#texts/ui.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { usePanes } from './panes.ts';

/** Shows the members or puts them away. */
export function MembersToggle() {
  const { areMembersShown, toggleMembers } = usePanes();

  return (
    <IconButton
      label={areMembersShown ? uiTexts.hideMembers : uiTexts.showMembers}
      side="bottom"
      isOn={areMembersShown}
      onClick={toggleMembers}
    >
      <Users aria-hidden className="size-4.5" />
    </IconButton>
  );
}
