import { synonymsOf } from './search-synonyms.ts';
import { isBeginning } from './search-words.ts';

/** A word that was typed, and the words that were probably meant when no group has it. */
export interface TypedWord {
  word: string;
  meant: readonly string[];
}

/**
 * A `tsquery` in the text form of `to_tsquery`: all words, each or what it may stand for, perhaps not to its end.
 * `weights` are the parts of a group that have to hold them: A its name, B tags, C the description.
 */
export function textQueryOf(words: readonly TypedWord[], weights: string): string {
  const alternatives = ({ word, meant }: TypedWord, place: number) => {
    const typed = `${word}:${isBeginning(word, place === words.length - 1) ? '*' : ''}${weights}`;
    const others = [word, ...meant].flatMap(synonymsOf);
    return `(${[typed, ...[...meant, ...others].map((each) => phraseOf(each, weights))].join(' | ')})`;
  };
  return words.map(alternatives).join(' & ');
}

/** The same words exactly as they were typed, or meant. */
export function plainQueryOf(words: readonly TypedWord[], weights: string): string {
  return words
    .map(({ word, meant }) => `(${[word, ...meant].map((each) => `${each}:${weights}`).join(' | ')})`)
    .join(' & ');
}

const phraseOf = (phrase: string, weights: string) =>
  `(${phrase
    .split(' ')
    .map((word) => `${word}:${weights}`)
    .join(' <-> ')})`;
