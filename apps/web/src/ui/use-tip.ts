import { useEffect, useState } from 'react';

const intentMs = 80;
/** After a tooltip was open so recently, the next one comes at once. */
const warmMs = 300;

const tipped = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;

/** The element whose tooltip shows now; or, once it is to go, the last one. */
export function useTip() {
  const [tip, setTip] = useState<{ anchor: HTMLElement | null; isOpen: boolean }>({ anchor: null, isOpen: false });

  useEffect(
    () =>
      watchTips((anchor) =>
        setTip((last) => {
          if (anchor) return { anchor, isOpen: true };
          return last.isOpen ? { ...last, isOpen: false } : last;
        }),
      ),
    [],
  );

  return tip;
}

function watchTips(show: (anchor: HTMLElement | null) => void) {
  const ending = new AbortController();
  let current: HTMLElement | null = null;
  let closedAt = 0;
  let timer = 0;

  function point(anchor: HTMLElement | null, delayMs = intentMs) {
    if (anchor === current) return;
    clearTimeout(timer);
    if (current) closedAt = performance.now();
    current = anchor;
    if (!anchor) return show(null);
    const isWarm = performance.now() - closedAt < warmMs;
    timer = window.setTimeout(() => isIdle(anchor) && show(anchor), isWarm ? 0 : delayMs);
  }

  /** Puts the tooltip away until something else is pointed at. */
  function dismiss() {
    clearTimeout(timer);
    show(null);
  }

  const options = { signal: ending.signal, capture: true, passive: true };
  addEventListener(
    'pointerover',
    ({ target, pointerType }) => pointerType === 'mouse' && point(tipped(target)),
    options,
  );
  addEventListener('focusin', ({ target }) => isFocusShown(target) && point(tipped(target), 0), options);
  addEventListener('focusout', () => point(null), options);
  document.documentElement.addEventListener('pointerleave', () => point(null), options);
  addEventListener('pointerdown', dismiss, options);
  addEventListener('scroll', dismiss, options);
  addEventListener('keydown', dismiss, options);
  return () => {
    clearTimeout(timer);
    ending.abort();
  };
}

const isFocusShown = (target: EventTarget | null) => target instanceof Element && target.matches(':focus-visible');

/** Not while what the element opens is open, and not after it has gone. */
const isIdle = (anchor: HTMLElement) => anchor.isConnected && anchor.ariaExpanded !== 'true';
