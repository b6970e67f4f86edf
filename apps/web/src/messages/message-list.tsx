import type { UserId } from '@parley/contract/ids';
import { mentionedIn } from '@parley/contract/mentions';
import type { MessageView } from '@parley/contract/messages';
import type { RoomLog } from '@parley/contract/room-log';
import { memo, type RefObject, useMemo, useRef } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { messageTexts } from '#texts/messages.ts';
import { ContextMenu } from '#ui/context-menu.tsx';
import { useConversing } from './conversation-context.ts';
import { LoadingRows, RoomBeginning } from './list-ends.tsx';
import { MessageItem } from './message-item.tsx';
import type { PendingMessage } from './outbox.ts';
import { PresentPill } from './present-pill.tsx';
import type { RoomReader } from './queries.ts';
import { indexOfSeq, type Row, rowsOf } from './rows.ts';
import { type Target, useListScroll, type View } from './use-list-scroll.ts';
import { useRovingRows } from './use-roving-rows.ts';
import { useShownWindow } from './use-shown-window.ts';

type Props = {
  room: { name: string; description: string };
  reader: RoomReader;
  log: RoomLog;
  outbox: readonly PendingMessage[];
  newFrom: number | null;
  target: Target;
  editingSeq: number | null;
  flashingSeq: number | null;
  unreadCount: number;
  look: RefObject<() => void>;
  onFlashed: () => void;
  onView: (view: View) => void;
  onKey: (key: string, message: MessageView, isShift: boolean) => boolean;
  /** Leaves the list for the composer; `isDone` when everything is to count as read. */
  onLeave: (isDone: boolean) => void;
  onPresent: () => void;
};

/** The room's messages, of which only those on screen are in the page. */
export const MessageList = memo(function MessageList(props: Props) {
  const {
    room,
    reader,
    log,
    outbox,
    newFrom,
    target,
    editingSeq,
    unreadCount,
    look,
    onView,
    onKey,
    onLeave,
    onPresent,
  } = props;
  const { meId, menuOf, messageOf } = useConversing();
  const list = useRef<VirtualizerHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { isPrepended, ...shown } = useShownWindow(reader.window);
  const { window } = shown;
  const rows = useMemo(() => rowsOf({ log, window, outbox, meId, newFrom }), [log, window, outbox, meId, newFrom]);
  const scroll = useListScroll({ list, scroller, rows, shown, reader, target, onView });
  const roving = useRovingRows({ list, scroller, window, messageOf, onKey, onLeave });
  look.current = scroll.look;
  const kept = [editingSeq, roving.current].flatMap((seq) => (seq === null ? [] : indexOfSeq(window, seq)));

  function menuFor(target: Element) {
    const seq = target.closest<HTMLElement>('[data-seq]')?.dataset.seq;
    const message = seq && !hasOwnMenu(target) ? messageOf(Number(seq)) : undefined;
    return message ? menuOf(message) : [];
  }

  return (
    <ContextMenu groupsFor={menuFor} className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={messageTexts.log(room.name)}
        className="scroll-pane flex min-h-0 flex-1 flex-col pb-1.5"
        onKeyDown={roving.onKeyDown}
        onKeyDownCapture={scroll.onTouched}
        onWheel={scroll.onTouched}
        onTouchMove={scroll.onTouched}
        onPointerDown={scroll.onTouched}
        onFocus={roving.onFocus}
      >
        <div className="flex-1" />
        <Virtualizer
          key={shown.run}
          ref={list}
          scrollRef={scroller}
          data={rows}
          shift={isPrepended}
          keepMounted={kept.filter((index) => index >= 0)}
          bufferSize={600}
          onScroll={scroll.onScroll}
          onResize={scroll.onResize}
        >
          {(row) => <ListRow key={row.key} row={row} currentSeq={roving.current} {...props} />}
        </Virtualizer>
      </div>
      <PresentPill isShown={scroll.isAway} messages={unreadCount} onPress={onPresent} />
    </ContextMenu>
  );
});

/** A link has the browser's menu, and so has selected text and what is being edited. */
const hasOwnMenu = (target: Element) =>
  target.closest('a, textarea, [role=toolbar]') !== null || document.getSelection()?.type === 'Range';

function ListRow({ row, currentSeq, ...props }: Props & { row: Row; currentSeq: number | null }) {
  const { meId, personOf, messageOf } = useConversing();
  if (row.type === 'beginning')
    return <RoomBeginning roomName={props.room.name} description={props.room.description} />;
  if (row.type === 'loading') return <LoadingRows />;

  const message = row.type === 'message' ? row.message : null;
  const quoted = row.message.replyTo === null ? undefined : messageOf(row.message.replyTo);

  return (
    <MessageItem
      row={row}
      author={personOf(message?.authorId ?? meId)}
      quoteSeq={row.message.replyTo}
      quoted={quoted}
      quotedAuthor={quoted && personOf(quoted.authorId)}
      isMention={message !== null && isAbout(message, meId)}
      isFlashing={message !== null && message.seq === props.flashingSeq}
      isCurrent={message !== null && message.seq === currentSeq}
      isEditing={message !== null && message.seq === props.editingSeq}
      onFlashed={props.onFlashed}
    />
  );
}

const isAbout = ({ text, authorId }: MessageView, meId: UserId) =>
  authorId !== meId && text.includes(meId) && mentionedIn(text).includes(meId);
