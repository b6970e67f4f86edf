import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

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

/** Node runs no TypeScript below `node_modules`, so the workspaces are bundled, and Prisma's client with them. */
export default defineConfig({
  plugins: [bringMigrations()],
  build: {
    ssr: true,
    target: 'node24',
    sourcemap: true,
    rolldownOptions: {
      input: 'src/main.ts',
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: [/^@parley\//, /^@prisma\//, 'pg'], external: ['pg-native', '@node-rs/argon2'] },
});
