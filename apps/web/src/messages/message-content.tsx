import { CircleAlert } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { cx } from '#lib/class-names.ts';
import { formatFull } from '#lib/format.ts';
import { loadPart } from '#lib/load-part.ts';
import { messageTexts } from '#texts/messages.ts';
import { Button } from '#ui/button.tsx';
import { useConversing } from './conversation-context.ts';
import { Markdown } from './markdown.tsx';
import { blocksOf } from './markdown-loader.ts';
import type { PendingMessage } from './outbox.ts';
import type { MessageRow, PendingRow } from './rows.ts';

const MessageEditor = lazy(() =>
  loadPart(() => import('./message-editor.tsx')).then((part) => ({ default: part.MessageEditor })),
);

/** What a message says, or what became of it. */
export function MessageContent({ row, isEditing }: { row: MessageRow | PendingRow; isEditing: boolean }) {
  if (row.type === 'message' && row.message.isDeleted) {
    return <p className="text-muted italic">{messageTexts.deleted}</p>;
  }
  const editedAt = row.type === 'message' ? row.message.editedAt : null;
  const text = <Markdown blocks={blocksOf(row.message)} suffix={editedAt && <Edited at={editedAt} />} />;

  if (row.type === 'message' && isEditing) {
    return (
      <Suspense fallback={text}>
        <MessageEditor message={row.message} />
      </Suspense>
    );
  }
  return (
    <>
      {text}
      {row.type === 'pending' && isStuck(row.message) && <Unsent message={row.message} />}
    </>
  );
}

const Edited = ({ at }: { at: string }) => (
  <time dateTime={at} title={formatFull(at)} className="ml-1.5 text-2xs text-muted">
    {messageTexts.edited}
  </time>
);

/** Whether its author may want to do something about it. */
export const isStuck = ({ status, isLate = false }: PendingMessage) => status === 'failed' || isLate;

function Unsent({ message: { clientId, status, error } }: { message: PendingMessage }) {
  const { retry, discard } = useConversing();
  const isFailed = status === 'failed';

  return (
    <div
      role={isFailed ? 'alert' : 'status'}
      className={cx(
        'mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm',
        isFailed ? 'text-danger-text' : 'text-muted',
      )}
    >
      <CircleAlert aria-hidden className="size-4 shrink-0" />
      <span>{isFailed ? `${messageTexts.notSent} ${error}` : messageTexts.notSentYet}</span>
      {isFailed && (
        <Button size="sm" onClick={() => retry(clientId)}>
          {messageTexts.retry}
        </Button>
      )}
      <Button size="sm" variant="ghost" onClick={() => discard(clientId)}>
        {messageTexts.discard}
      </Button>
    </div>
  );
}
