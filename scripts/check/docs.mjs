/** Documents name files; the files must be there. */
const aMessage = 'docs/a-message.md';
const aMessageFilesMax = 14;
const madeLater = /(^|\/)(dist|generated|node_modules|screenshots|test-results)(\/|$)|^\.(data|env|turbo)(\/|$)/;

/**
 * Every path in README.md and docs/ leads somewhere, and the way of one message stays short.
 * @param {import('./tree.mjs').Tree} tree
 * @returns {string[]}
 */
export function checkDocs(tree) {
  const documents = tree.files.filter((file) => file === 'README.md' || /^docs\/.*\.md$/.test(file));
  const dead = documents.flatMap((document) =>
    pathsIn(tree.read(document), tree)
      .filter((path) => !tree.has(path) && !madeLater.test(path))
      .map((path) => `${document}: names ${path}, which is not there`),
  );
  return [...dead, ...checkLinks(documents, tree), ...checkMessageWay(tree)];
}

/** What stands in backticks and begins like a path from the root. */
function pathsIn(text, tree) {
  const top = new Set(tree.files.map((file) => file.split('/')[0]));
  const quoted = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\s]+)`/g)].map((match) => match[1]);
  const looksLikePath = (word) => /^[\w.$@/-]+$/.test(word) && word.includes('/') && top.has(word.split('/')[0]);
  return quoted.map((word) => word.replace(/:\d+$/, '')).filter(looksLikePath);
}

function checkLinks(documents, tree) {
  return documents.flatMap((document) => {
    const links = [...tree.read(document).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1]);
    return links
      .filter((link) => !/^[a-z]+:/.test(link))
      .map((link) => new URL(link, `file:///${document}`).pathname.slice(1))
      .filter((path) => !tree.has(path))
      .map((path) => `${document}: links to ${path}, which is not there`);
  });
}

function checkMessageWay(tree) {
  if (!tree.has('docs')) return [];
  if (!tree.has(aMessage)) return [`${aMessage}: is missing`];
  const files = new Set(pathsIn(tree.read(aMessage), tree).filter((path) => /\.\w+$/.test(path)));
  if (files.size === 0) return [`${aMessage}: names no file`];
  if (files.size <= aMessageFilesMax) return [];
  return [`${aMessage}: one message passes ${files.size} files; ${aMessageFilesMax} are enough`];
}
