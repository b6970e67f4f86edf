import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const least = { DATABASE_URL: 'postgresql://parley@127.0.0.1:5432/parley' };

test('the address of the database is enough', () => {
  const { databaseUrl, publicUrl, ...rest } = readConfig(least);
  expect(databaseUrl).toBe(least.DATABASE_URL);
  expect(publicUrl.href).toBe('http://localhost:5180/');
  const defaults = {
    isProduction: false,
    host: '127.0.0.1',
    port: 5180,
    trustProxy: false,
    webRoot: null,
    sharesFrames: true,
    redis: null,
    mail: { to: 'outbox' },
    openSearchUrl: null,
    google: null,
    github: null,
    runsJobs: true,
    trustedOrigins: [],
    clockOffsetMs: 0,
    metricsToken: null,
    logLevel: 'info',
    blobsFolder: expect.stringMatching(/files$/),
    s3: null,
  };
  expect(rest).toEqual(defaults);
});

test('in production the built client is served', () => {
  expect(readConfig({ ...least, NODE_ENV: 'production' }).webRoot).toMatch(/apps\/web\/dist$/);
});

test('mails go to the SMTP server; without one, development keeps them and production has none', () => {
  const smtp = { to: 'smtp', url: 'smtp://mail.example.org', from: 'parley@chat.example.org' };
  const all = { ...least, SMTP_URL: smtp.url, PUBLIC_URL: 'https://chat.example.org' };
  expect(readConfig(all).mail).toEqual(smtp);
  expect(readConfig({ ...least, NODE_ENV: 'production' }).mail).toBeNull();
});

test.each([
  [{}, 'DATABASE_URL'],
  [{ DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL'],
  [{ PORT: 'eighty' }, 'PORT'],
  [{ PUBLIC_URL: 'chat.example.org' }, 'PUBLIC_URL'],
  [{ PUBLIC_URL: 'https://example.org/chat' }, 'PUBLIC_URL'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  [{ REDIS_URL: 'cache:6379' }, 'REDIS_URL'],
  [{ SMTP_URL: 'https://mail.example.org' }, 'SMTP_URL'],
  [{ RUN_JOBS: 'false' }, 'RUN_JOBS'],
])('%j is refused, and the error names %s', (environment, name) => {
  const all = name === 'DATABASE_URL' ? environment : { ...least, ...environment };
  expect(() => readConfig(all)).toThrow(name);
});
