import { useCallback, useEffect, useRef, useState } from 'react';
import { errorText } from '#lib/errors.ts';
import { messageTexts } from '#texts/messages.ts';
import { showToast } from '#ui/toasts.ts';
import type { RoomReader } from './queries.ts';
import type { Target } from './use-list-scroll.ts';

interface Opening {
  /** A message that a link led to; a new one is gone to. */
  permalink: number | null;
  /** Where the unread begins. */
  newFrom: number | null;
  /** Called when the message of the link is there. */
  onArrived: () => void;
}

function openingTarget({ permalink, newFrom }: Omit<Opening, 'onArrived'>): Target {
  if (permalink !== null) return { seq: permalink, align: 'center' };
  return newFrom === null ? { seq: null } : { seq: newFrom, align: 'start' };
}

/** Brings the list to messages and to the present; what is jumped to flashes. */
export function useJumps(reader: RoomReader, opening: Opening) {
  const { permalink, onArrived } = opening;
  const [target, setTarget] = useState(() => openingTarget(opening));
  const [flashingSeq, setFlashing] = useState(permalink);
  const opened = useRef(permalink);
  const { jumpTo: show, jumpToPresent, log } = reader;

  const jumpTo = useCallback(
    async (seq: number, align: 'start' | 'center' = 'center') => {
      try {
        if (!(await show(seq))) return showToast({ text: messageTexts.gone });
        setTarget({ seq, align });
        setFlashing(align === 'center' ? seq : null);
      } catch (error) {
        showToast({ text: errorText(error) });
      }
    },
    [show],
  );

  const toPresent = useCallback(async () => {
    try {
      await jumpToPresent();
      setTarget({ seq: null });
    } catch (error) {
      showToast({ text: errorText(error) });
    }
  }, [jumpToPresent]);

  const bringIntoView = useCallback((seq: number) => setTarget({ seq, align: 'nearest' }), []);

  const isReady = reader.status === 'ready';
  useEffect(() => {
    if (!isReady) return;
    const isOpening = permalink === opened.current;
    opened.current = null;
    if (permalink === null) return;
    if (!isOpening) void jumpTo(permalink);
    else if (!log?.messages.has(permalink)) showToast({ text: messageTexts.gone });
    onArrived();
  }, [isReady, permalink, log, jumpTo, onArrived]);

  return { target, flashingSeq, jumpTo, toPresent, bringIntoView, onFlashed: useCallback(() => setFlashing(null), []) };
}
