import { expect, test, vi } from 'vitest';
import { postOffice } from './testing/post-office.ts';
import { testServer } from './testing/server.ts';
import { ana, visit } from './testing/visitor.ts';

const fresh = 'a wholly different one';
const outcome = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    ({ data }) => data.reason as string,
  );

async function world(environment: Record<string, string> = {}) {
  const office = await postOffice();
  const server = await testServer({ SMTP_URL: office.url, MAIL_FROM: 'Parley <parley@example.org>', ...environment });
  const visitor = visit(server);
  await visitor.trpc.auth.signUp.mutate(ana);
  /** Presses what a link leads to, as anybody who has the mail could. */
  async function press(address: string, subject: RegExp) {
    const token = (await office.letterTo(address, subject)).links[0]?.searchParams.get('token') ?? '';
    return await visit(server).trpc.emails.confirm.mutate({ token });
  }
  return { office, server, visitor, press };
}

test('who signs up is sent a link that verifies their email, once', async () => {
  const { office, server, visitor } = await world({ PUBLIC_URL: 'http://localhost:4444' });
  expect(await visitor.trpc.emails.get.query()).toMatchObject({ email: ana.email, isVerified: false, pending: null });
  const letter = await office.letterTo(ana.email, /^Confirm your email for Parley$/);
  expect(letter.source).toMatch(/^From: Parley <parley@example.org>\r$/m);
  expect(letter.source).toContain('Content-Type: text/html');
  const [link] = letter.links;
  expect(link?.origin).toBe('http://localhost:4444');
  expect(link?.pathname).toBe('/confirm-email');
  const token = link?.searchParams.get('token') ?? '';
  expect(JSON.stringify(await server.database.db.emailConfirmation.findMany())).not.toContain(token);
  const origin = { headers: { origin: 'http://localhost:4444', 'content-type': 'application/json' } };
  const press = async () => {
    const init = { method: 'POST', ...origin, body: JSON.stringify({ token }) };
    return (await visitor.request('/trpc/emails.confirm', init)).status;
  };
  expect(await press()).toBe(200);
  expect(await press()).toBe(404);
  expect((await visitor.trpc.emails.get.query()).isVerified).toBe(true);
});

test('signing up works while the mail server is down, and the mail comes once it is back', async () => {
  const office = await postOffice();
  office.state.isDown = true;
  const server = await testServer({ SMTP_URL: office.url });
  const visitor = visit(server);
  await visitor.trpc.auth.signUp.mutate(ana);
  await vi.waitFor(() => expect(office.state.refusals).toBeGreaterThan(0), 10_000);
  office.state.isDown = false;
  await office.letterTo(ana.email, /^Confirm your email/);
  expect(office.letters).toHaveLength(1);
});

test('a forgotten password is replaced by mail: the link works once, and every device is signed out', async () => {
  const { office, server, visitor } = await world();
  const socket = visitor.openSocket();
  const closed = new Promise((resolve) => socket.on('close', resolve));
  await new Promise((resolve) => socket.on('open', resolve));
  const stranger = visit(server);
  await stranger.trpc.auth.askPasswordReset.mutate({ email: 'ANA@example.org' });
  const [link] = (await office.letterTo('ANA@example.org', /new password/)).links;
  expect(link?.pathname).toBe('/reset-password');
  const token = link?.searchParams.get('token') ?? '';
  expect(JSON.stringify(await server.database.db.passwordReset.findMany())).not.toContain(token);

  await stranger.trpc.auth.resetPassword.mutate({ token, password: fresh });
  await closed;
  expect((await visitor.trpc.auth.session.query()).user).toBeNull();
  expect(await outcome(stranger.trpc.auth.resetPassword.mutate({ token, password: fresh }))).toBe('not_found');
  expect(await outcome(stranger.trpc.auth.signIn.mutate({ name: 'ana', password: ana.password }))).toBe(
    'unauthenticated',
  );
  await stranger.trpc.auth.signIn.mutate({ name: 'ana', password: fresh });
});

test('nobody learns whether an email has an account: the same answer, and no mail', async () => {
  const { office, server } = await world();
  await office.letterTo(ana.email, /^Confirm/);
  const stranger = visit(server);
  const ask = async (email: string) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ email });
    const response = await stranger.request('/trpc/auth.askPasswordReset', { method: 'POST', headers, body });
    return { status: response.status, body: await response.text() };
  };
  const known = await ask(ana.email);
  expect(known).toMatchObject({ status: 200 });
  expect(await ask('nobody@example.org')).toEqual(known);
  await office.letterTo(ana.email, /new password/);
  const { db } = server.database;
  await vi.waitFor(async () => expect(await db.$queryRaw`SELECT FROM graphile_worker.jobs`).toEqual([]), 5_000);
  expect(office.letters.flatMap(({ to }) => to)).not.toContain('nobody@example.org');
});

test('one email is not flooded with links, from however many addresses they are asked for', async () => {
  const { server } = await world({ TRUST_PROXY: 'true' });
  const ask = (address: string) =>
    visit(server)
      .request('/trpc/auth.askPasswordReset', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify({ email: ana.email }),
      })
      .then(({ status }) => status);
  const statuses = [];
  for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4']) statuses.push(await ask(address));
  expect(statuses).toEqual([200, 200, 200, 429]);
});

