import { expect, test } from 'vitest';
import { checkEnvironment } from './environment.mjs';
import { treeFrom } from './tree.mjs';

const files = {
  'apps/server/src/config.ts': `const Variables = z.object({ PORT: z.coerce.number(), DATABASE_URL: z.url() });`,
  '.env.example': '# Where people reach the server.\nPORT=5180\n# DATABASE_URL=postgresql://localhost/parley\n',
};
const wrong = (changes) => checkEnvironment(treeFrom({ ...files, ...changes }));

test('the example has every variable of the configuration and no other', () => {
  expect(wrong({})).toEqual([]);
  expect(wrong({ '.env.example': 'PORT=5180\n' })).toHaveLength(1);
  expect(wrong({ '.env.example': `${files['.env.example']}REDIS_URL=\n` })).toHaveLength(1);
});

test('a configuration that cannot be read fails, and so does a missing one', () => {
  expect(wrong({ 'apps/server/src/config.ts': 'export const config = {};' })).toHaveLength(1);
  expect(checkEnvironment(treeFrom({ 'apps/server/src/main.ts': '' }))).toHaveLength(1);
});

test('the Dockerfile sets only variables of the configuration, and names an ordinary user by number', () => {
  const image = (env, user) => wrong({ 'infra/server.Dockerfile': `FROM node\nENV ${env}\nUSER ${user}\n` });
  expect(image('NODE_ENV=production \\\n  PORT=80', '10001:10001')).toEqual([]);
  expect(image('NODE_ENV=production \\\n  POTR=80', '10001')).toHaveLength(1);
  for (const user of ['0', 'root', 'node']) expect(image('PORT=80', user)).toHaveLength(1);
  expect(wrong({ 'infra/server.Dockerfile': 'FROM node\n' })).toHaveLength(1);
});

test('compose hands our server only variables of the configuration; other images have their own', () => {
  const compose = (services) => wrong({ 'infra/compose.yaml': JSON.stringify({ services }) });
  expect(compose({ postgres: { image: 'postgres:18', environment: { POSTGRES_PASSWORD: 'a' } } })).toEqual([]);
  expect(compose({ server: { build: '.', environment: { PORT: '80' } } })).toEqual([]);
  expect(compose({ server: { build: '.', environment: { POTR: '80' } } })).toHaveLength(1);
  expect(compose({ server: { build: '.', environment: ['POTR=80'] } })).toHaveLength(1);
  expect(
    compose({ postgres: { image: 'postgres:18', environment: { POSTGRES_PASSWORD: `\${SECRET}` } } }),
  ).toHaveLength(1);
});
