import { limits } from '@parley/contract/limits';
import { useEffect } from 'react';
import { connectionNow, liveClient, onConnection } from './socket.ts';

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const;

/** Tells the server when this tab's person has been away from it for `idleAfterMs`, and when they are back. */
export function useIdle(): void {
  useEffect(() => {
    let isIdle = false;
    let timer: ReturnType<typeof setTimeout>;

    function tell(now: boolean) {
      isIdle = now;
      liveClient.presence.setIdle.mutate({ isIdle }).catch(() => {});
    }

    function onSign() {
      clearTimeout(timer);
      timer = setTimeout(tell, limits.idleAfterMs, true);
      if (isIdle) tell(false);
    }

    // A new connection knows nothing of the old one.
    const stop = onConnection(() => {
      if (isIdle && connectionNow() === 'connected') tell(true);
    });
    onSign();
    for (const sign of signs) addEventListener(sign, onSign, { passive: true });
    return () => {
      clearTimeout(timer);
      stop();
      for (const sign of signs) removeEventListener(sign, onSign);
    };
  }, []);
}
