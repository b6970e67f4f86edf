import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{apps,packages}/*/src/**/*.test.{ts,tsx}', '{prisma,scripts}/**/*.test.{ts,mjs}'],
    exclude: [...configDefaults.exclude, '**/*.services.test.*'],
    globalSetup: 'scripts/vitest-setup.mjs',
    pool: 'forks',
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
