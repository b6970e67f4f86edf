import type { MessageView } from '@parley/contract/messages';
import { Ellipsis, Pencil, Reply } from 'lucide-react';
import { messageTexts } from '#texts/messages.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Menu } from '#ui/menu.tsx';
import { useConversing } from './conversation-context.ts';

/** What is done most with a message, over its upper edge, and behind the dots all the rest. */
export function MessageToolbar({ message }: { message: MessageView }) {
  const { meId, reply, edit, menuOf } = useConversing();

  return (
    <div
      role="toolbar"
      aria-label={messageTexts.actions}
      className="absolute -top-3.5 right-5.5 z-10 flex rounded-md border border-line bg-overlay p-0.5 shadow-overlay max-md:right-3"
    >
      <IconButton label={messageTexts.reply} keys="R" size="sm" onClick={() => reply(message)}>
        <Reply aria-hidden className="size-4" />
      </IconButton>
      {message.authorId === meId && (
        <IconButton label={messageTexts.edit} keys="E" size="sm" onClick={() => edit(message)}>
          <Pencil aria-hidden className="size-4" />
        </IconButton>
      )}
      <Menu groups={menuOf(message)} align="end">
        {(trigger) => (
          <IconButton label={messageTexts.actions} size="sm" {...trigger}>
            <Ellipsis aria-hidden className="size-4" />
          </IconButton>
        )}
      </Menu>
    </div>
  );
}
