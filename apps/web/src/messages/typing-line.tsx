import type { PersonView } from '@parley/contract/fields';
import type { UserId } from '@parley/contract/ids';
import type { RoomSignals } from '@parley/contract/presence';
import { Fragment } from 'react';
import { formatListParts } from '#lib/format.ts';
import { messageTexts } from '#texts/messages.ts';
import { useEntered } from './use-entered.ts';

/** With more people typing than this, they are counted. */
const namedMax = 3;

/** Below the composer: who is typing, else who has just entered. */
export function TypingLine({ signals, meId }: { signals: RoomSignals | null; meId: UserId }) {
  const entered = useEntered(signals?.here, meId);
  const typing = signals?.typing.filter(({ id }) => id !== meId) ?? [];

  return (
    <div className="flex h-6.5 shrink-0 items-center gap-2 px-6 text-muted text-xs max-md:px-3">
      {typing.length > 0 ? (
        <>
          <TypingDots />
          <Typing people={typing} />
        </>
      ) : (
        entered.length > 0 && (
          <span className="animate-rise truncate">
            <Names people={entered} /> {messageTexts.entered}
          </span>
        )
      )}
    </div>
  );
}

function Typing({ people }: { people: PersonView[] }) {
  if (people.length > namedMax) return <span className="truncate">{messageTexts.manyTyping(people.length)}</span>;
  return (
    <span className="truncate">
      <Names people={people} /> {messageTexts.areTyping(people.length)}
    </span>
  );
}

function Names({ people }: { people: PersonView[] }) {
  const parts = formatListParts(people.map(({ displayName }) => displayName));
  let at = 0;
  return parts.map(({ type, value }) =>
    type === 'element' ? (
      <b key={people[at++]?.id} className="font-semibold text-text">
        {value}
      </b>
    ) : (
      <Fragment key={`after ${at}`}>{value}</Fragment>
    ),
  );
}

/** Three dots that rise in turn. */
const TypingDots = () => (
  <span aria-hidden className="flex gap-0.75">
    <i className="size-1 animate-dots rounded-full bg-muted" />
    <i className="size-1 animate-dots rounded-full bg-muted [animation-delay:150ms]" />
    <i className="size-1 animate-dots rounded-full bg-muted [animation-delay:300ms]" />
  </span>
);
