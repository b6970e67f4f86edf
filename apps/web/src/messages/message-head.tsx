import type { PersonView } from '@parley/contract/fields';
import { cx } from '#lib/class-names.ts';
import { formatFull, formatTime } from '#lib/format.ts';
import { messageTexts } from '#texts/messages.ts';
import { Avatar } from '#ui/avatar.tsx';
import { PersonButton } from './person-button.tsx';
import type { MessageRow, PendingRow } from './rows.ts';

type Props = { row: MessageRow | PendingRow; author: PersonView | undefined };

const nameOf = (author: PersonView | undefined) => author?.displayName ?? messageTexts.unknownPerson;

/** Who wrote a group of messages, and when its first. The author's card is behind their name and their picture. */
export function MessageHead({ row, author, isTabStop }: Props & { isTabStop: boolean }) {
  return (
    <div className="flex items-baseline gap-2">
      <PersonButton
        person={author}
        isTabStop={isTabStop}
        className="min-w-0 select-text truncate text-left font-semibold text-md enabled:hover:underline"
      >
        {nameOf(author)}
      </PersonButton>
      <When row={row} className="text-2xs" />
    </div>
  );
}

/** Left of a message: its author’s picture where a group begins, else its time while one looks at it. */
export function MessageGutter({ row, author, isHot }: Props & { isHot: boolean }) {
  if (row.isFirst) {
    const isWaiting = row.type === 'pending' && row.message.status === 'sending';
    return (
      <PersonButton
        person={author}
        isTabStop={false}
        label={nameOf(author)}
        className={cx('self-start rounded-squircle', isWaiting && 'opacity-60')}
      >
        <Avatar of={author ?? { id: row.key, displayName: nameOf(author) }} />
      </PersonButton>
    );
  }
  return <div className="pt-1 text-right leading-none">{isHot && <When row={row} className="text-3xs" />}</div>;
}

function When({ row, className }: { row: MessageRow | PendingRow; className: string }) {
  const { createdAt } = row.message;
  const isWaiting = row.type === 'pending' && row.message.status === 'sending';
  if (isWaiting && row.isFirst)
    return <span className={cx('shrink-0 text-muted', className)}>{messageTexts.sending}</span>;

  return (
    <time dateTime={createdAt} title={formatFull(createdAt)} className={cx('tabular shrink-0 text-muted', className)}>
      {formatTime(createdAt)}
    </time>
  );
}
