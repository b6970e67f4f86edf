import unhomoglyph from 'unhomoglyph';

/**
 * What a username looks like: two names with one skeleton can be mistaken for each other, so only one of them is given
 * out. Folds Unicode's look-alikes (Latin, Cyrillic, Greek and the rest; `I`, `l` and `1`; `m` and `rn`), then case.
 */
export function usernameSkeleton(username: string): string {
  const folded = unhomoglyph(username.normalize('NFKC').normalize('NFD')).toLowerCase();
  return unhomoglyph(folded.normalize('NFD')).normalize('NFC');
}
