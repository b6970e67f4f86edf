import type { PendingSignUp } from '@parley/contract/identities';
import type { OauthFlow } from '@parley/db';

/** Somebody who has come back from a provider, with the username to propose. */
export function pendingView({ provider, displayName, email }: OauthFlow, username: string): PendingSignUp {
  return { provider, username, displayName: displayName || username, email };
}
