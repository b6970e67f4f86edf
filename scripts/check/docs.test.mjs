import { expect, test } from 'vitest';
import { checkDocs } from './docs.mjs';
import { treeFrom } from './tree.mjs';

const files = {
  'apps/web/src/main.tsx': '',
  'docs/architecture.md': '',
  'docs/a-message.md': '`apps/web/src/main.tsx`',
};
const wrong = (changes) => checkDocs(treeFrom({ ...files, ...changes }));

test('a path in a document that leads nowhere is found', () => {
  expect(wrong({})).toEqual([]);
  expect(wrong({ 'README.md': 'see `apps/web/src` and `apps/web/src/main.tsx`' })).toEqual([]);
  expect(wrong({ 'README.md': 'see `apps/web/src/gone.tsx`' })).toHaveLength(1);
  expect(wrong({ 'docs/architecture.md': '`apps/server/`' })).toHaveLength(1);
});

test('what is no path from the root is left alone', () => {
  expect(wrong({ 'README.md': '`npm run dev`, `text/html`, `apps/web/dist`, `<noun>/service.ts`' })).toEqual([]);
});

test('a link between documents leads somewhere', () => {
  expect(wrong({ 'README.md': '[map](docs/architecture.md#nouns) [site](https://example.org)' })).toEqual([]);
  expect(wrong({ 'docs/architecture.md': '[map](a-message.md)' })).toEqual([]);
  expect(wrong({ 'docs/architecture.md': '[map](gone.md)' })).toHaveLength(1);
});

test('one message passes at most 14 files, and the document about it exists', () => {
  const way = (count) => {
    const names = Array.from({ length: count }, (_, i) => `apps/web/src/file-${i}.ts`);
    return { ...Object.fromEntries(names.map((name) => [name, ''])), 'docs/a-message.md': `\`${names.join('` `')}\`` };
  };
  expect(wrong(way(14))).toEqual([]);
  expect(wrong(way(15))).toHaveLength(1);
  expect(wrong({ 'docs/a-message.md': 'no path' })).toHaveLength(1);
  expect(checkDocs(treeFrom({ 'docs/architecture.md': '' }))).toEqual(['docs/a-message.md: is missing']);
});
