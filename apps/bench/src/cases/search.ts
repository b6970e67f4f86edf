import { openDb } from '@parley/db';
import { type Bench, type Case, inTurn } from '#bench.ts';
import { makeCorpus, pick, randomOf } from '#relevance/corpus.ts';
import { rowOf, type Samples } from '#rows.ts';
import { type EngineName, engineNames, startSearching } from '#search-engines.ts';

const groupCount = 100_000;
const typedNames = 20;
const roundsMax = 3;
const warmUps = 30;

/** Names typed letter by letter among 100,000 groups by one person: each beginning asked of the server, and of the rows by `ILIKE`. */
export const searchCases: Case[] = engineNames.map((engine) => ({
  rows: [`search/${engine}`],
  run: (bench) => measure(bench, engine),
}));

async function measure(bench: Bench, engine: EngineName) {
  const corpus = makeCorpus(groupCount);
  const random = randomOf(3);
  const beginnings = Array.from({ length: typedNames }, () => pick(random, corpus).name).flatMap((name) =>
    Array.from({ length: name.length }, (_, i) => name.slice(0, i + 1).trimEnd()),
  );
  const rounds = Math.min(bench.rounds, roundsMax);
  await using searching = await startSearching(engine, corpus, beginnings.length * (rounds + 1));
  await using opened = openDb(searching.product.databaseUrl, 1);
  const ways: [string, (text: string) => Promise<number>][] = [
    ['ours', async (text) => (await searching.search(text)).ms],
    ['ilike', (text) => askByIlike(opened, text)],
  ];
  for (const [, ask] of ways) for (const text of beginnings.slice(0, warmUps)) await ask(text);
  const samples: Samples = {};
  for (let round = 0; round < rounds; round++) {
    for (const [way, ask] of inTurn(ways, round)) {
      const times: number[] = [];
      for (const text of beginnings) times.push(await ask(text));
      samples[way] = [...(samples[way] ?? []), percentile(times)];
      bench.say(`search/${engine}: ${way}, the slowest: ${slowest(beginnings, times)}`);
    }
  }
  return [rowOf(`search/${engine}`, 'ms, p95', { samples })];
}

/** What one would write first: a page of the groups that have all words somewhere, the largest first; no counts, no slips. */
async function askByIlike({ pool }: ReturnType<typeof openDb>, text: string): Promise<number> {
  const started = performance.now();
  await pool.query(
    `SELECT id, name, description, category, tags, member_count FROM groups
     WHERE is_public AND deleted_at IS NULL
       AND concat_ws(' ', name, array_to_string(tags, ' '), description) ILIKE ALL ($1::text[])
     ORDER BY member_count DESC, id LIMIT 30`,
    [text.split(' ').map((word) => `%${word}%`)],
  );
  return performance.now() - started;
}

const percentile = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;

const slowest = (texts: readonly string[], times: readonly number[]) =>
  times
    .map((ms, i) => ({ ms, text: texts[i] }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, 5)
    .map(({ ms, text }) => `“${text}” ${Math.round(ms)} ms`)
    .join(', ');
