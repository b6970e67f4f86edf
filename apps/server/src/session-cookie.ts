import { type Config, isLoopback } from './config.ts';

export interface SessionCookie {
  name: string;
  options: { httpOnly: true; sameSite: 'lax'; secure: boolean; path: '/' };
}

/**
 * The cookie that holds a session's token: out of reach of scripts, and not sent along when another site's page posts here.
 *
 * `__Host-` makes browsers refuse it unless it is Secure, for this host alone and for its whole path, so that no other
 * host, sibling domain or plain http page can plant one. Secure cookies exist over https, and on localhost, which
 * browsers trust without it. Over plain http elsewhere browsers would drop such a cookie and nobody could sign in: there
 * it has no prefix and isn't Secure, and whoever listens on the network can take it. `main.ts` warns of that.
 */
export function sessionCookie({ publicUrl }: Pick<Config, 'publicUrl'>): SessionCookie {
  const secure = isSafe(publicUrl);
  return {
    name: secure ? '__Host-parley' : 'parley',
    options: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
  };
}

/** The one that ties a way in of more than one step to the browser that began it: with the same flags, for minutes. */
export const flowCookie = ({ name, options }: SessionCookie): SessionCookie => ({ name: `${name}-flow`, options });

/** Whether what goes to and from this URL can't be read on the way. */
export function isSafe(url: URL): boolean {
  return url.protocol === 'https:' || isLoopback(url);
}
