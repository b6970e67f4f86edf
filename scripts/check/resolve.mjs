/** Where an import leads, by the repository's own manifests. */
import { builtinModules } from 'node:module';
import path from 'node:path';

const folders = /^(apps\/[^/]+|packages\/[^/]+|prisma)(?=\/)/;

/**
 * The folder of the workspace that a file belongs to, as `apps/web`; null for the root's own files.
 * @param {string} file
 */
export function workspaceOf(file) {
  return folders.exec(file)?.[1] ?? null;
}

/**
 * @typedef {{ kind: 'file', file: string } | { kind: 'package', name: string } | { kind: 'node' }
 *   | { kind: 'lost' }} Target `lost`: it names one of our files, and there is none
 */

/**
 * Makes a function that tells where an import leads.
 * @param {import('./tree.mjs').Tree} tree
 * @returns {(from: string, specifier: string) => Target}
 */
export function resolver(tree) {
  const manifests = tree.files.filter((file) => /^([^/]+\/){0,2}package\.json$/.test(file));
  const workspaces = new Map(manifests.map((file) => [path.posix.dirname(file), JSON.parse(tree.read(file))]));
  const byName = new Map([...workspaces].map(([folder, manifest]) => [manifest.name, folder]));

  /** @returns {Target} */
  function file(name) {
    return tree.has(name) ? { kind: 'file', file: name } : { kind: 'lost' };
  }

  /** @returns {Target} */
  function inWorkspace(folder, specifier) {
    const { name, exports: table = {} } = workspaces.get(folder);
    const target = lookUp(table, `.${specifier.slice(name.length)}`);
    return target ? file(path.posix.join(folder, target)) : { kind: 'lost' };
  }

  return (from, specifier) => {
    const clean = specifier.replace(/\?.*$/, '');
    if (clean.startsWith('.')) return file(path.posix.join(path.posix.dirname(from), clean));
    if (clean.startsWith('#')) {
      const folder = workspaceOf(from) ?? '.';
      const target = lookUp(workspaces.get(folder)?.imports ?? {}, clean);
      return target ? file(path.posix.join(folder, target)) : { kind: 'lost' };
    }
    if (clean.startsWith('node:') || builtinModules.includes(clean)) return { kind: 'node' };
    const name = packageName(clean);
    return byName.has(name) ? inWorkspace(byName.get(name), clean) : { kind: 'package', name };
  };
}

/**
 * @param {string} specifier as `@scope/name/some/file`
 */
function packageName(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Looks a name up in the `imports` or `exports` of a manifest, whose patterns have one `*`. */
function lookUp(table, name) {
  for (const [pattern, value] of Object.entries(table)) {
    const target = typeof value === 'string' ? value : value.default;
    const [start, end] = pattern.split('*');
    if (pattern === name) return target;
    if (end !== undefined && name.startsWith(start) && name.endsWith(end)) {
      return target.replace('*', name.slice(start.length, name.length - end.length));
    }
  }
  return null;
}
