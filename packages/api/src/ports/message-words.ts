import { isBeginning, searchWordsOf, slipsBetween, wordMaxChars, wordsAt } from './search-words.ts';

/** The words of a message as an index keeps them, each once; whom it mentions is no word. */
export function messageWordsOf(text: string): string[] {
  const words = searchWordsOf(text.replace(/<@[0-9a-f-]{36}>/g, ' '));
  return [...new Set(words.filter((word) => word.length <= wordMaxChars))];
}

/** How many slips a word of a message may have: shorter ones would find too much. */
export const messageSlipsIn = (word: string): number => (word.length < 5 ? 0 : word.length < 8 ? 1 : 2);

/** Whether `word` is what was typed, begins with it, or is it but for a slip. */
function fits(typed: string, isLast: boolean, word: string): boolean {
  if (word === typed || (isBeginning(typed, isLast) && word.startsWith(typed))) return true;
  const slips = messageSlipsIn(typed);
  if (slips === 0 || word[0] !== typed[0] || Math.abs(word.length - typed.length) > slips) return false;
  return slipsBetween(typed, word) <= slips;
}

/**
 * Where a text has the typed words: from and to, in UTF-16 units, in order. Null when it lacks one of them.
 * The one place that decides what is found: an index only makes it likely.
 */
export function findWords(text: string, typed: readonly string[]): [number, number][] | null {
  const missing = new Set(typed);
  const marks: [number, number][] = [];
  for (const { from, to, words } of wordsAt(text)) {
    const hit = typed.filter((word, place) => words.some((each) => fits(word, place === typed.length - 1, each)));
    for (const word of hit) missing.delete(word);
    if (hit.length > 0) marks.push([from, to]);
  }
  return missing.size === 0 ? marks : null;
}
