/** The repository's files, as the checks see them: what git tracks or would track. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** @typedef {{ files: string[], read: (file: string) => string, has: (fileOrFolder: string) => boolean }} Tree */

/**
 * The tree of a working copy.
 * @param {string} root
 * @returns {Tree}
 */
export function readTree(root) {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', list, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const files = listed.split('\0').filter((file) => file && fs.existsSync(path.join(root, file)));
  return treeOf(files, (file) => fs.readFileSync(path.join(root, file), 'utf8'));
}

/**
 * A tree that exists only in a test.
 * @param {Record<string, string>} contents by path from the root
 * @returns {Tree}
 */
export function treeFrom(contents) {
  return treeOf(Object.keys(contents), (file) => contents[file]);
}

function treeOf(files, readFile) {
  const known = new Set(files);
  const texts = new Map();
  for (const file of files) for (const folder of foldersAbove(file)) known.add(folder);
  function read(file) {
    if (!texts.has(file)) texts.set(file, readFile(file));
    return texts.get(file);
  }
  return { files, read, has: (fileOrFolder) => known.has(fileOrFolder.replace(/\/$/, '')) };
}

function foldersAbove(file) {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

const ending = /\.(ts|tsx|mts|mjs)$/;
const written = /^(apps|packages|prisma|scripts)\/|^[^/]+$/;
const generated = /(^|\/)(generated|dist)\/|\.gen\.ts$/;

/**
 * Program text that people write, tests included.
 * @param {Tree} tree
 */
export function sourceFiles(tree) {
  return tree.files.filter((file) => written.test(file) && ending.test(file) && !generated.test(file));
}

/** @param {string} file */
export function isTest(file) {
  return /\.(test|spec)\.(ts|tsx|mjs)$/.test(file);
}
