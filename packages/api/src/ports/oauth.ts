import type { ProviderName } from '@parley/contract/instance';

/** Somebody as a provider knows them, untrusted but for the subject. */
export interface OauthProfile {
  /** Never changes and is never given to somebody else. */
  subject: string;
  email: string | null;
  /** Whether the provider says that it has verified the email. */
  isEmailVerified: boolean;
  /** Of any length; empty where there is none. */
  displayName: string;
  /** What they are called there; empty where there is none. */
  login: string;
  /** Where their picture is; null where there is none. */
  pictureUrl: string | null;
}

/** What ties the way out to the way back. */
export interface OauthSecrets {
  nonce: string;
  /** Of PKCE. */
  verifier: string;
}

/** A place where people have accounts. */
export interface OauthProvider {
  /** Where the browser is sent. */
  authorizeUrl(state: string, secrets: OauthSecrets): URL;
  /** Whom a code is about. Throws when the provider doesn't answer in time, refuses, or its answer is for somebody else. */
  readProfile(code: string, secrets: OauthSecrets): Promise<OauthProfile>;
}

/** Those that the operator has configured. */
export type OauthProviders = Partial<Record<ProviderName, OauthProvider>>;
