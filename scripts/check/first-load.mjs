/** Weighs the built client by Vite's manifest. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { bytesMax, firstPages, motionChunk } from './budget.mjs';

const routes = 'src/routes/';

/** @typedef {Record<string, { file: string, name?: string, isEntry?: boolean, imports?: string[] }>} Manifest */

/**
 * The manifest of the built client and a scale for its files; null when it isn't built.
 * @param {string} dist
 */
export function readBuild(dist) {
  const file = path.join(dist, '.vite/manifest.json');
  if (!fs.existsSync(file)) return null;
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  return { manifest, weigh: (name) => zlib.gzipSync(fs.readFileSync(path.join(dist, name)), { level: 9 }).length };
}

/**
 * Compares what each page loads with `budget.mjs`.
 * @param {{ manifest: Manifest, weigh: (file: string) => number }} build `weigh` gives compressed bytes
 * @returns {{ problems: string[], weights: string[] }}
 */
export function checkFirstLoad({ manifest, weigh }) {
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
  const routeChunks = Object.keys(manifest).filter((key) => key.startsWith(routes));
  const problems = [];
  const weights = [];

  function hold(name, keys, max) {
    const files = new Set(keys.map((key) => manifest[key].file).filter((file) => file.endsWith('.js')));
    const bytes = [...files].reduce((sum, file) => sum + weigh(file), 0);
    weights.push(`${name} ${kilobytes(bytes)} of ${kilobytes(max)}`);
    if (bytes > max)
      problems.push(`apps/web/dist: ${name} weighs ${kilobytes(bytes)}; ${kilobytes(max)} are the limit`);
  }

  function holdPage(page, chunk) {
    const loaded = withImports(manifest, [entry, ...withParents(routeChunks, chunk)]);
    hold(`first load of ${page}`, loaded, bytesMax.firstLoad);
    if (loaded.some((key) => motion.includes(key))) problems.push(`apps/web/dist: ${page} waits for the animations`);
  }

  const motion = Object.keys(manifest).filter((key) => manifest[key].name === motionChunk);
  if (motion.length) hold(motionChunk, motion, bytesMax.motion);
  else problems.push(missing(`chunk named ${motionChunk}`));
  for (const page of firstPages) {
    const chunk = routeChunks.find((key) => routeName(key).endsWith(page));
    if (chunk) holdPage(page, chunk);
    else problems.push(missing(`route that ends in ${page}`));
  }
  const ring = ringIn(manifest);
  if (ring) problems.push(`apps/web/dist: chunks need each other before either has run: ${ring.join(' → ')}`);
  for (const chunk of routeChunks) hold(`route ${routeName(chunk)}`, [chunk], bytesMax.routeChunk);
  return { problems, weights };
}

function withImports(manifest, keys, found = new Set()) {
  for (const key of keys.filter((each) => !found.has(each))) {
    found.add(key);
    withImports(manifest, manifest[key].imports ?? [], found);
  }
  return [...found];
}

/** The first ring of chunks that import each other, by their keys; null when there is none. */
function ringIn(manifest) {
  const done = new Set();
  function ringFrom(key, path) {
    if (path.includes(key)) return [...path.slice(path.indexOf(key)), key];
    if (done.has(key)) return null;
    for (const next of manifest[key].imports ?? []) {
      const ring = ringFrom(next, [...path, key]);
      if (ring) return ring;
    }
    done.add(key);
    return null;
  }
  return Object.keys(manifest).reduce((ring, key) => ring ?? ringFrom(key, []), null);
}

/** `src/routes/_app.g.$groupId.tsx?tsr-split=component` is `_app.g.$groupId`. */
const routeName = (key) => key.slice(routes.length).replace(/\.tsx(\?.*)?$/, '');

/** A page stands inside the routes whose names its own begins with. */
function withParents(routeChunks, chunk) {
  const name = routeName(chunk);
  return routeChunks.filter((key) => name === routeName(key) || name.startsWith(`${routeName(key)}.`));
}

const missing = (what) => `apps/web/dist: no ${what}; scripts/check/budget.mjs names what is to be weighed`;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
