const channel = new BroadcastChannel('parley:session');
const listeners = new Set<() => void>();

const notify = () => {
  for (const listener of listeners) listener();
};

channel.addEventListener('message', notify);

/** Says to this tab and all others that somebody signed in or out: what was known of the person is void. */
export function announceSession() {
  channel.postMessage('changed');
  notify();
}

/** Says to this tab alone that its session is over. */
export const announceSessionHere = notify;

/** Calls back whenever the session changed, in whichever tab; returns what ends it. */
export function onSessionChange(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
