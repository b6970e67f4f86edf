import { once } from 'node:events';
import { limits } from '@parley/contract/limits';
import { expect, test } from 'vitest';
import { testServer } from './testing/server.ts';
import { ana, visit } from './testing/visitor.ts';

const json = { 'content-type': 'application/json' };

test.each(['https://evil.example', 'http://localhost.evil.example', 'null', 'http://192.0.2.7:5180'])(
  'a page of %s can neither change anything nor open a socket',
  async (origin) => {
    const server = await testServer();
    const visitor = visit(server);
    const refused = await visitor.request('/trpc/auth.signUp', {
      method: 'POST',
      headers: { ...json, origin },
      body: JSON.stringify(ana),
    });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: { data: { reason: 'forbidden' } } });
    expect(await server.database.db.user.count()).toBe(0);

    const [, answer] = await once(visitor.openSocket({ origin }), 'unexpected-response');
    expect(answer.statusCode).toBe(403);
  },
);

test('a request that does not say where it comes from changes nothing, but may read', async () => {
  const { origin } = await testServer();
  const signUp = await fetch(`${origin}/trpc/auth.signUp`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(ana),
  });
  expect(signUp.status).toBe(403);
  expect((await fetch(`${origin}/trpc/auth.session`)).status).toBe(200);
});

test('in production only the pages of PUBLIC_URL count', async () => {
  const publicUrl = 'https://chat.example.org';
  const visitor = visit(await testServer({ NODE_ENV: 'production', PUBLIC_URL: publicUrl }));
  const statusFor = async (origin: string) => {
    const init = {
      method: 'POST',
      headers: { ...json, origin },
      body: JSON.stringify({ token: 'x', password: 'a good long one' }),
    };
    return (await visitor.request('/trpc/auth.resetPassword', init)).status;
  };
  expect(await statusFor(publicUrl)).toBe(404);
  expect(await statusFor('http://chat.example.org')).toBe(403);
  expect(await statusFor('http://localhost:5180')).toBe(403);
});

test('every answer tells browsers to run and load nothing but our own', async () => {
  const { origin } = await testServer({ PUBLIC_URL: 'https://chat.example.org' });
  for (const path of ['/health', '/trpc/auth.session', '/nothing-here']) {
    const { headers } = await fetch(origin + path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none';script-src 'self';style-src 'self';");
    expect(policy).toContain("connect-src 'self' wss://chat.example.org;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
  }
  const plain = await testServer();
  expect((await fetch(`${plain.origin}/health`)).headers.has('strict-transport-security')).toBe(false);
});

test('a batch may hold twenty calls, and not one more', async () => {
  const { trpc } = visit(await testServer());
  const batch = (count: number) => Promise.all(Array.from({ length: count }, () => trpc.auth.session.query()));
  expect(await batch(limits.callsPerBatchMax)).toHaveLength(20);
  await expect(batch(limits.callsPerBatchMax + 1)).rejects.toMatchObject({ data: { httpStatus: 400 } });
});

test('a body that is too large is refused, in a form that the client reads', async () => {
  const { trpc } = visit(await testServer());
  const attempt = trpc.auth.signUp.mutate({ ...ana, invite: 'x'.repeat(limits.requestMaxBytes) });
  await expect(attempt).rejects.toMatchObject({ data: { httpStatus: 413, reason: 'too_large' } });
});

test('an address that asks for everything at once has to wait', async () => {
  const { origin, deps } = await testServer();
  const { trpc } = visit({ origin });
  await trpc.auth.session.query();
  for (let i = 0; i < 1_000; i++) await deps.throttle.consume('http:127.0.0.1', { points: 1_000, perMs: 10_000 });
  await expect(trpc.auth.session.query()).rejects.toMatchObject({ data: { reason: 'rate_limited', httpStatus: 429 } });
  expect((await fetch(`${origin}/health`)).status).toBe(200);
});

test('what goes wrong inside is not told', async () => {
  const { origin, database } = await testServer();
  await database.db.$executeRawUnsafe('ALTER TABLE instance RENAME TO elsewhere');
  const response = await fetch(`${origin}/trpc/auth.session`);
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ error: { message: 'internal error', data: { reason: null } } });
  expect(text).not.toMatch(/instance|prisma|stack|at .*\.ts/i);
});

test('malformed input names the fields that are wrong, and nothing else', async () => {
  const { trpc } = visit(await testServer());
  const attempt = trpc.auth.signUp.mutate({ ...ana, username: 'a b', email: 'nowhere' });
  await expect(attempt).rejects.toMatchObject({
    data: { reason: 'invalid', httpStatus: 400, issues: [{ path: ['username'] }, { path: ['email'] }] },
  });
});

test("the client's address is what a trusted proxy says, and nobody else", async () => {
  const devicesBehind = async (trust: string) => {
    const visitor = visit(await testServer({ TRUST_PROXY: trust }));
    const headers = { ...json, 'x-forwarded-for': '203.0.113.5, 198.51.100.7' };
    await visitor.request('/trpc/auth.signUp', { method: 'POST', headers, body: JSON.stringify(ana) });
    return (await visitor.trpc.auth.listSessions.query()).map(({ address }) => address);
  };
  expect(await devicesBehind('false')).toEqual(['127.0.0.1']);
  expect(await devicesBehind('1')).toEqual(['198.51.100.7']);
  expect(await devicesBehind('true')).toEqual(['203.0.113.5']);
  expect(await devicesBehind('127.0.0.1, 198.51.100.0/24')).toEqual(['203.0.113.5']);
});
