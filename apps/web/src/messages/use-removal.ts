import type { MessageView } from '@parley/contract/messages';
import { useCallback, useEffect, useRef, useState } from 'react';
import { errorText } from '#lib/errors.ts';
import { messageTexts } from '#texts/messages.ts';
import { showToast } from '#ui/toasts.ts';

interface Calls {
  remove: (seq: number) => Promise<void>;
  restore: (seq: number) => Promise<void>;
}

/** Deletes messages: after a question, or at once while Shift is held; for a few seconds it can be taken back. */
export function useRemoval({ remove, restore }: Calls) {
  const [asked, setAsked] = useState<MessageView | null>(null);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<string>();
  const isShiftHeld = useHeldShift();

  const removeNow = useCallback(
    async (message: MessageView) => {
      setPending(true);
      try {
        await remove(message.seq);
        setAsked(null);
        offerUndo(() => restore(message.seq));
      } catch (failure) {
        setError(errorText(failure));
        setAsked(message);
      }
      setPending(false);
    },
    [remove, restore],
  );

  const ask = useCallback(
    (message: MessageView, isAtOnce: boolean) => {
      setError(undefined);
      if (isAtOnce || isShiftHeld.current) void removeNow(message);
      else setAsked(message);
    },
    [removeNow, isShiftHeld],
  );

  return { asked, isPending, error, ask, removeNow, cancel: () => setAsked(null) };
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
