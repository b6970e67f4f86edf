/** Holds the imports against the tables of `arrow-tables.mjs`; each message says where the code belongs. */
import { apiKinds, bareContract, exceptions, fromOutside, knowing, webLayers, workspaces } from './arrow-tables.mjs';
import { resolver, workspaceOf } from './resolve.mjs';
import { importsOf } from './source.mjs';
import { isTest, sourceFiles } from './tree.mjs';
import { nouns } from './vocabulary.mjs';

/**
 * @param {import('./tree.mjs').Tree} tree
 * @returns {string[]}
 */
export function checkArrows(tree) {
  const resolve = resolver(tree);
  return sourceFiles(tree).flatMap((file) => {
    const workspace = workspaceOf(file);
    if (!workspace) return [];
    return importsOf(file, tree.read(file)).flatMap(({ specifier, typeOnly, line }) => {
      const arrow = { from: file, workspace, specifier, typeOnly, to: resolve(file, specifier) };
      const problem = lostProblem(arrow) ?? workspaceProblem(arrow) ?? apiProblem(arrow) ?? webProblem(arrow);
      return problem ? [`${file}:${line}: may not import ${specifier}: ${problem}`] : [];
    });
  });
}

function lostProblem({ to, specifier }) {
  const isGenerated = /generated\/|\.gen\.ts$|\.css$/.test(specifier);
  return to.kind === 'lost' && !isGenerated ? 'there is no such file' : null;
}

function workspaceProblem({ from, workspace, typeOnly, to }) {
  const rule = workspaces[workspace];
  if (!rule) return `${workspace} has no row in scripts/check/arrow-tables.mjs`;
  if (to.kind === 'file') {
    const target = workspaceOf(to.file);
    const isAllowed =
      target === workspace || rule.mayImport.includes(target) || isException(workspace, to.file, typeOnly);
    return isAllowed ? null : rule.advice;
  }
  if (isTest(from) || isSetUp(from) || to.kind === 'lost') return null;
  return packageProblem(from, to, rule);
}

function isException(workspace, file, typeOnly) {
  return exceptions.some((each) => each.from === workspace && file.startsWith(each.to) && (typeOnly || !each.typeOnly));
}

/** Configurations and what helps tests are not part of what runs. */
const isSetUp = (file) => /\.config\.ts$|\/testing\/|^prisma\/tools\/|^apps\/(e2e|bench)\//.test(file);

function packageProblem(from, to, { packages, advice }) {
  const isBrowser = /^(apps\/web|packages\/contract)\/src\//.test(from);
  if (to.kind === 'node') return isBrowser ? 'the browser has no Node' : null;
  const isFirst = bareContract.some((name) => from === `packages/contract/src/${name}.ts`);
  if (isFirst) return `${from} is loaded before everything else in the browser and carries no package with it`;
  const isRefused = packages.only ? !packages.only.includes(to.name) : packages.not.includes(to.name);
  return isRefused || (to.name.startsWith('@fastify/') && !from.startsWith('apps/server/')) ? advice : null;
}

const inApi = /^packages\/api\/src\/(?:([^/]+)\/)?([^/]+)\.ts$/;

function apiProblem({ from, typeOnly, to }) {
  const [, noun, kind] = inApi.exec(from) ?? [];
  const rule = nouns.includes(noun) && !isTest(from) ? apiKinds[kind] : undefined;
  const [, otherNoun, otherKind] = (to.kind === 'file' && inApi.exec(to.file)) || [];
  if (!rule || !otherKind) return null;
  if (!nouns.includes(otherNoun)) {
    const place = to.file.slice('packages/api/src/'.length);
    const isPlain = !otherNoun && !knowing.includes(place);
    return typeOnly || isPlain || rule.beside.some((each) => place.startsWith(each)) ? null : rule.hint;
  }
  if (otherNoun !== noun && !fromOutside.includes(otherKind)) {
    return `${otherKind}.ts is ${otherNoun}' own; what others need of it belongs into ${otherNoun}/service.ts or queries.ts`;
  }
  const isAllowed = rule.kinds.includes(otherKind) || (typeOnly && otherKind === 'policy');
  return isAllowed ? null : rule.hint;
}

const web = 'apps/web/src/';

function webProblem({ from, to }) {
  if (!from.startsWith(web) || isTest(from) || to.kind !== 'file' || !to.file.startsWith(web)) return null;
  const [own, other] = [from, to.file].map(layerOf);
  return other >= own ? null : webLayers[own].hint;
}

/** The number of the layer, from the top; what no layer claims is a noun's, and `live/` stands beside the nouns. */
function layerOf(file) {
  const place = file.slice(web.length);
  const claimed = webLayers.findIndex((layer) => layer.folders.some((folder) => place.startsWith(folder)));
  return claimed === -1 ? webLayers.findIndex((layer) => layer.name === 'nouns') : claimed;
}
