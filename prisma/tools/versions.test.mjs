import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

test('the engine that we ship is the one that this Prisma CLI expects', () => {
  const ours = createRequire(import.meta.url);
  const cli = createRequire(ours.resolve('prisma/package.json'));
  const expected = createRequire(cli.resolve('@prisma/engines'))('@prisma/engines-version/package.json').version;
  expect(ours('@prisma/schema-engine-wasm/package.json').version).toBe(expected);
});
