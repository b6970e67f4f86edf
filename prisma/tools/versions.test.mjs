import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';

test('the engine that we ship is the one that this Prisma CLI expects', () => {
  const ours = createRequire(import.meta.url);
  const cli = createRequire(ours.resolve('prisma/package.json'));
  const expected = createRequire(cli.resolve('@prisma/engines'))('@prisma/engines-version/package.json').version;
  const engineFolder = path.dirname(ours.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const { version } = JSON.parse(fs.readFileSync(path.join(engineFolder, 'package.json'), 'utf8'));
  expect(version).toBe(expected);
});
