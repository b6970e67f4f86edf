/** Files that need each other to load. */
import { resolver } from './resolve.mjs';
import { importsOf } from './source.mjs';
import { sourceFiles } from './tree.mjs';

/**
 * Names each circle of imports once. Types are no arrows: nothing loads for them.
 * @param {import('./tree.mjs').Tree} tree
 * @returns {string[]}
 */
export function checkCycles(tree) {
  const resolve = resolver(tree);
  const arrows = new Map(sourceFiles(tree).map((file) => [file, targetsOf(file, tree.read(file), resolve)]));
  const done = new Set();
  const circles = [];

  function visit(file, above) {
    const at = above.indexOf(file);
    if (at !== -1) circles.push([...above.slice(at), file]);
    if (at !== -1 || done.has(file)) return;
    for (const next of arrows.get(file) ?? []) visit(next, [...above, file]);
    done.add(file);
  }

  for (const file of arrows.keys()) visit(file, []);
  return circles.map((circle) => `${circle[0]}: a circle of imports: ${circle.join(' → ')}`);
}

function targetsOf(file, text, resolve) {
  return importsOf(file, text)
    .filter(({ typeOnly }) => !typeOnly)
    .map(({ specifier }) => resolve(file, specifier))
    .filter((target) => target.kind === 'file')
    .map((target) => target.file);
}
