import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { errorReason } from '#lib/errors.ts';
import { announceSessionHere } from '#lib/session-signal.ts';
import { receiveMeEvent } from '#me/cache.ts';
import { onNextFrame } from './frame-queue.ts';
import { liveClient } from './socket.ts';

/** Keeps what concerns the signed-in person current, in this tab, while the component is there. */
export function useMeStream(): void {
  const cache = useQueryClient();

  useEffect(() => {
    const subscription = liveClient.me.live.subscribe(undefined, {
      onData: (event) => onNextFrame(() => receiveMeEvent(cache, event)),
      onError: (error) => {
        if (errorReason(error) === 'unauthenticated') announceSessionHere();
      },
    });
    return () => subscription.unsubscribe();
  }, [cache]);
}
