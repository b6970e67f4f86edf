import type { MessageView } from '@parley/contract/messages';
import { type FocusEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { RoomWindow } from './queries.ts';
import { indexOfSeq } from './rows.ts';

interface Options {
  list: RefObject<VirtualizerHandle | null>;
  scroller: RefObject<HTMLElement | null>;
  window: RoomWindow | null;
  messageOf: (seq: number) => MessageView | undefined;
  /** What a key does with the message that has the focus; answers whether it was for it. */
  onKey: (key: string, message: MessageView, isShift: boolean) => boolean;
  /** Down from the last message, and Esc. */
  onLeave: (isDone: boolean) => void;
}

/** Goes through the messages by arrows, Home and End: one of them is reached by Tab. */
export function useRovingRows({ list, scroller, window, messageOf, onKey, onLeave }: Options) {
  const [current, setCurrent] = useState<number | null>(null);
  const frame = useRef(0);
  const reachable = current !== null && indexOfSeq(window, current) >= 0 ? current : (window?.to ?? null);

  function focus(seq: number) {
    setCurrent(seq);
    list.current?.scrollToIndex(indexOfSeq(window, seq), { align: 'nearest' });
    cancelAnimationFrame(frame.current);
    // The row is there after the list has moved.
    frame.current = requestAnimationFrame(() => {
      frame.current = requestAnimationFrame(() => {
        scroller.current?.querySelector<HTMLElement>(`[data-seq="${seq}"]`)?.focus({ preventScroll: true });
      });
    });
  }

  function move(key: string, seq: number): boolean {
    if (!window) return false;
    if (key === 'ArrowUp') focus(Math.max(window.from, seq - 1));
    else if (key === 'Home') focus(window.from);
    else if (key === 'End') focus(window.to);
    else if (key === 'ArrowDown' && seq < window.to) focus(seq + 1);
    else if (key === 'ArrowDown' || key === 'Escape') onLeave(key === 'Escape');
    else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { target, key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const seq = seqOf(target);
    if (seq === null || ctrlKey || metaKey || altKey) return;
    const message = messageOf(seq);
    if (move(key, seq) || (message && onKey(key, message, shiftKey))) event.preventDefault();
  }

  const onFocus = ({ target }: FocusEvent) => setCurrent((now) => seqOf(target) ?? now);

  return { current: reachable, onKeyDown, onFocus };
}

/** The message whose own row this is; null for what lies inside a row. */
const seqOf = (target: EventTarget) =>
  target instanceof HTMLElement && target.dataset.seq ? Number(target.dataset.seq) : null;
