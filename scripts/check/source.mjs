/** What the checks need to know of a source file, from its syntax tree. */
import { parseSync } from 'oxc-parser';

/**
 * @typedef {object} Import
 * @property {string} specifier
 * @property {boolean} typeOnly gone once the types are stripped
 * @property {string[]} names what is imported under which names; `*` for the whole module
 * @property {number} line
 */

/**
 * @param {string} file
 * @param {string} text
 */
export function parse(file, text) {
  const { program, module, errors } = parseSync(file, text);
  if (errors.length) throw new Error(`${file}: ${errors[0].message}`);
  return { program, module };
}

/**
 * Everything that a file imports, re-exports or loads later, in the order of the text.
 * @param {string} file
 * @param {string} text
 * @returns {Import[]}
 */
export function importsOf(file, text) {
  const { module } = parse(file, text);
  const line = (offset) => lineAt(text, offset);
  const fromImports = module.staticImports.map(({ start, moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    names: entries.map(({ importName }) =>
      importName.kind === 'NamespaceObject' ? '*' : (importName.name ?? 'default'),
    ),
    line: line(start),
  }));
  const fromExports = module.staticExports.flatMap(({ start, entries }) =>
    entries
      .filter((entry) => entry.moduleRequest)
      .map(({ moduleRequest, isType, importName }) => ({
        specifier: moduleRequest.value,
        typeOnly: isType,
        names: [importName.name ?? '*'],
        line: line(start),
      })),
  );
  const later = module.dynamicImports.flatMap(({ start, moduleRequest }) => {
    const literal = /^(['"`])([^'"`$]+)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    return literal ? [{ specifier: literal[2], typeOnly: false, names: ['*'], line: line(start) }] : [];
  });
  return [...fromImports, ...fromExports, ...later];
}

/**
 * The number of the line, from 1, that holds this offset.
 * @param {string} text
 * @param {number} offset
 */
export function lineAt(text, offset) {
  return text.slice(0, offset).split('\n').length;
}

/**
 * Calls `visit` for every node, parents first. What `visit` returns is passed to the calls for the node's children.
 * @template T
 * @param {any} node
 * @param {(node: any, fromParent: T) => T} visit
 * @param {T} [fromParent]
 */
export function walk(node, visit, fromParent) {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit, fromParent);
    return;
  }
  if (typeof node?.type !== 'string') return;
  const forChildren = visit(node, fromParent);
  for (const value of Object.values(node)) if (value && typeof value === 'object') walk(value, visit, forChildren);
}
