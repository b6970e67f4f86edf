import { expect, test } from 'vitest';
import { checkArrows } from './arrows.mjs';
import { treeFrom } from './tree.mjs';

const manifest = (name, exports) => JSON.stringify({ name, imports: { '#*': './src/*' }, exports });

const house = {
  'packages/contract/package.json': manifest('@parley/contract', { './*': './src/*.ts' }),
  'packages/api/package.json': manifest('@parley/api', { './*': './src/*.ts' }),
  'prisma/package.json': manifest('@parley/db', { '.': './client.ts' }),
  'apps/server/package.json': manifest('@parley/server', { './*': './src/*.ts' }),
  'apps/web/package.json': manifest('@parley/web'),
  'apps/e2e/package.json': manifest('@parley/e2e'),
  'prisma/client.ts': '',
  'packages/contract/src/limits.ts': '',
  'packages/contract/src/rooms.ts': '',
  'packages/api/src/router.ts': '',
  'packages/api/src/trpc.ts': '',
  'packages/api/src/errors.ts': '',
  'packages/api/src/context.ts': '',
  'packages/api/src/testing/world.ts': '',
  'packages/api/src/ports/bus.ts': '',
  'packages/api/src/live/hub.ts': '',
  'packages/api/src/rooms/router.ts': '',
  'packages/api/src/rooms/service.ts': '',
  'packages/api/src/rooms/queries.ts': '',
  'packages/api/src/rooms/policy.ts': '',
  'packages/api/src/rooms/view.ts': '',
  'packages/api/src/rooms/jobs.ts': '',
  'apps/server/src/main.ts': '',
  'apps/web/src/ui/button.tsx': '',
  'apps/web/src/lib/format.ts': '',
  'apps/web/src/rooms/room-list.tsx': '',
  'apps/web/src/routes/room.tsx': '',
};

/** What the check says when `file` imports `specifier`, and nothing else is wrong. */
function says(file, specifier, form = 'import') {
  const text = form === 'type' ? `import type { A } from '${specifier}';` : `import { a } from '${specifier}';`;
  return checkArrows(treeFrom({ ...house, [file]: text })).join();
}

const allowed = '';

test('the contract is pure', () => {
  const file = 'packages/contract/src/rooms.ts';
  expect(says(file, 'zod')).toBe(allowed);
  expect(says(file, './limits.ts')).toBe(allowed);
  for (const specifier of ['@parley/db', 'react', 'node:fs']) expect(says(file, specifier)).not.toBe(allowed);
  expect(says('packages/contract/src/limits.ts', 'zod')).toContain('carries no package');
});

test('the product knows no server and no real service', () => {
  const file = 'packages/api/src/rooms/service.ts';
  expect(says(file, '@parley/db')).toBe(allowed);
  for (const specifier of ['fastify', '@fastify/cookie', 'ioredis', '@parley/server/main']) {
    expect(says(file, specifier)).toContain('apps/server/src/adapters');
  }
});

test('the client knows the contract, and of the API only the type of its router', () => {
  const file = 'apps/web/src/rooms/room-list.tsx';
  expect(says(file, '@parley/contract/rooms')).toBe(allowed);
  expect(says(file, '@parley/api/router', 'type')).toBe(allowed);
  expect(says(file, '@parley/api/router')).toContain('import type');
  for (const specifier of ['@parley/db', '@parley/server/main', 'node:fs', 'pg']) {
    expect(says(file, specifier)).not.toBe(allowed);
  }
});

test('browser tests know the database, the contract and the API’s test world', () => {
  const file = 'apps/e2e/rooms.spec.ts';
  for (const specifier of ['@parley/db', '@parley/api/testing/world', '@playwright/test']) {
    expect(says(file, specifier)).toBe(allowed);
  }
  for (const specifier of ['@parley/server/main', '@parley/api/router'])
    expect(says(file, specifier)).not.toBe(allowed);
});

test('inside a noun, arrows go from router to service to queries to view', () => {
  const paths = {
    router: { yes: ['./service.ts', './queries.ts', '#trpc.ts', '#live/hub.ts'], no: ['./policy.ts', '#ports/bus.ts'] },
    service: {
      yes: ['./policy.ts', './queries.ts', '#ports/bus.ts', '#errors.ts'],
      no: ['./router.ts', './jobs.ts', '#trpc.ts'],
    },
    queries: { yes: ['./view.ts', './policy.ts', '#errors.ts'], no: ['./service.ts', '#live/hub.ts', '#context.ts'] },
    policy: { yes: ['#errors.ts'], no: ['./queries.ts', './service.ts'] },
    view: { yes: ['@parley/contract/rooms'], no: ['./queries.ts', './policy.ts'] },
    jobs: { yes: ['./service.ts', '#ports/bus.ts'], no: ['./router.ts', './view.ts'] },
  };
  for (const [kind, { yes, no }] of Object.entries(paths)) {
    const file = `packages/api/src/rooms/${kind}.ts`;
    for (const specifier of yes) expect(says(file, specifier)).toBe(allowed);
    for (const specifier of no) expect(says(file, specifier)).toContain(`may not import ${specifier}`);
  }
});

test('between nouns, routers and jobs are private', () => {
  const file = 'packages/api/src/messages/service.ts';
  for (const kind of ['service', 'queries', 'policy', 'view']) expect(says(file, `#rooms/${kind}.ts`)).toBe(allowed);
  for (const kind of ['router', 'jobs']) expect(says(file, `#rooms/${kind}.ts`)).toContain('rooms/service.ts');
});

test('in the client, what lies below does not know what stands on it', () => {
  expect(says('apps/web/src/routes/room.tsx', '#rooms/room-list.tsx')).toBe(allowed);
  expect(says('apps/web/src/rooms/room-list.tsx', '#ui/button.tsx')).toBe(allowed);
  expect(says('apps/web/src/rooms/room-list.tsx', '#routes/room.tsx')).toContain('folder');
  expect(says('apps/web/src/ui/button.tsx', '#rooms/room-list.tsx')).toContain('product words');
  expect(says('apps/web/src/lib/format.ts', '#ui/button.tsx')).toContain('bottom');
});

test('an import of nothing is found', () => {
  expect(says('apps/web/src/rooms/room-list.tsx', './room-row.tsx')).toContain('no such file');
});
