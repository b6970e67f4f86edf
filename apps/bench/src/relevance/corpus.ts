import type { GroupCategory } from '@parley/contract/groups';
import { type CorpusGroup, knownGroups } from './known-groups.ts';
import { descriptionPatterns, namePatterns, places, subjects } from './subjects.ts';

export type Random = () => number;

/** Numbers from 0 to below 1, always the same for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

/** So many believable groups with names of their own: those that people know, and others about fewer things in more places. */
export function makeCorpus(count: number, seed = 1): CorpusGroup[] {
  const random = randomOf(seed);
  const groups = new Map(knownGroups.slice(0, count).map((group) => [group.name, group]));
  while (groups.size < count) {
    const group = makeGroup(random, groups.size);
    if (!groups.has(group.name)) groups.set(group.name, group);
  }
  return [...groups.values()];
}

/** The first ones exhaust the ways to name a group; what comes after them bears a number. */
const plainNames = 8_000;

function makeGroup(random: Random, place: number): CorpusGroup {
  const [, category, subject = '', tags = '', act = ''] =
    /^(\w+): (.+) \((.+)\) (.+)$/.exec(pick(random, subjects)) ?? [];
  const words = { subject, act, place: pick(random, places) };
  const fill = (pattern: string) => pattern.replace(/\{(\w+)\}/g, (_, key: keyof typeof words) => words[key]);
  const name = fill(pick(random, namePatterns));
  const members = Math.max(1, Math.round(2 / (random() + 0.001) ** 0.9));
  return {
    name: place < plainNames ? name : `${name} ${1 + Math.floor(random() * 1_000)}`,
    category: category as GroupCategory,
    tags: tags.split(', '),
    members,
    description: fill(pick(random, descriptionPatterns)),
    activity: Math.round(members * random() * 0.3),
  };
}
