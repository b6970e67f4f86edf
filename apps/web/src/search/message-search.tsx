import type { GroupView } from '@parley/contract/groups';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { searchTexts } from '#texts/search.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { onDemand } from '#ui/on-demand.tsx';
import type { SearchDialogProps } from './search-dialog.tsx';

const SearchDialog = onDemand<SearchDialogProps>(() => import('./search-dialog.tsx').then((part) => part.SearchDialog));

/** Opens the search for messages, by its button or by Ctrl or Cmd with F; pressed once more, that is the browser's own. */
export function MessageSearch({ group }: { group: GroupView }) {
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    if (isOpen) return;
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setOpen(true);
    }
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [isOpen]);

  return (
    <>
      <IconButton label={searchTexts.label} side="bottom" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Search aria-hidden className="size-4.5" />
      </IconButton>
      <SearchDialog isOpen={isOpen} onClose={() => setOpen(false)} group={group} />
    </>
  );
}
