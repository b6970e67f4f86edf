import type { Row } from './rows.ts';
import { verdictsOf } from './targets.ts';

/** A row for people: what was measured, what it was measured against, and whether that is enough. */
export function describe(row: Row): string {
  const lines = [`${row.case}: ${row.value} ${row.unit} (${row.min} to ${row.max})`];
  for (const [name, median] of Object.entries(row.baselines)) {
    const ratio = row.ratios[name];
    const compared = ratio ? `, ours is ${ratio.median} × (${ratio.min} to ${ratio.max})` : '';
    lines.push(`    ${name}: ${median}${compared}`);
  }
  for (const { text, isReached } of verdictsOf(row)) lines.push(`    ${isReached ? 'reached' : 'MISSED'}: ${text}`);
  return `${lines.join('\n')}\n`;
}

/** The rows as a table in Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const head = [
    '| case | unit | ours: median (min – max) | against: median, ratio (min – max) | target |',
    '| --- | --- | --- | --- | --- |',
  ];
  return `${[...head, ...rows.map(lineOf)].join('\n')}\n`;
}

function lineOf(row: Row): string {
  const against = Object.entries(row.baselines).map(([name, median]) => {
    const ratio = row.ratios[name];
    return ratio ? `${name} ${median}: **${ratio.median} ×** (${ratio.min} – ${ratio.max})` : `${name} ${median}`;
  });
  const verdicts = verdictsOf(row).map(({ text, isReached }) => `${text}: ${isReached ? 'reached' : 'missed'}`);
  return `| \`${row.case}\` | ${row.unit} | **${row.value}** (${row.min} – ${row.max}) | ${against.join('<br>')} | ${verdicts.join('<br>')} |`;
}
