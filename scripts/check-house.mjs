/** `npm run check`: the rules of the house that no linter knows. */
import path from 'node:path';
import { checkArrows } from './check/arrows.mjs';
import { checkCycles } from './check/cycles.mjs';
import { checkDocs } from './check/docs.mjs';
import { checkEnvironment } from './check/environment.mjs';
import { checkFirstLoad, readBuild } from './check/first-load.mjs';
import { checkEnvironmentReaders, checkImportForms } from './check/forms.mjs';
import { checkFileLengths, checkFunctionLengths, medianLength } from './check/lengths.mjs';
import { checkTexts } from './check/texts.mjs';
import { readTree } from './check/tree.mjs';
import { checkDepth, checkVocabulary } from './check/vocabulary.mjs';
import { root, run } from './processes.mjs';

const checks = {
  'file names': checkVocabulary,
  depth: checkDepth,
  arrows: checkArrows,
  'circles of imports': checkCycles,
  'import forms': checkImportForms,
  'readers of the environment': checkEnvironmentReaders,
  'length of files': checkFileLengths,
  'length of functions': checkFunctionLengths,
  'paths in documents': checkDocs,
  'variables of the environment': checkEnvironment,
  'texts in markup': checkTexts,
};

function report(name, problems) {
  process.stdout.write(
    `${problems.length ? 'FAILED' : 'ok'}  ${name}\n${problems.map((each) => `  ${each}\n`).join('')}`,
  );
  return problems.length;
}

function weighBuild() {
  const build = readBuild(path.join(root, 'apps/web/dist'));
  if (!build) {
    process.stdout.write('SKIPPED  first load: nothing is built yet, npm run build\n');
    return 0;
  }
  const { problems, weights } = checkFirstLoad(build);
  process.stdout.write(weights.map((weight) => `    ${weight}\n`).join(''));
  return report('first load', problems);
}

async function main() {
  const tree = readTree(root);
  const counts = Object.entries(checks).map(([name, check]) => report(name, check(tree)));
  counts.push(weighBuild());
  const unused = await run('knip', ['--no-progress', '--reporter', 'compact']);
  counts.push(report('dead code', unused ? ['knip names above what nobody uses'] : []));
  process.stdout.write(`median length of a source file: ${medianLength(tree)} lines\n`);
  return counts.some((count) => count > 0) ? 1 : 0;
}

process.exit(await main());
