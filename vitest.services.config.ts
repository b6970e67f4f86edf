import { defineConfig } from 'vitest/config';

/** What needs real services beside Postgres: `npm run test:services`. */
export default defineConfig({
  test: {
    include: ['{apps,packages}/*/src/**/*.services.test.ts', 'scripts/**/*.services.test.mjs'],
    globalSetup: 'scripts/vitest-setup.mjs',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
