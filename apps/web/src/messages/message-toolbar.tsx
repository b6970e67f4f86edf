import type { MessageView } from '@parley/contract/messages';
import { Ellipsis, Pencil, Reply } from 'lucide-react';
import { messageTexts } from '#texts/messages.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Menu } from '#ui/menu.tsx';
import { useConversing } from './conversation-context.ts';

type Props = {
  message: MessageView;
  /** Told when the menu shows, and when it is gone: until then the toolbar has to stay. */
  onMenu: (isShown: boolean) => void;
};

/** What is done most with a message, over its upper edge or, where that is out of sight, at the top; behind the dots all the rest. */
export function MessageToolbar({ message, onMenu }: Props) {
  const { meId, reply, edit, menuOf } = useConversing();

  return (
    <div className="pointer-events-none absolute -top-3.5 right-5.5 bottom-0 z-10 flex items-start max-md:right-3">
      <div
        role="toolbar"
        aria-label={messageTexts.actions}
        className="pointer-events-auto sticky top-2 flex rounded-md border border-line bg-overlay p-0.5 shadow-overlay"
      >
        <IconButton label={messageTexts.reply} keys="R" size="sm" onClick={() => reply(message)}>
          <Reply aria-hidden className="size-4" />
        </IconButton>
        {message.authorId === meId && (
          <IconButton label={messageTexts.edit} keys="E" size="sm" onClick={() => edit(message)}>
            <Pencil aria-hidden className="size-4" />
          </IconButton>
        )}
        <Menu groups={menuOf(message)} align="end" onShown={onMenu}>
          {(trigger) => (
            <IconButton label={messageTexts.actions} size="sm" {...trigger}>
              <Ellipsis aria-hidden className="size-4" />
            </IconButton>
          )}
        </Menu>
      </div>
    </div>
  );
}
