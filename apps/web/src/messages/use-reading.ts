import type { RoomId } from '@parley/contract/ids';
import { type RoomBadge, unreadOf } from '@parley/contract/unread';
import { type RefObject, useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useMarkSeen } from '#me/mutations.ts';
import { moveUnreadLine, openUnreadLine } from './unread-line.ts';
import type { View } from './use-list-scroll.ts';

type Known = Pick<RoomBadge, 'mark' | 'lastSeq' | 'mentions'>;

const isAttentive = () => document.visibilityState === 'visible' && document.hasFocus();

/**
 * What one has read of an open room: the mark moves to what is on screen in a focused window, and the line "New messages"
 * stands above what came before that. `look` makes the list say anew what is on screen.
 */
export function useReading(roomId: RoomId, badge: Known, look: RefObject<() => void>) {
  const [line, move] = useReducer(moveUnreadLine, badge, openUnreadLine);
  const [firstShown, setFirstShown] = useState<number | null>(null);
  const markSeen = useMarkSeen(roomId);
  const view = useRef<View>({ firstSeq: null, lastSeq: null, isAtEnd: true });
  const latest = useRef({ line, badge });
  latest.current = { line, badge };

  useEffect(() => move({ type: 'badge', badge, isWatching: view.current.isAtEnd && isAttentive() }), [badge]);

  const onView = useCallback(
    (next: View) => {
      const { newFrom, isHeld } = latest.current.line;
      view.current = next;
      setFirstShown(next.firstSeq);
      if (!isAttentive() || next.lastSeq === null || next.firstSeq === null) return;
      if (!isHeld) markSeen(next.lastSeq);
      if (newFrom !== null && newFrom >= next.firstSeq && newFrom <= next.lastSeq) move({ type: 'lineSeen' });
    },
    [markSeen],
  );

  useEffect(() => {
    const onAttention = () => look.current();
    addEventListener('focus', onAttention);
    document.addEventListener('visibilitychange', onAttention);
    return () => {
      removeEventListener('focus', onAttention);
      document.removeEventListener('visibilitychange', onAttention);
    };
  }, [look]);

  const markRead = useCallback(() => {
    move({ type: 'markedRead' });
    markSeen(latest.current.badge.lastSeq);
  }, [markSeen]);

  /** What is on screen counts as read again. */
  const release = useCallback(() => move({ type: 'markedRead' }), []);

  const { newFrom, isSeen } = line;
  const isBarShown = newFrom !== null && !isSeen && firstShown !== null && firstShown > newFrom;
  return { newFrom, isBarShown, unreadCount: unreadOf(badge).messages, onView, markRead, release };
}
