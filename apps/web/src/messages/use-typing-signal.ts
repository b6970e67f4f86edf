import { useEffect, useMemo, useRef } from 'react';
import { notTyping, stopped, type TypingStep, typed } from './typing-signal.ts';

/** Tells `say` when one begins to type, goes on and ends; leaving ends it too. */
export function useTypingSignal(say: (isTyping: boolean) => void) {
  const latest = useRef(say);
  latest.current = say;

  const signal = useMemo(() => {
    let state = notTyping;
    function go(step: TypingStep) {
      state = step.state;
      if (step.says !== null) latest.current(step.says);
    }
    return {
      typed: (isEmpty: boolean) => go(typed(state, isEmpty, Date.now())),
      stopped: () => go(stopped(state, Date.now())),
    };
  }, []);

  useEffect(() => signal.stopped, [signal]);
  return signal;
}
