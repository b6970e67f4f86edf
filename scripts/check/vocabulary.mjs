/** What files are called and how deep they lie. */
import { isTest, sourceFiles } from './tree.mjs';

export const nouns = [
  ...['users', 'auth', 'groups', 'topics', 'rooms', 'members', 'roles', 'messages', 'uploads', 'presence', 'discovery'],
  ...[
    'search',
    'notifications',
    'invites',
    'moderation',
    'me',
    'unread',
    'instance',
    'emails',
    'identities',
    'factors',
    'passkeys',
    'accounts',
    'exports',
    'pictures',
    'jobs',
  ],
];

const kindsOfFile = ['router', 'service', 'queries', 'policy', 'view', 'jobs'];
const apiFolders = ['ports', 'live', 'testing'];
const emptyWords = ['index', 'utils', 'util', 'helpers', 'helper', 'common', 'misc', 'types', 'new', 'v2', 'lib'];
const foldersMax = 4;

const routes = 'apps/web/src/routes/';
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Names say what is inside; a noun of the API has only the files whose jobs everybody knows.
 * @param {import('./tree.mjs').Tree} tree
 * @returns {string[]} what is wrong, a sentence each
 */
export function checkVocabulary(tree) {
  return sourceFiles(tree).flatMap((file) => [...checkWords(file), ...checkApiFile(file)]);
}

function checkWords(file) {
  if (file.startsWith(routes)) return []; // The router gives these names a meaning.
  const [name, ...folders] = file.split('/').reverse();
  const [stem] = name.split('.');
  if (emptyWords.includes(stem)) return [`${file}: "${stem}" says nothing; name the file after its main export`];
  if (!kebab.test(stem)) return [`${file}: file names are kebab-case, after the main export`];
  const folder = folders.find((each) => emptyWords.includes(each) && !file.startsWith('apps/web/src/lib/'));
  return folder ? [`${file}: "${folder}" says nothing; name the folder after what is inside`] : [];
}

function checkApiFile(file) {
  const [, folder, name] = /^packages\/api\/src\/([^/]+)\/(.+)$/.exec(file) ?? [];
  if (!folder || apiFolders.includes(folder)) return [];
  if (!nouns.includes(folder)) return [`${file}: "${folder}" is no noun of this product (${nouns.join(', ')})`];
  if (isTest(file) || kindsOfFile.some((kind) => name === `${kind}.ts`)) return [];
  return [
    `${file}: a noun has only ${kindsOfFile.join(', ')} and tests; this code belongs into one of them or, knowing no noun, into packages/api/src`,
  ];
}

/**
 * Nothing lies more than four folders below the root.
 * @param {import('./tree.mjs').Tree} tree
 * @returns {string[]}
 */
export function checkDepth(tree) {
  return tree.files
    .filter((file) => !file.startsWith('infra/helm/') && file.split('/').length - 1 > foldersMax)
    .map(
      (file) => `${file}: more than ${foldersMax} folders deep; packages/api/src/messages/service.ts is the maximum`,
    );
}
