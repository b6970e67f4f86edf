import type { MessageView } from '@parley/contract/messages';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { errorText } from '#lib/errors.ts';
import { messageTexts } from '#texts/messages.ts';
import { showToast } from '#ui/toasts.ts';

interface Tools {
  remove: (seq: number) => Promise<void>;
  restore: (seq: number) => Promise<void>;
  /** Where the keyboard goes on, instead of what is gone. */
  input: RefObject<HTMLTextAreaElement | null>;
}

/** Deletes messages: after a question, or at once while Shift is held; for a few seconds it can be taken back. */
export function useRemoval({ remove, restore, input }: Tools) {
  const [asked, setAsked] = useState<MessageView | null>(null);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const isShiftHeld = useHeldShift();
  const lastSeq = useRef(0);

  /** The message in question; its buttons have gone meanwhile. */
  const place = useCallback(
    () => document.querySelector<HTMLElement>(`[data-seq="${lastSeq.current}"]`) ?? input.current,
    [input],
  );

  const removeNow = useCallback(
    async (message: MessageView) => {
      lastSeq.current = message.seq;
      setPending(true);
      try {
        await remove(message.seq);
        setAsked(null);
        offerUndo(() => {
          lastSeq.current = message.seq;
          place()?.focus();
          return restore(message.seq);
        });
      } catch (failure) {
        setError(failure);
        setAsked(message);
      }
      setPending(false);
    },
    [remove, restore, place],
  );

  const ask = useCallback(
    (message: MessageView, isAtOnce: boolean) => {
      lastSeq.current = message.seq;
      setError(undefined);
      if (isAtOnce || isShiftHeld.current) void removeNow(message);
      else setAsked(message);
    },
    [removeNow, isShiftHeld],
  );

  return { asked, isPending, error, ask, removeNow, place, cancel: () => setAsked(null) };
}

function offerUndo(restore: () => Promise<void>) {
  showToast({
    text: messageTexts.deleted,
    action: {
      label: messageTexts.undo,
      onSelect: () => void restore().catch((failure: unknown) => showToast({ text: errorText(failure) })),
    },
  });
}

/** Whether Shift was held at the last key or press. */
function useHeldShift() {
  const isHeld = useRef(false);

  useEffect(() => {
    const note = ({ shiftKey }: KeyboardEvent | MouseEvent) => {
      isHeld.current = shiftKey;
    };
    const names = ['keydown', 'keyup', 'click'] as const;
    for (const name of names) addEventListener(name, note, { capture: true });
    return () => {
      for (const name of names) removeEventListener(name, note, { capture: true });
    };
  }, []);

  return isHeld;
}
