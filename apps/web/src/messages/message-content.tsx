import { CircleAlert } from 'lucide-react';
import { lazy, Suspense } from 'react';
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
      {row.type === 'pending' && row.message.status === 'failed' && <Failure message={row.message} />}
    </>
  );
}

const Edited = ({ at }: { at: string }) => (
  <time dateTime={at} title={formatFull(at)} className="ml-1.5 text-2xs text-muted">
    {messageTexts.edited}
  </time>
);

function Failure({ message: { clientId, error } }: { message: PendingMessage }) {
  const { retry, discard } = useConversing();

  return (
    <div role="alert" className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-danger-text text-sm">
      <CircleAlert aria-hidden className="size-4 shrink-0" />
      <span>
        {messageTexts.notSent} {error}
      </span>
      <Button size="sm" onClick={() => retry(clientId)}>
        {messageTexts.retry}
      </Button>
      <Button size="sm" variant="ghost" onClick={() => discard(clientId)}>
        {messageTexts.discard}
      </Button>
    </div>
  );
}
