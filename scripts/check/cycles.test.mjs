import { expect, test } from 'vitest';
import { checkCycles } from './cycles.mjs';
import { treeFrom } from './tree.mjs';

const at = (name) => `packages/api/src/${name}.ts`;

test('a circle of imports is named once, with the way around', () => {
  const tree = treeFrom({
    [at('a')]: `import { b } from './b.ts';`,
    [at('b')]: `export * from './c.ts';`,
    [at('c')]: `const a = await import('./a.ts');`,
  });
  expect(checkCycles(tree)).toEqual([`${at('a')}: a circle of imports: ${['a', 'b', 'c', 'a'].map(at).join(' → ')}`]);
});

test('types, and two ways to one file, make no circle', () => {
  const tree = treeFrom({
    [at('a')]: `import { b } from './b.ts'; import { c } from './c.ts';`,
    [at('b')]: `import { c } from './c.ts';`,
    [at('c')]: `import type { A } from './a.ts';`,
  });
  expect(checkCycles(tree)).toEqual([]);
});
