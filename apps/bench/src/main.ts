/** Runs cases against the built product: `main.ts [CASE …] [--rounds N] [--json FILE]`; a case is a name or its beginning. */
import fs from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import type { Case } from './bench.ts';
import { activity } from './cases/activity.ts';
import { auth } from './cases/auth.ts';
import { connect } from './cases/connect.ts';
import { fanoutCases } from './cases/fanout.ts';
import { history } from './cases/history.ts';
import { latency } from './cases/latency.ts';
import { pictures } from './cases/pictures.ts';
import { relevanceCases } from './cases/relevance.ts';
import { searchCases } from './cases/search.ts';
import { sendCases } from './cases/send.ts';
import { sendPath } from './cases/send-path.ts';
import { stalled } from './cases/stalled.ts';
import { unread } from './cases/unread.ts';
import { startGenerator } from './generator-process.ts';
import { canPin, endAll } from './pinned-process.ts';
import { describe, tableOf } from './report.ts';
import type { Row } from './rows.ts';

const usualRounds = 9;
const cases: Case[] = [
  ...[...fanoutCases, latency, connect, stalled, activity],
  ...[...sendCases, sendPath, history, unread, pictures, auth],
  ...[...relevanceCases, ...searchCases],
];

const say = (text: string) => process.stderr.write(`${text}\n`);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string' }, json: { type: 'string' } },
  });
  const chosen = chooseCases(positionals);
  const rounds = Number(values.rounds ?? usualRounds);
  if (!(rounds >= 1)) throw new Error('--rounds is a number from 1 on');
  if (!canPin) say('The server and the load share their cores here: numbers will differ more from round to round.');
  const rows: Row[] = [];
  let failures = 0;
  for (const each of chosen) {
    try {
      const made = await each.run({ rounds, generator: startGenerator(), say });
      for (const row of made) process.stdout.write(describe(row));
      rows.push(...made);
    } catch (error) {
      failures += 1;
      say(`${each.rows.join(', ')} failed: ${error instanceof Error ? error.stack : error}`);
    } finally {
      await endAll();
    }
  }
  process.stdout.write(
    `\n${tableOf(rows)}\n${os.cpus()[0]?.model}, ${os.availableParallelism()} cores, Node ${process.version}\n`,
  );
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  return failures;
}

function chooseCases(names: string[]): Case[] {
  if (names.length === 0) return cases;
  const known = cases.flatMap(({ rows }) => rows);
  const wanted = known.filter((row) =>
    names.some((name) => row === name || (!known.includes(name) && row.startsWith(name))),
  );
  const chosen = cases.filter(({ rows }) => rows.some((row) => wanted.includes(row)));
  if (chosen.length > 0) return chosen;
  throw new Error(`There is no such case. There are: ${known.join(', ')}`);
}

process.exit((await main()) ? 1 : 0);
