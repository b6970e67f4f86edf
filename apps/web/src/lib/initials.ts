const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const letters = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** The first letters of the first and the last word: "JP" for "Jonas Park", "J" for "Jonas". */
export function initials(name: string) {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  return ends
    .map((word) => letters(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** The first two letters: "De" for "Design Engineers". */
export const firstLetters = (name: string) => letters(name.trim()).slice(0, 2).join('');
