import type { ProviderName } from '@parley/contract/instance';

const names: Record<ProviderName, string> = { google: 'Google', github: 'GitHub' };

/** Words of signing in by an account elsewhere. */
export const providerTexts = {
  names,
  goOnWith: (provider: ProviderName) => `Continue with ${names[provider]}`,

  completeTitle: 'Almost there',
  completeLine: (provider: ProviderName) => `${names[provider]} knows you. Choose what people here call you.`,
  complete: 'Create account',
  withEmail: (email: string) => `Your email here is ${email}.`,
  gone: 'This took too long, or was finished already. Sign in again.',

  link: 'Link',
  linkTo: (provider: ProviderName) => `Link ${names[provider]}`,
  unlink: 'Unlink',
  unlinkFrom: (provider: ProviderName) => `Unlink ${names[provider]}`,
  unlinked: (provider: ProviderName) => `${names[provider]} is unlinked.`,
  notLinked: 'Not linked',
  lastWayIn:
    'It is your only way to sign in. Link another, add a passkey, or choose a password by “Forgot your password?” first.',

  problems: {
    denied: (provider: ProviderName) => `You told ${names[provider]} not to let you in here. Nothing has changed.`,
    expired: () => 'That took too long, or began in another browser. Try again.',
    failed: (provider: ProviderName) => `${names[provider]} didn’t answer as it should. Try again in a while.`,
    closed: () => 'There is no account here for you yet, and new ones need an invite.',
    emailTaken: (provider: ProviderName) =>
      `There is an account here with your email. Sign in to it, then link ${names[provider]} in the settings.`,
    taken: (provider: ProviderName) => `That ${names[provider]} account belongs to somebody else here.`,
    already: (provider: ProviderName) => `Another ${names[provider]} account is linked already. Unlink it first.`,
  } as Record<string, (provider: ProviderName) => string>,
} as const;
