/** How long files and functions are. */
import { lineAt, parse, walk } from './source.mjs';
import { isTest, sourceFiles } from './tree.mjs';

const linesMax = { file: 250, function: 40, component: 120 };

/**
 * @param {import('./tree.mjs').Tree} tree
 * @returns {string[]}
 */
export function checkFileLengths(tree) {
  return sourceFiles(tree)
    .map((file) => ({ file, lines: linesOf(tree.read(file)) }))
    .filter(({ lines }) => lines > linesMax.file)
    .map(({ file, lines }) => `${file}: ${lines} lines; a file does one job in at most ${linesMax.file}`);
}

/**
 * A function's own lines count, not those of the functions inside it: a factory may hold many small ones.
 * @param {import('./tree.mjs').Tree} tree
 * @returns {string[]}
 */
export function checkFunctionLengths(tree) {
  return sourceFiles(tree)
    .filter((file) => !isTest(file))
    .flatMap((file) => {
      const max = file.endsWith('.tsx') ? linesMax.component : linesMax.function;
      return functionsOf(file, tree.read(file))
        .filter((each) => each.lines > max)
        .map((each) => `${file}:${each.line}: a function of ${each.lines} lines; ${max} are enough`);
    });
}

function functionsOf(file, text) {
  const found = [];
  walk(
    parse(file, text).program,
    (node, outer) => {
      const isFunction = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);
      if (!isFunction || !node.body) return outer;
      const line = lineAt(text, node.start);
      const own = { line, lines: lineAt(text, node.end) - line + 1 };
      // The line that a function inside begins on stays with the outer one.
      if (outer) outer.lines -= own.lines - 1;
      found.push(own);
      return own;
    },
    null,
  );
  return found;
}

const linesOf = (text) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

/**
 * The number of lines of the file in the middle, tests left out.
 * @param {import('./tree.mjs').Tree} tree
 */
export function medianLength(tree) {
  const lengths = sourceFiles(tree)
    .filter((file) => !isTest(file))
    .map((file) => linesOf(tree.read(file)))
    .sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}