test('an email that was verified changes once both addresses have agreed', async () => {
  const { visitor, press } = await world();
  await press(ana.email, /^Confirm your email/);
  const change = (input: { email: string; password: string }) => outcome(visitor.trpc.emails.change.mutate(input));
  expect(await change({ email: 'ana@new.example', password: 'wrong password' })).toBe('invalid');
  expect(await change({ email: 'ana@new.example', password: ana.password })).toBe('done');
  expect(await visitor.trpc.emails.get.query()).toMatchObject({ email: ana.email, pending: 'ana@new.example' });

  expect(await press('ana@new.example', /new email/)).toEqual({ email: 'ana@new.example', isComplete: false });
  expect((await visitor.trpc.emails.get.query()).email).toBe(ana.email);
  expect(await press(ana.email, /new email/)).toEqual({ email: 'ana@new.example', isComplete: true });
  expect(await visitor.trpc.emails.get.query()).toMatchObject({
    email: 'ana@new.example',
    isVerified: true,
    pending: null,
  });
});

test('an email that nobody verified changes by the new address alone', async () => {
  const { visitor, press } = await world();
  await visitor.trpc.emails.change.mutate({ email: 'ana@new.example', password: ana.password });
  expect(await press('ana@new.example', /new email/)).toMatchObject({ isComplete: true });
  expect(await visitor.trpc.emails.get.query()).toMatchObject({ email: 'ana@new.example', isVerified: true });
});

test('a change that was called off, or replaced by another, cannot be completed', async () => {
  const { visitor, press, office } = await world();
  const change = (email: string) => visitor.trpc.emails.change.mutate({ email, password: ana.password });
  await change('first@example.org');
  await office.letterTo('first@example.org', /new email/);
  await change('second@example.org');
  await office.letterTo('second@example.org', /new email/);
  expect(await outcome(press('first@example.org', /new email/))).toBe('not_found');
  await visitor.trpc.emails.cancelChange.mutate();
  expect(await outcome(press('second@example.org', /new email/))).toBe('not_found');
  expect(await visitor.trpc.emails.get.query()).toMatchObject({ email: ana.email, pending: null });
});

test('an email that somebody else has meanwhile stays theirs', async () => {
  const { visitor, press, office, server } = await world();
  await visitor.trpc.emails.change.mutate({ email: 'ben@example.org', password: ana.password });
  await office.letterTo('ben@example.org', /new email/);
  await visit(server).trpc.auth.signUp.mutate({ ...ana, username: 'ben', email: 'ben@example.org' });
  expect(await outcome(press('ben@example.org', /new email/))).toBe('conflict');
  expect(await outcome(visitor.trpc.emails.change.mutate({ email: 'BEN@example.org', password: ana.password }))).toBe(
    'conflict',
  );
});

test('a sign-in from a browser that was never seen is told by mail, once, and only at a verified email', async () => {
  const { server, press, office } = await world();
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0';
  const safari =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15';
  const signIn = (userAgent: string) =>
    visit(server).request('/trpc/auth.signIn', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': userAgent },
      body: JSON.stringify({ name: 'ana', password: ana.password }),
    });
  const { db } = server.database;
  const isIdle = () => vi.waitFor(async () => expect(await db.$queryRaw`SELECT FROM graphile_worker.jobs`).toEqual([]));
  await signIn(safari);
  await isIdle();
  await press(ana.email, /^Confirm your email/);
  await signIn(firefox);
  const letter = await office.letterTo(ana.email, /New sign-in/);
  expect(letter.source).toContain('Firefox on Linux, 127.0.0.1');
  await signIn(firefox);
  await signIn(safari);
  await isIdle();
  expect(office.letters.filter(({ subject }) => subject === letter.subject)).toHaveLength(1);
});

test('without a mail server nothing is promised: nobody is mailed, and the client knows', async () => {
  const server = await testServer();
  const visitor = visit(server);
  await visitor.trpc.auth.signUp.mutate(ana);
  expect((await visitor.trpc.auth.session.query()).instance.sendsMail).toBe(false);
  expect(await outcome(visitor.trpc.auth.askPasswordReset.mutate({ email: ana.email }))).toBe('unavailable');
  expect(await outcome(visitor.trpc.emails.askVerification.mutate())).toBe('unavailable');
  expect(await server.database.db.$queryRaw`SELECT FROM graphile_worker.jobs`).toEqual([]);
});

test('in development mails are kept at /dev/mail; in production there is no such page', async () => {
  const server = await testServer({ NODE_ENV: 'development' });
  await visit(server).trpc.auth.signUp.mutate({ ...ana, displayName: '<b>Ana</b>' });
  const get = async (path: string) => (await fetch(new URL(path, server.origin))).text();
  await vi.waitFor(async () => expect(await get('/dev/mail')).toMatch(/href="http:[^"]+\/confirm-email\?token=/));
  expect(await get('/dev/mail')).toContain('&lt;b&gt;Ana');
  expect(await get('/dev/mail/html/0')).toContain('&lt;b&gt;Ana');
  const production = await testServer({ NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:1' });
  expect((await fetch(new URL('/dev/mail', production.origin))).status).toBe(404);
});
