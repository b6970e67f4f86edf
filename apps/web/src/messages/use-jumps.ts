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
}

function openingTarget({ permalink, newFrom }: Opening): Target {
  if (permalink !== null) return { seq: permalink, align: 'center' };
  return newFrom === null ? { seq: null } : { seq: newFrom, align: 'start' };
}

/** Brings the list to messages and to the present; what is jumped to flashes. */
export function useJumps(reader: RoomReader, opening: Opening) {
  const { permalink } = opening;
  const [target, setTarget] = useState(() => openingTarget(opening));
  const [flashingSeq, setFlashing] = useState(permalink);
  const opened = useRef(permalink);
  const { jumpTo: show, jumpToPresent } = reader;

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

  useEffect(() => {
    if (permalink === opened.current) return;
    opened.current = permalink;
    if (permalink !== null) void jumpTo(permalink);
  }, [permalink, jumpTo]);

  return { target, flashingSeq, jumpTo, toPresent, bringIntoView, onFlashed: useCallback(() => setFlashing(null), []) };
}
