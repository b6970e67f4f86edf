import { expect, test } from 'vitest';
import { checkFirstLoad } from './first-load.mjs';

/** @type {import('./first-load.mjs').Manifest} */
const manifest = {
  'index.html': { file: 'main.js', isEntry: true, imports: ['_react'] },
  _react: { file: 'react.js' },
  _markdown: { file: 'markdown.js', imports: ['_react'] },
  'src/routes/sign-in.tsx?tsr-split=component': { file: 'sign-in.js', imports: ['_react'] },
  'src/routes/_app.tsx?tsr-split=component': { file: 'app.js' },
  'src/routes/_app.g.$groupId.$roomId.tsx?tsr-split=component': { file: 'room.js', imports: ['_markdown'] },
  _motion: { file: 'motion.js', name: 'motion', imports: ['_react'] },
};
const usual = { 'main.js': 60_000, 'react.js': 60_000, 'motion.js': 30_000 };

function problems(weights, other = manifest) {
  const known = { ...usual, ...weights };
  return checkFirstLoad({ manifest: other, weigh: (file) => known[file] ?? 10_000 }).problems;
}

test('a light build passes; chunks that pages share count once', () => {
  expect(problems({})).toEqual([]);
});

test('the entry, what it imports, the page and the pages around it count', () => {
  expect(problems({ 'react.js': 105_000 })).toHaveLength(2);
  expect(problems({ 'markdown.js': 35_000 })).toEqual([
    expect.stringContaining('first load of $roomId weighs 175.0 kB'),
  ]);
  expect(problems({ 'app.js': 24_000, 'room.js': 24_000 })).toHaveLength(1);
});

test('a heavy route and heavy motion are found', () => {
  expect(problems({ 'sign-in.js': 26_000 })).toEqual([expect.stringContaining('route sign-in weighs 26.0 kB')]);
  expect(problems({ 'motion.js': 39_000 })).toEqual([expect.stringContaining('motion weighs 39.0 kB')]);
});

test('a page or module that is to be weighed and is not there fails', () => {
  const { 'src/routes/sign-in.tsx?tsr-split=component': _page, ...noPage } = manifest;
  const { _motion, ...noMotion } = manifest;
  expect(problems({}, noPage)).toHaveLength(1);
  expect(problems({}, noMotion)).toHaveLength(1);
});

test('a page that waits for the animations fails', () => {
  const eager = { ...manifest, _markdown: { file: 'markdown.js', imports: ['_motion'] } };
  expect(problems({ 'motion.js': 5_000 }, eager)).toEqual([
    expect.stringContaining('$roomId waits for the animations'),
  ]);
});

test('chunks that need each other are found', () => {
  const round = { ...manifest, _react: { file: 'react.js', imports: ['_markdown'] } };
  expect(problems({}, round)).toEqual([expect.stringContaining('_react → _markdown → _react')]);
});
