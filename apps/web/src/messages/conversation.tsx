import type { RoomSignals } from '@parley/contract/presence';
import type { RoomView } from '@parley/contract/rooms';
import type { RoomBadge } from '@parley/contract/unread';
import type { MeView } from '@parley/contract/users';
import { lazy, Suspense, useRef, useState } from 'react';
import { formatTime } from '#lib/format.ts';
import { loadPart } from '#lib/load-part.ts';
import { useMediaQuery } from '#lib/media-query.ts';
import { useBadge, useMe } from '#me/queries.ts';
import type { PersonCardProps } from '#members/person-card.tsx';
import { messageTexts } from '#texts/messages.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { onDemand } from '#ui/on-demand.tsx';
import { Announcer } from './announcer.tsx';
import { Composer } from './composer.tsx';
import { Conversing } from './conversation-context.ts';
import type { DeleteDialogProps } from './delete-dialog.tsx';
import { LoadingRows } from './list-ends.tsx';
import { MessageList } from './message-list.tsx';
import { useMessageActions, useOutbox } from './mutations.ts';
import { useRoomReader } from './queries.ts';
import { UnreadBar } from './unread-bar.tsx';
import { useCard } from './use-card.ts';
import { useConversation } from './use-conversation.ts';
import { useDraft } from './use-draft.ts';
import { useJumps } from './use-jumps.ts';
import { useReading } from './use-reading.ts';
import { useRemoval } from './use-removal.ts';

/** There is nothing to say in it before the connection stands. */
const TypingLine = lazy(() =>
  loadPart(() => import('./typing-line.tsx')).then((part) => ({ default: part.TypingLine })),
);

const PersonCard = onDemand<PersonCardProps>(() => import('#members/person-card.tsx').then((part) => part.PersonCard));

const DeleteDialog = onDemand<DeleteDialogProps>(() => import('./delete-dialog.tsx').then((part) => part.DeleteDialog));

type Props = {
  room: RoomView;
  /** Whether the reader may delete what others wrote. */
  canModerate: boolean;
  /** Who is in the room and who types; null until that is known. */
  signals: RoomSignals | null;
  /** A message that a link leads to. */
  permalink: number | null;
  /** Called when the list was brought there. */
  onArrived: () => void;
  /** The address of a message, to be given to others. */
  linkTo: (seq: number) => string;
  /** Called when the reader may not see the room any more. */
  onGone: () => void;
};

/** A room's messages and where one writes: the whole pane below its top bar. */
export function Conversation(props: Props) {
  const me = useMe();
  const badge = useBadge(props.room.id);

  if (!me || !badge) return <Waiting />;
  return <OpenConversation key={props.room.id} me={me} badge={badge} {...props} />;
}

const Waiting = () => (
  <div className="flex min-h-0 flex-1 flex-col justify-end overflow-hidden pb-24">
    <LoadingRows count={8} />
  </div>
);

type OpenProps = Props & { me: MeView; badge: RoomBadge };

function OpenConversation({ room, me, badge, signals, permalink, onArrived, onGone, ...rest }: OpenProps) {
  const look = useRef(() => {});
  const input = useRef<HTMLTextAreaElement>(null);
  const hasKeyboard = useMediaQuery('(pointer: fine)');
  const reading = useReading(room.id, badge, look);
  const [openAt] = useState(permalink ?? reading.newFrom);
  const reader = useRoomReader(room.id, { openAt, onGone });
  const jumps = useJumps(reader, { permalink, newFrom: reading.newFrom, onArrived });
  const outbox = useOutbox(room.id);
  const actions = useMessageActions(room.id);
  const draft = useDraft(me.id, room.id);
  const removal = useRemoval({ ...actions, input });
  const { card, show: showCard, close: closeCard } = useCard();
  const talk = useConversation({ ...rest, room, me, reader, jumps, showCard, reading, draft, actions, removal, input });
  const { log } = reader;

  if (reader.status === 'failing') return <ErrorState error={reader.error} onRetry={reader.retry} />;
  if (!log) return <Waiting />;
  const first = reading.newFrom === null ? undefined : log.messages.get(reading.newFrom);

  return (
    <Conversing value={talk.context}>
      <section aria-label={messageTexts.conversation} className="relative flex min-h-0 flex-1 flex-col">
        {reading.isBarShown && reading.newFrom !== null && (
          <UnreadBar
            messages={log.lastSeq - reading.newFrom + 1}
            since={first ? formatTime(first.createdAt) : null}
            onJump={talk.toNew}
            onRead={reading.markRead}
          />
        )}
        <MessageList
          room={room}
          reader={reader}
          log={log}
          outbox={outbox}
          newFrom={reading.newFrom}
          target={jumps.target}
          editingSeq={talk.editingSeq}
          flashingSeq={jumps.flashingSeq}
          unreadCount={reading.unreadCount}
          look={look}
          onFlashed={jumps.onFlashed}
          onView={reading.onView}
          onKey={talk.onKey}
          onLeave={talk.toComposer}
          onPresent={talk.toPresent}
        />
        <Announcer log={log} meId={me.id} personOf={talk.context.personOf} />
        <Composer
          groupId={room.groupId}
          roomName={room.name}
          draft={draft}
          input={input}
          isFocusedFirst={hasKeyboard}
          onSend={talk.send}
          onTyping={actions.setTyping}
          onEditLast={talk.editLast}
          onDone={reading.markRead}
        />
        <Suspense fallback={<div className="h-6.5 shrink-0" />}>
          <TypingLine signals={signals} meId={me.id} />
        </Suspense>
        <DeleteDialog isOpen={removal.asked !== null} removal={removal} onConfirm={talk.removeAsked} />
        {card && <PersonCard {...card} onClose={closeCard} groupId={room.groupId} />}
      </section>
    </Conversing>
  );
}
