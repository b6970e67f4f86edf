import { type TouchEvent, useMemo, useRef } from 'react';

const pressMs = 500;
const slackPx = 10;

/** Calls back with the pressed element and its place when a finger rests; for systems that tell no page of it. */
export function useLongPress(onPress: (target: EventTarget, x: number, y: number) => unknown) {
  const latest = useRef(onPress);
  latest.current = onPress;

  return useMemo(() => {
    let timer = 0;
    let start = { x: 0, y: 0 };

    function onTouchStart({ target, touches }: TouchEvent) {
      clearTimeout(timer);
      const touch = touches[0];
      if (!touch || touches.length > 1) return;
      start = { x: touch.clientX, y: touch.clientY };
      timer = window.setTimeout(() => latest.current(target, start.x, start.y), pressMs);
    }

    function onTouchMove({ touches }: TouchEvent) {
      const touch = touches[0];
      if (touch && Math.hypot(touch.clientX - start.x, touch.clientY - start.y) > slackPx) clearTimeout(timer);
    }

    const end = () => clearTimeout(timer);
    return { onTouchStart, onTouchMove, onTouchEnd: end, onTouchCancel: end };
  }, []);
}
