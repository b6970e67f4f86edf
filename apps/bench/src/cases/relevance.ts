import type { Bench, Case } from '#bench.ts';
import { makeCorpus } from '#relevance/corpus.ts';
import { relevanceTable } from '#relevance/make-queries.ts';
import type { RelevanceQuery } from '#relevance/queries.ts';
import { rowOf } from '#rows.ts';
import { type EngineName, engineNames, type Searching, startSearching } from '#search-engines.ts';

const groupCount = 2_000;

/** How near the top the group stands that was meant: the mean of one through its place, of all queries and of each part. */
export const relevanceCases: Case[] = engineNames.map((engine) => ({
  rows: [`relevance/${engine}`],
  run: (bench) => measure(bench, engine),
}));

async function measure({ say }: Bench, engine: EngineName) {
  const corpus = makeCorpus(groupCount);
  const parts = Object.entries(relevanceTable(corpus));
  const count = parts.reduce((sum, [, queries]) => sum + queries.length, 0);
  await using searching = await startSearching(engine, corpus, count);
  const asides: Record<string, number[]> = {};
  const all: number[] = [];
  for (const [part, queries] of parts) {
    // Whoever tunes must not know which of the held out ones fail.
    const isTold = part !== 'held out';
    const ranks = await ranksOf(searching, queries, isTold ? say : () => {});
    asides[part] = [mean(ranks)];
    all.push(...ranks);
  }
  return [rowOf(`relevance/${engine}`, 'mean reciprocal rank', { samples: { ours: [mean(all)] }, asides })];
}

async function ranksOf({ search }: Searching, queries: readonly RelevanceQuery[], say: Bench['say']) {
  const ranks: number[] = [];
  for (const { query, expected } of queries) {
    const { names } = await search(query);
    const place = names.indexOf(expected) + 1;
    if (place !== 1)
      say(`  “${query}”: ${expected} is ${place === 0 ? 'not found' : `no. ${place}`}; ${names[0]} first`);
    ranks.push(place === 0 ? 0 : 1 / place);
  }
  return ranks;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
