/**
 * A place to go to after signing in, from an address bar that anybody may have written: a path of this origin, or `/`.
 * `origin` is the page's own.
 */
export function safePath(wanted: unknown, origin: string) {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/';
  const url = URL.parse(wanted, origin);
  // `/..//elsewhere` stays on this origin here, but its path would not when it is followed.
  if (url?.origin !== origin || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search + url.hash;
}
