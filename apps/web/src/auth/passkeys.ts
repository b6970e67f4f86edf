import type { AddPasskey, CreationOptions, RequestOptions, ShowPasskey } from '@parley/contract/passkeys';
import { errorReason, errorText } from '#lib/errors.ts';
import { passkeyTexts } from '#texts/passkeys.ts';

/** Whether there can be passkeys here: not over plain http, and not for a place that has an address and no name. */
export const canUsePasskeys = () => 'PublicKeyCredential' in window && !/^[\d.]+$|:/.test(location.hostname);

/** Asks the browser, and so the person, for a passkey that it has. */
export async function showPasskey(optionsJSON: RequestOptions): Promise<ShowPasskey> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const { id, rawId, type, response } = await startAuthentication({ optionsJSON });
  return { id, rawId, type, response };
}

/** Asks the browser, and so the person, for a new passkey. */
export async function createPasskey(optionsJSON: CreationOptions): Promise<AddPasskey> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const { id, rawId, type, response } = await startRegistration({ optionsJSON });
  return { id, rawId, type, response: { ...response, transports: response.transports ?? [] } };
}

/** What went wrong on the way: with the browser, whose errors have names, or with the server. */
export function passkeyErrorText(error: Error) {
  if (error.name === 'NotAllowedError' || error.name === 'AbortError') return passkeyTexts.stopped;
  if (error.name === 'InvalidStateError') return passkeyTexts.known;
  return errorReason(error) === 'invalid' ? passkeyTexts.unknown : errorText(error);
}
