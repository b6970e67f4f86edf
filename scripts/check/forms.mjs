/** Forms of code that are not written here. */
import { importsOf, lineAt, parse, walk } from './source.mjs';
import { isTest, sourceFiles } from './tree.mjs';

/**
 * Imports across folders go by the package's own `#` names, and zod comes whole, since its other form costs the
 * browser 60 kB more.
 * @param {import('./tree.mjs').Tree} tree
 * @returns {string[]}
 */
export function checkImportForms(tree) {
  return sourceFiles(tree).flatMap((file) =>
    importsOf(file, tree.read(file)).flatMap(({ specifier, names, line }) => {
      const at = `${file}:${line}`;
      if (specifier.startsWith('../')) return [`${at}: "${specifier}" climbs; write #folder/file.ts`];
      const isZod = specifier === 'zod' || specifier.startsWith('zod/');
      return isZod && names.some((name) => name !== '*') ? [`${at}: write import * as z from 'zod'`] : [];
    }),
  );
}

const readers = ['apps/server/src/config.ts'];
const watched = /^(apps\/(server|web)|packages\/[^/]+)\/src\//;

/**
 * The environment is read in one place.
 * @param {import('./tree.mjs').Tree} tree
 * @returns {string[]}
 */
export function checkEnvironmentReaders(tree) {
  const files = sourceFiles(tree).filter((file) => watched.test(file) && !readers.includes(file));
  return files
    .filter((file) => !isTest(file) && !file.includes('/src/testing/'))
    .flatMap((file) => {
      const found = [];
      const text = tree.read(file);
      walk(parse(file, text).program, (node) => {
        const isEnv =
          node.type === 'MemberExpression' && node.object.name === 'process' && node.property.name === 'env';
        if (isEnv) found.push(`${file}:${lineAt(text, node.start)}: only ${readers[0]} reads process.env`);
      });
      return found;
    });
}
