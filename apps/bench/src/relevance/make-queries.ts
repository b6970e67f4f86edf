import { pick, type Random, randomOf } from './corpus.ts';
import type { CorpusGroup } from './known-groups.ts';
import { heldOutQueries, type RelevanceQuery, writtenQueries } from './queries.ts';

/** The table in its three parts, each of the same length. */
export function relevanceTable(groups: readonly CorpusGroup[]): Record<string, RelevanceQuery[]> {
  const held = [...heldOutQueries, ...makeQueries(groups, { count: 30, seed: 77 })];
  return { written: writtenQueries, generated: makeQueries(groups, { count: 60, seed: 7 }), 'held out': held };
}

/** Names as hurried people type them: without accents, with a slip or two, not to the end, or in another order. Each fits one group only. */
function makeQueries(groups: readonly CorpusGroup[], { count, seed }: { count: number; seed: number }) {
  const twisters = [mistype, mistypeTwice, cutShort, swapWords, swapAndMistype, stumps];
  const random = randomOf(seed);
  const candidates = groups.filter(({ name }) => /^[ -~]{9,}$/.test(plain(name)));
  const made: RelevanceQuery[] = [];
  while (made.length < count) {
    const { name } = pick(random, candidates);
    const query = (twisters[made.length % twisters.length] ?? mistype)(random, plain(name));
    const rivals = groups.filter((each) => holds(plain(each.name), query));
    if (query && rivals.every((each) => each.name === name)) made.push({ query, expected: name });
  }
  return made;
}

const plain = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

/** Whether all words of a query begin words of the name: then it may just as well be meant. */
const holds = (name: string, query: string | null) =>
  wordsOf(query ?? '').every((word) => wordsOf(name).some((each) => each.startsWith(word)));

const wordsOf = (text: string) => text.split(/[^a-z0-9]+/).filter(Boolean);

/** One letter of a longer word missing, doubled, exchanged with its neighbour, or another one. */
function mistype(random: Random, name: string): string | null {
  const words = name.split(' ');
  const long = words.flatMap((word, place) => (/^[a-z]{5,}$/.test(word) ? [place] : []));
  if (long.length === 0) return null;
  const place = pick(random, long);
  const word = words[place] as string;
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [head, letter, next, tail] = [word.slice(0, at), word[at], word[at + 1] ?? '', word.slice(at + 2)];
  const other = pick(random, [...'aeioulrnst']);
  words[place] = pick(random, [
    `${head}${next}${tail}`,
    `${head}${letter}${letter}${next}${tail}`,
    `${head}${next}${letter}${tail}`,
    `${head}${other}${next}${tail}`,
  ]);
  return words.join(' ');
}

function mistypeTwice(random: Random, name: string): string | null {
  const once = mistype(random, name);
  return once && mistype(random, once);
}

function cutShort(random: Random, name: string): string | null {
  return name.slice(0, Math.ceil(name.length * (0.5 + random() * 0.4))).trim();
}

function swapWords(random: Random, name: string): string | null {
  const words = wordsOf(name);
  if (words.length < 2) return null;
  const at = Math.floor(random() * (words.length - 1));
  return [...words.slice(at + 1), ...words.slice(0, at + 1)].join(' ');
}

function swapAndMistype(random: Random, name: string): string | null {
  const swapped = swapWords(random, name);
  return swapped && mistype(random, swapped);
}

/** The beginning of each word, at least three letters of it. */
function stumps(random: Random, name: string): string | null {
  const words = wordsOf(name);
  if (words.length < 2) return null;
  return words.map((word) => word.slice(0, Math.max(3, Math.ceil(word.length * (0.5 + random() * 0.3))))).join(' ');
}
