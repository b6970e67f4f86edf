import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Nothing is downloaded: the CLI talks to the WebAssembly engine. PRISMA_NATIVE_ENGINE=1 asks for the ordinary binary.
if (process.platform !== 'win32' && !process.env.PRISMA_NATIVE_ENGINE) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('tools/schema-engine.mjs', import.meta.url));
}

export default defineConfig({
  schema: 'schema',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5433/parley' },
});
