import { useSyncExternalStore } from 'react';
import { type Connection, connectionNow, onConnection } from './socket.ts';

function subscribe(listener: () => void) {
  const stop = onConnection(listener);
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    stop();
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** How the tab stands with the server: `offline` when the device says that it has no network. */
export function useConnection(): Connection | 'offline' {
  return useSyncExternalStore(subscribe, () => (navigator.onLine ? connectionNow() : 'offline'));
}
