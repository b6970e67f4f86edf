import { X } from 'lucide-react';
import { messageTexts } from '#texts/messages.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { useConversing } from './conversation-context.ts';
import { plainText } from './plain-text.ts';

/** What the message being written answers, over the composer. */
export function ReplyBanner({ seq, onCancel }: { seq: number; onCancel: () => void }) {
  const { messageOf, personOf, jumpTo } = useConversing();
  const message = messageOf(seq);
  const author = message && personOf(message.authorId);

  return (
    <div className="flex items-center gap-2 rounded-t-lg border border-line border-b-line bg-raised/60 py-1 pr-1.5 pl-4 text-muted text-sm">
      <button
        type="button"
        className="flex min-w-0 flex-1 gap-1.5 py-1 text-left hover:text-text"
        onClick={() => jumpTo(seq)}
      >
        <span className="shrink-0">{messageTexts.replyingTo}</span>
        <span className="shrink-0 font-semibold text-text">{author?.displayName ?? messageTexts.unknownPerson}</span>
        <span className="truncate">{message && plainText(message, personOf)}</span>
      </button>
      <IconButton label={messageTexts.cancelReply} keys="Esc" size="sm" onClick={onCancel}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
