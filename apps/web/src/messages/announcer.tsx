import type { UserId } from '@parley/contract/ids';
import type { RoomLog } from '@parley/contract/room-log';
import { useEffect, useRef, useState } from 'react';
import { messageTexts } from '#texts/messages.ts';
import type { ConversationContext } from './conversation-context.ts';
import { plainText } from './plain-text.ts';

const batchMs = 1_500;
/** More than these are counted instead of read. */
const readMax = 3;

type Props = { log: RoomLog; meId: UserId; personOf: ConversationContext['personOf'] };

/** Reads aloud what others say, politely and in batches. */
export function Announcer({ log, meId, personOf }: Props) {
  const [text, setText] = useState('');
  const latest = useRef({ log, meId, personOf });
  latest.current = { log, meId, personOf };
  const said = useRef(log.lastSeq);
  const hasNew = log.lastSeq > said.current;

  useEffect(() => {
    if (!hasNew) return;
    const timer = setTimeout(() => {
      setText(announcement(latest.current, said.current));
      said.current = latest.current.log.lastSeq;
    }, batchMs);
    return () => clearTimeout(timer);
  }, [hasNew]);

  return (
    <div role="status" className="sr-only">
      {text}
    </div>
  );
}

/** What is said of the messages after `from`: each one if they are few, else how many. */
export function announcement({ log, meId, personOf }: Props, from: number): string {
  const come = [];
  for (let seq = from + 1; seq <= log.lastSeq; seq++) {
    const message = log.messages.get(seq);
    if (message && !message.isDeleted && message.authorId !== meId) come.push(message);
  }
  if (come.length > readMax) return messageTexts.countNew(come.length);
  return come
    .map((message) => {
      const author = personOf(message.authorId)?.displayName ?? messageTexts.unknownPerson;
      return messageTexts.announced(author, plainText(message, personOf));
    })
    .join('\n');
}
