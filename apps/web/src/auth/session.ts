import { useSyncExternalStore } from 'react';
import { announceSession, onSessionChange, sessionEnd } from '#lib/session-signal.ts';
import { type Api, trpc } from '#lib/trpc.ts';

/** Who is signed in here, asked once and kept until the session changes. */
export const loadSession = (api: Api) => api.auth.session.ensureData();

/** Signs out here; all tabs leave for the sign-in page. */
export const useSignOut = () =>
  trpc.auth.signOut.useMutation({
    onMutate: () => announceSession('signingOut'),
    onSuccess: () => announceSession('signedOut'),
    onError: () => announceSession('stillSignedIn'),
  });

/** Why nobody is signed in here any more; null where nobody was. */
export const useSessionEnd = () => useSyncExternalStore(onSessionChange, sessionEnd);
