/** Who may import whom. The pictures of these tables are in docs/architecture.md. */

/**
 * Between workspaces. `packages` are those of the registry: all but the ones named, or only the ones named.
 */
export const workspaces = {
  'packages/contract': {
    mayImport: [],
    packages: { only: ['zod'] },
    advice: 'the contract is what both sides agree on and is pure; code that needs more belongs into packages/api',
  },
  prisma: {
    mayImport: [],
    packages: {
      only: [
        '@prisma/adapter-pg',
        '@prisma/client',
        '@prisma/driver-adapter-utils',
        '@prisma/schema-engine-wasm',
        'pg',
        'prisma',
      ],
    },
    advice: 'the database package knows Prisma only; what the product does with rows belongs into packages/api',
  },
  'packages/api': {
    mayImport: ['packages/contract', 'prisma'],
    packages: { not: ['fastify', 'ioredis', 'pg', 'graphile-worker', 'react', 'vite', '@prisma/client'] },
    advice:
      'the product knows no server and no real service: describe what it needs in packages/api/src/ports and put the real thing into apps/server/src/adapters',
  },
  'apps/server': {
    mayImport: ['packages/api', 'packages/contract', 'prisma'],
    packages: { not: ['react', '@prisma/client'] },
    advice: 'the server hosts the product: shared code belongs into packages/contract or packages/api',
  },
  'apps/web': {
    mayImport: ['packages/contract'],
    packages: { not: ['fastify', 'pg', 'lucia', '@prisma/client'] },
    advice:
      'the client knows the contract; of the API only the type of its router, by import type from @parley/api/router',
  },
  'apps/e2e': {
    mayImport: ['packages/contract', 'prisma'],
    packages: { not: ['react', 'fastify'] },
    advice: 'browser tests use the product as people do; what they need besides belongs into packages/api/src/testing',
  },
  'apps/chaos': {
    mayImport: ['packages/contract', 'prisma'],
    packages: { not: ['react', 'fastify'] },
    advice: 'chaos uses the built server as clients do; rows that it needs are made by packages/api/src/testing',
  },
  'apps/bench': {
    mayImport: ['packages/contract', 'prisma'],
    packages: { not: ['react'] },
    advice: 'the bench measures the built server from outside; rows that it needs are made by packages/api/src/testing',
  },
};

/** Arrows between workspaces that only some files, or only types, may take. */
export const exceptions = [
  { from: 'apps/web', to: 'packages/api/src/router.ts', typeOnly: true },
  { from: 'apps/e2e', to: 'packages/api/src/testing/', typeOnly: false },
  { from: 'apps/chaos', to: 'packages/api/src/router.ts', typeOnly: true },
  { from: 'apps/chaos', to: 'packages/api/src/testing/', typeOnly: false },
  { from: 'apps/bench', to: 'packages/api/src/testing/', typeOnly: false },
  // What storing costs is measured without the server around it: its parts are put together as apps/server does.
  ...['deps.ts', 'messages/service.ts', 'ports/', 'rooms/queries.ts'].map((part) => ({
    from: 'apps/bench',
    to: `packages/api/src/${part}`,
    typeOnly: false,
  })),
];

/** Files of the contract that the browser loads first, so they carry no package with them. */
export const bareContract = ['limits', 'ids', 'errors', 'unread'];

/**
 * Inside a noun of packages/api: what each kind of file may import from any noun (its own, or, if the kind is among
 * `fromOutside`, another's), and from what stands beside the nouns. Plain files there (errors.ts) are everybody's.
 */
export const apiKinds = {
  router: {
    kinds: ['service', 'queries'],
    beside: ['trpc.ts', 'context.ts', 'live/'],
    hint: 'a procedure is input, one call, output: rules go to policy.ts, work to service.ts',
  },
  service: {
    kinds: ['service', 'policy', 'queries', 'view'],
    beside: ['context.ts', 'live/', 'ports/'],
    hint: 'a service decides and writes: what starts later goes to jobs.ts, what answers HTTP to router.ts',
  },
  jobs: {
    kinds: ['service', 'queries'],
    beside: ['context.ts', 'ports/'],
    hint: 'a job calls its noun’s service',
  },
  queries: {
    kinds: ['queries', 'policy', 'view'],
    beside: [],
    hint: 'queries only read: what decides or writes goes to service.ts',
  },
  policy: {
    kinds: ['policy'],
    beside: [],
    hint: 'a policy is pure: it gets rows, and service.ts or queries.ts fetch them',
  },
  view: { kinds: ['view'], beside: [], hint: 'a view is pure: it gets rows, and queries.ts fetches them' },
};

/** Files beside the nouns that know them, or what runs them; the others there are plain. */
export const knowing = ['trpc.ts', 'context.ts', 'router.ts', 'jobs.ts'];

export const fromOutside = ['service', 'queries', 'policy', 'view'];

/** In apps/web, from the top to the bottom; a file imports from its own layer and from those below. */
export const webLayers = [
  { name: 'main', folders: ['main.tsx', 'routeTree.gen.ts'], hint: '' },
  {
    name: 'routes',
    folders: ['routes/'],
    hint: 'a route composes nouns; what others need too belongs into a noun or into layout/',
  },
  { name: 'layout', folders: ['layout/'], hint: 'the layout composes nouns; what a noun needs belongs into the noun' },
  { name: 'nouns', folders: [], hint: 'what knows a noun of the product belongs into that noun’s folder' },
  { name: 'ui', folders: ['ui/'], hint: 'ui/ holds primitives without product words; pass what they need as props' },
  {
    name: 'lib',
    folders: ['lib/', 'texts/', 'styles/'],
    hint: 'lib/ and texts/ lie at the bottom and know no component',
  },
];
