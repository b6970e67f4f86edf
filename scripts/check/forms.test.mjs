import { expect, test } from 'vitest';
import { checkEnvironmentReaders, checkImportForms } from './forms.mjs';
import { treeFrom } from './tree.mjs';

const forms = (text) => checkImportForms(treeFrom({ 'apps/web/src/rooms/cache.ts': text })).length;
const readers = (file) => checkEnvironmentReaders(treeFrom({ [file]: 'const port = process.env.PORT;' })).length;

test('imports do not climb', () => {
  expect(forms(`import { a } from '../lib/a.ts';`)).toBe(1);
  expect(forms(`export { a } from '../lib/a.ts';`)).toBe(1);
  expect(forms(`import { a } from '#lib/a.ts'; import { b } from './b.ts';`)).toBe(0);
});

test('zod comes whole', () => {
  expect(forms(`import { z } from 'zod';`)).toBe(1);
  expect(forms(`import z from 'zod';`)).toBe(1);
  expect(forms(`import * as z from 'zod';`)).toBe(0);
});

test('only the configuration reads the environment', () => {
  expect(readers('apps/server/src/deps.ts')).toBe(1);
  expect(readers('packages/api/src/rooms/service.ts')).toBe(1);
  expect(readers('apps/server/src/config.ts')).toBe(0);
  expect(readers('packages/api/src/testing/database.ts')).toBe(0);
  expect(readers('scripts/dev.mjs')).toBe(0);
});
