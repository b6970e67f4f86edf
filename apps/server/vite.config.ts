import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import manifest from './package.json' with { type: 'json' };

const dist = fileURLToPath(new URL('dist/', import.meta.url));
const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
const ofDb = createRequire(new URL('../../prisma/package.json', import.meta.url));

/** The built server migrates its database by itself, so the migrations and their engine lie beside it. */
const bringMigrations = (): Plugin => ({
  name: 'parley:bring-migrations',
  closeBundle() {
    cpSync(migrations, `${dist}migrations`, { recursive: true });
    const engine = ofDb.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm');
    cpSync(engine, `${dist}schema_engine_bg.wasm`);
  },
});

const slowSpread = /function _objectSpread2\(e\) \{[\s\S]*?\n\}/;

/**
 * tRPC is published for engines that can't spread objects: each call copies its options key by key, many times, which is an eighth
 * of what a page of history costs. It makes no objects with getters, for which alone that would differ.
 */
const spreadNatively = (): Plugin => ({
  name: 'parley:spread-natively',
  transform: {
    filter: { id: /[\\/]@trpc[\\/]server[\\/]dist[\\/]/, code: slowSpread },
    handler: (code) => ({
      code: code.replace(slowSpread, 'function _objectSpread2(...objects) { return Object.assign(...objects); }'),
      map: null,
    }),
  },
});

const bundled = '@trpc/server';
const external = Object.keys(manifest.dependencies).filter((name) => !name.startsWith('@parley/') && name !== bundled);

/**
 * Node runs no TypeScript below `node_modules`, so the workspaces are bundled, and with them what only they depend on. What the
 * server depends on by itself stays outside, but for tRPC: among it is native code, and packages that read files beside their own.
 */
export default defineConfig({
  plugins: [bringMigrations(), spreadNatively()],
  build: {
    ssr: true,
    target: 'node24',
    sourcemap: true,
    rolldownOptions: {
      input: { main: 'src/main.ts', search: 'src/search.ts', user: 'src/user.ts', worker: 'src/worker.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: [...external, 'pg-native'] },
});
