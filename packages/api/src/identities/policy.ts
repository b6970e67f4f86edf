import { usernameField } from '@parley/contract/auth';
import { nameField } from '@parley/contract/fields';
import { limits } from '@parley/contract/limits';
import type { OauthProfile } from '#ports/oauth.ts';

const roomForNumber = 3;
const triesMax = 20;

/** Usernames to propose to somebody, best first, made from what a provider calls them; each could be one. */
export function usernameIdeas({ login, email, displayName }: Pick<OauthProfile, 'login' | 'email' | 'displayName'>) {
  const hints = [login, email?.split('@', 1)[0] ?? '', displayName, 'person'];
  const [stem = 'person'] = hints.map(stemOf).filter((text) => usernameField.safeParse(text).success);
  return [stem, ...Array.from({ length: triesMax }, (_, tries) => `${stem}${tries + 2}`)];
}

const stemOf = (hint: string) =>
  hint
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_.-]+/gu, '.')
    .replace(/^[.-]+/, '')
    .slice(0, limits.usernameMaxChars - roomForNumber)
    .toWellFormed()
    .replace(/[.\uFFFD-]+$/, '');

/** A display name out of anything that a provider may have: empty when there is nothing fit to be one. */
export function displayNameFrom(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  let name = '';
  for (const character of plain) {
    if (name.length + character.length > limits.displayNameMaxChars) break;
    name += character;
  }
  const { data } = nameField(limits.displayNameMaxChars).safeParse(name);
  return data ?? '';
}

/** A path of this place out of anything: what would lead elsewhere leads to the start. */
export function ownPath(wanted: string, place: URL): string {
  const url = wanted.startsWith('/') ? URL.parse(wanted, place.origin) : null;
  // `/..//elsewhere` stays here, but its path would not when it is followed.
  if (url?.origin !== place.origin || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search + url.hash;
}
