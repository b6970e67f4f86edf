const signs = '\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af';
const scriptWithoutSpaces = new RegExp(`[${signs}]`, 'gu');

/** What stands in a text for one word of `searchWordsOf`, as it was written. */
const pieces = new RegExp(`[${signs}]|(?:(?![${signs}])[\\p{L}\\p{N}\\p{Mn}'’\`])+`, 'gu');

/**
 * The words of a text as they are compared: small letters without accents; each sign of a script without spaces is a word.
 * The database folds the same way (`search_fold`) what is searched.
 */
export function searchWordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[łøđßæœ]/g, (letter) => spelled[letter] ?? letter)
    .replace(scriptWithoutSpaces, ' $& ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** So many words are no search but a load: the work of an engine grows with each. */
const queryWordsMax = 12;
/** Words longer than this are hardly words. */
export const wordMaxChars = 40;

/** The words of what somebody looks for: the first twelve, and of each as much as an index may hold. */
export const queryWordsOf = (query: string): string[] =>
  searchWordsOf(query)
    .slice(0, queryWordsMax)
    .map((word) => word.slice(0, wordMaxChars));

/** What stands in a text word by word, as it was written: where, in UTF-16 units, and as which words. */
export const wordsAt = (text: string) =>
  Array.from(text.matchAll(pieces), ({ 0: piece, index }) => ({
    from: index,
    to: index + piece.length,
    words: searchWordsOf(piece),
  }));

/** Where the words stand in a text as it was written, in order: from and to, in UTF-16 units. */
export function marksOf(text: string, words: ReadonlySet<string>): [number, number][] {
  if (words.size === 0) return [];
  const found = wordsAt(text).filter((each) => each.words.some((word) => words.has(word)));
  return found.map(({ from, to }) => [from, to]);
}

/** Whether a word may be the beginning of the one that is meant: the last always, as it is being typed; others when that says something. */
export const isBeginning = (word: string, isLast: boolean): boolean => isLast || word.length >= beginningMinChars;

const beginningMinChars = 3;

/** Letters that are not made of a plain one and an accent. */
const spelled: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' };

/** The words that stand in angle brackets, each once. */
export const markedWords = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(/<([^>]*)>/g), ([, word = '']) => word)),
];

/** How many slips a word may have: short words are easily another word. */
export const slipsIn = (word: string): number => (word.length < 3 ? 0 : word.length < 6 ? 1 : 2);

/** How many slips lead from one word to the other: a letter too many, too few, another, or exchanged with its neighbour. */
export function slipsBetween(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const ways = [(row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1)];
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        ways.push((before[j - 2] ?? 0) + 1);
      next.push(Math.min(...ways));
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}
