/** The server's variables, wherever they are written down, are those of its configuration. */
import { parse as parseYaml } from 'yaml';
import { parse, walk } from './source.mjs';

const config = 'apps/server/src/config.ts';
const example = '.env.example';
const ofNode = ['NODE_ENV', 'PATH'];

/**
 * @param {import('./tree.mjs').Tree} tree
 * @returns {string[]}
 */
export function checkEnvironment(tree) {
  if (!tree.has('apps/server/src')) return [];
  if (!tree.has(config)) return [`${config}: is missing, so no variable can be checked`];
  const known = variablesOf(tree.read(config));
  if (known.size === 0) return [`${config}: no variable found: one z.object({ NAME: … }) holds them`];
  return [...checkExample(tree, known), ...checkInfra(tree, known)];
}

/** The upper-case keys of the zod objects. */
function variablesOf(text) {
  const names = new Set();
  walk(parse(config, text).program, (node) => {
    const isObject =
      node.type === 'CallExpression' && /^(object|strictObject|looseObject)$/.test(node.callee.property?.name);
    if (!isObject) return;
    for (const { key } of node.arguments[0]?.properties ?? []) {
      const name = key?.name ?? key?.value;
      if (/^[A-Z][A-Z0-9_]*$/.test(name)) names.add(name);
    }
  });
  return names;
}

function checkExample(tree, known) {
  if (!tree.has(example)) return [`${example}: is missing`];
  const written = new Set([...tree.read(example).matchAll(/^(?:# ?)?([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1]));
  return [
    ...unknown(example, written, known),
    ...[...known].filter((name) => !written.has(name)).map((name) => `${example}: ${name} of ${config} is missing`),
  ];
}

function checkInfra(tree, known) {
  const dockerfiles = tree.files.filter((file) => /^infra\/.*Dockerfile$/.test(file));
  const composeFiles = tree.files.filter((file) => /^infra\/compose.*\.ya?ml$/.test(file));
  return [
    ...dockerfiles.flatMap((file) => [
      ...checkDockerfile(file, tree.read(file)),
      ...unknown(file, setBy(tree.read(file)), known),
    ]),
    ...composeFiles.flatMap((file) => unknown(file, variablesOfCompose(tree.read(file)), known)),
  ];
}

function unknown(file, names, known) {
  return [...names].filter((name) => !known.has(name)).map((name) => `${file}: ${name} is no variable of ${config}`);
}

function setBy(dockerfile) {
  const whole = dockerfile.replace(/\\\n/g, ' ');
  const lines = [...whole.matchAll(/^ENV (.*)$/gm)].map((match) => match[1]);
  const names = lines.flatMap((line) => [...line.matchAll(/([A-Za-z_]\w*)=/g)].map((match) => match[1]));
  return names.filter((name) => !ofNode.includes(name));
}

function checkDockerfile(file, text) {
  const users = [...text.matchAll(/^USER (\S+)/gm)].map((match) => match[1]);
  const isOrdinary = /^[1-9]\d*(:[1-9]\d*)?$/.test(users.at(-1) ?? '');
  return isOrdinary ? [] : [`${file}: the last USER is a number other than 0, which a cluster can verify`];
}

/** What is handed to a container of ours, and what is taken from the caller's environment for any container. */
function variablesOfCompose(text) {
  const { services = {} } = parseYaml(text);
  const ours = Object.values(services).filter((service) => service.build);
  const taken = [...text.matchAll(/\$\{(\w+)/g)].map((match) => match[1]);
  return [...ours.flatMap((service) => namesOf(service.environment)), ...taken].filter(
    (name) => !ofNode.includes(name),
  );
}

function namesOf(environment = {}) {
  return Array.isArray(environment) ? environment.map((line) => line.split('=')[0]) : Object.keys(environment);
}
