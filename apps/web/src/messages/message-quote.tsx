import type { PersonView } from '@parley/contract/fields';
import type { MessageView } from '@parley/contract/messages';
import { messageTexts } from '#texts/messages.ts';
import { Avatar } from '#ui/avatar.tsx';
import { useConversing } from './conversation-context.ts';
import { plainText } from './plain-text.ts';

type Props = {
  seq: number;
  /** Missing where it isn't held. */
  message: MessageView | undefined;
  author: PersonView | undefined;
};

/** What a message answers, on one line above it; pressing it leads there. */
export function MessageQuote({ seq, message, author }: Props) {
  const { personOf, jumpTo } = useConversing();
  const name = author?.displayName ?? messageTexts.unknownPerson;
  const line = !message
    ? messageTexts.quoteMissing
    : message.isDeleted
      ? messageTexts.deleted
      : plainText(message, personOf);

  return (
    <button
      type="button"
      className="relative col-start-2 mb-0.5 flex min-w-0 items-center gap-1.75 text-left text-muted text-xs before:absolute before:top-2 before:-left-8.25 before:h-2.5 before:w-6.5 before:rounded-tl-sm before:border-line before:border-t-2 before:border-l-2 hover:text-text pointer-coarse:min-h-8"
      onClick={() => jumpTo(seq)}
    >
      <span className="sr-only">{messageTexts.inReplyTo}</span>
      {message && (
        <>
          <Avatar of={author ?? { id: message.authorId, displayName: name }} size="xs" />
          <span className="max-w-2/5 shrink-0 truncate font-semibold text-text">{name}</span>
        </>
      )}
      <span className="truncate">{line}</span>
    </button>
  );
}
