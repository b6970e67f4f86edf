import { expect, test } from 'vitest';
import { redisAddress } from './redis-address.ts';

const usual = { master: null, username: undefined, password: undefined, db: 0, isTls: false };

test.each([
  ['redis://cache', { kind: 'single', nodes: [{ host: 'cache', port: 6379 }] }],
  ['redis://[::1]:7000/2', { kind: 'single', nodes: [{ host: '::1', port: 7000 }], db: 2 }],
  [
    'rediss://ana:p%40ss@cache:1/',
    { kind: 'single', nodes: [{ host: 'cache', port: 1 }], username: 'ana', password: 'p@ss', isTls: true },
  ],
  [
    'redis+sentinel://:secret@a,b:1234/chat/3',
    {
      kind: 'sentinel',
      nodes: [
        { host: 'a', port: 26379 },
        { host: 'b', port: 1234 },
      ],
      master: 'chat',
      password: 'secret',
      db: 3,
    },
  ],
  [
    'rediss+cluster://a,b:7001',
    {
      kind: 'cluster',
      nodes: [
        { host: 'a', port: 6379 },
        { host: 'b', port: 7001 },
      ],
      isTls: true,
    },
  ],
])('%s is understood', (text, address) => {
  expect(redisAddress.parse(text)).toEqual({ ...usual, ...address });
});

test.each([
  'cache:6379',
  'http://cache',
  'redis://',
  'redis://a,b',
  'redis://cache/first',
  'redis://cache:70000',
  'redis+sentinel://a,b',
  'redis+cluster://a/1',
  'redis+cluster://a,,b',
])('%s is refused', (text) => {
  expect(redisAddress.safeParse(text).success).toBe(false);
});
