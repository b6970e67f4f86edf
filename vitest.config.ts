import { configDefaults, defineConfig } from 'vitest/config';

/** Those that watch a library at work take its place, and so need modules of their own. */
const watching = ['packages/api/src/auth/auth.test.ts'];

export default defineConfig({
  test: {
    globalSetup: 'scripts/vitest-setup.mjs',
    pool: 'forks',
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['{apps,packages}/*/src/**/*.test.{ts,tsx}', '{prisma,scripts}/**/*.test.{ts,mjs}'],
          exclude: [...configDefaults.exclude, '**/*.services.test.*', ...watching],
          // Loading the product anew for each file takes a third of the time.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'watching', include: watching } },
    ],
  },
});
