import type { PersonView } from '@parley/contract/fields';
import type { MessageView } from '@parley/contract/messages';
import { memo, useState } from 'react';
import { cx } from '#lib/class-names.ts';
import { formatTime } from '#lib/format.ts';
import { messageTexts } from '#texts/messages.ts';
import { useConversing } from './conversation-context.ts';
import { DayDivider, NewDivider } from './dividers.tsx';
import { useMarkdown } from './markdown-loader.ts';
import { isStuck, MessageContent } from './message-content.tsx';
import { MessageGutter, MessageHead } from './message-head.tsx';
import { MessageQuote } from './message-quote.tsx';
import { MessageToolbar } from './message-toolbar.tsx';
import { plainText } from './plain-text.ts';
import type { MessageRow, PendingRow } from './rows.ts';
import { useLookedAt } from './use-looked-at.ts';

type Props = {
  row: MessageRow | PendingRow;
  author: PersonView | undefined;
  /** What it answers; the message itself where it is held. */
  quoteSeq: number | null;
  quoted: MessageView | undefined;
  quotedAuthor: PersonView | undefined;
  /** Whether it is about the reader: it mentions them. */
  isMention: boolean;
  /** Whether the reader was just brought to it. */
  isFlashing: boolean;
  /** Whether the keyboard comes to this message first. */
  isCurrent: boolean;
  isEditing: boolean;
  onFlashed: () => void;
};

/** For so long a message counts as having just come. */
const freshMs = 3_000;

/** One message with what stands above it: a day, the line of new messages, what it answers. */
export const MessageItem = memo(function MessageItem(props: Props) {
  const { row, author, quoteSeq, quoted, quotedAuthor, isMention, isFlashing, isCurrent, isEditing, onFlashed } = props;
  const { message } = row;
  const [isFresh] = useState(() => Date.now() - Date.parse(message.createdAt) < freshMs);
  const { isLookedAt, handlers } = useLookedAt();
  const [hasMenu, setMenu] = useState(false);
  const isHot = isLookedAt || hasMenu;
  const confirmed = row.type === 'message' ? row.message : null;
  const { personOf } = useConversing();
  useMarkdown();
  const name = author?.displayName ?? messageTexts.unknownPerson;
  const text = confirmed?.isDeleted ? messageTexts.deleted : plainText(message, personOf);
  const isOnItsWay = row.type === 'pending' && !isStuck(row.message);

  return (
    <>
      {row.isNewDay && <DayDivider moment={message.createdAt} />}
      {row.type === 'message' && row.isFirstNew && <NewDivider />}
      <article
        data-seq={confirmed?.seq}
        tabIndex={confirmed ? (isCurrent ? 0 : -1) : undefined}
        aria-label={messageTexts.described(name, formatTime(message.createdAt), text)}
        className={cx(
          'group/row relative grid grid-cols-[2.375rem_1fr] gap-x-3.5 px-5 py-1.25 focus-visible:-outline-offset-2 max-md:px-3',
          row.isFirst && 'mt-3',
          isMention
            ? 'border-away border-l-3 bg-mention pl-4.25 max-md:pl-2.25'
            : (isHot || isEditing) && 'bg-raised/55',
          isFresh && 'animate-rise',
          isFlashing && 'animate-flash',
        )}
        {...handlers}
        onAnimationEnd={({ animationName }) => animationName === 'flash' && onFlashed()}
      >
        {quoteSeq !== null && <MessageQuote seq={quoteSeq} message={quoted} author={quotedAuthor} />}
        <MessageGutter row={row} author={author} isHot={isHot} />
        <div className={cx('min-w-0', isOnItsWay && 'opacity-60')}>
          {row.isFirst && <MessageHead row={row} author={author} isTabStop={isCurrent} />}
          <MessageContent row={row} isEditing={isEditing} />
        </div>
        {confirmed && isHot && !isEditing && !confirmed.isDeleted && (
          <MessageToolbar message={confirmed} onMenu={setMenu} />
        )}
      </article>
    </>
  );
});
