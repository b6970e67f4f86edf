import { expect, test } from 'vitest';
import { treeFrom } from './tree.mjs';
import { checkDepth, checkVocabulary } from './vocabulary.mjs';

const wrong = (file) => checkVocabulary(treeFrom({ [file]: '' })).length > 0;

test('a noun of the API has only the files whose jobs everybody knows, and tests', () => {
  for (const name of ['router', 'service', 'queries', 'policy', 'view', 'jobs', 'edit-and-delete.test']) {
    expect(wrong(`packages/api/src/messages/${name}.ts`)).toBe(false);
  }
  expect(wrong('packages/api/src/messages/mapper.ts')).toBe(true);
  expect(wrong('packages/api/src/live/hub.ts')).toBe(false);
});

test('a folder of the API that is no noun of the product is refused', () => {
  expect(wrong('packages/api/src/channels/service.ts')).toBe(true);
});

test('names that say nothing are refused, for files and folders', () => {
  for (const name of ['index', 'utils', 'helpers', 'common', 'misc', 'types', 'new', 'v2']) {
    expect(wrong(`apps/web/src/messages/${name}.ts`)).toBe(true);
    expect(wrong(`apps/web/src/${name}/cache.ts`)).toBe(true);
  }
});

test('file names are kebab-case, except where the router gives them a meaning', () => {
  expect(wrong('apps/web/src/ui/IconButton.tsx')).toBe(true);
  expect(wrong('apps/web/src/ui/icon_button.tsx')).toBe(true);
  expect(wrong('apps/web/src/ui/icon-button.tsx')).toBe(false);
  expect(wrong('apps/web/src/routes/__root.tsx')).toBe(false);
});

test('the fifth folder is one too many, except in Helm charts', () => {
  const deep = (file) => checkDepth(treeFrom({ [file]: '' }));
  expect(deep('packages/api/src/messages/service.ts')).toEqual([]);
  expect(deep('packages/api/src/messages/send/service.ts')).toHaveLength(1);
  expect(deep('infra/helm/parley/templates/server/deployment.yaml')).toEqual([]);
});
