import { expect, test } from 'vitest';
import { checkFileLengths, checkFunctionLengths, medianLength } from './lengths.mjs';
import { treeFrom } from './tree.mjs';

const lines = (count) => 'call();\n'.repeat(count);
const ofFunction = (name, body) => checkFunctionLengths(treeFrom({ [name]: `function long() {\n${body}}\n` }));

test('a file of 250 lines is the longest', () => {
  expect(checkFileLengths(treeFrom({ 'apps/web/src/a.ts': lines(250) }))).toEqual([]);
  expect(checkFileLengths(treeFrom({ 'apps/web/src/a.ts': lines(251) }))).toHaveLength(1);
});

test('a function of 40 lines is the longest, a component of 120', () => {
  expect(ofFunction('apps/web/src/a.ts', lines(38))).toEqual([]);
  expect(ofFunction('apps/web/src/a.ts', lines(39))).toHaveLength(1);
  expect(ofFunction('apps/web/src/a.tsx', lines(118))).toEqual([]);
  expect(ofFunction('apps/web/src/a.tsx', lines(119))).toHaveLength(1);
});

test('a factory may hold many small functions, and none that is long', () => {
  const small = `function small() {\n${lines(20)}}\n`;
  expect(ofFunction('apps/web/src/a.ts', small.repeat(5))).toEqual([]);
  expect(ofFunction('apps/web/src/a.ts', `function inner() {\n${lines(50)}}\n`)).toHaveLength(1);
});

test('the median leaves tests out', () => {
  const tree = treeFrom({
    'apps/web/src/a.ts': lines(10),
    'apps/web/src/b.ts': lines(30),
    'apps/web/src/c.ts': lines(20),
    'apps/web/src/c.test.ts': lines(200),
  });
  expect(medianLength(tree)).toBe(20);
});
