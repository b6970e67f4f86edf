/** Why nobody is signed in here any more: by choice, in some tab of this browser, or because the session ended elsewhere. */
export type SessionEnd = 'signedOut' | 'ended';

type Message = 'signedIn' | 'signingOut' | 'stillSignedIn' | 'signedOut';

const channel = new BroadcastChannel('parley:session');
const listeners = new Set<() => void>();
let end: SessionEnd | null = null;
/** The server may end this tab's streams before the answer to the sign-out has come. */
let isSigningOut = false;

channel.addEventListener('message', ({ data }: MessageEvent<Message>) => receive(data));

function receive(message: Message) {
  isSigningOut = message === 'signingOut';
  if (message === 'signingOut' || message === 'stillSignedIn') return;
  end = message === 'signedOut' ? 'signedOut' : null;
  notify();
}

function notify() {
  for (const listener of listeners) listener();
}

/** Says to this tab and all others that somebody signs in or out; once they have, what was known of the person is void. */
export function announceSession(message: Message) {
  channel.postMessage(message);
  receive(message);
}

/**
 * Says to this tab alone that its session is over. Once is enough: what still asks while the tab leaves is refused too,
 * and would begin the leaving anew.
 */
export function announceSessionHere() {
  if (end !== null) return;
  end = isSigningOut ? 'signedOut' : 'ended';
  notify();
}

/** Why this tab's session is over; null while it isn't, and where there was none. */
export const sessionEnd = () => end;

/** Calls back whenever the session changed, in whichever tab; returns what ends it. */
export function onSessionChange(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
