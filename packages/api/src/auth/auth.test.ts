import * as argon2 from '@node-rs/argon2';
import type { SignIn } from '@parley/contract/auth';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Deps } from '#context.ts';
import { testBrowser } from '#testing/browser.ts';
import { testDatabase } from '#testing/database.ts';
import { testProcess } from '#testing/process.ts';
import { hashToken } from '#tokens.ts';

vi.mock('@node-rs/argon2', { spy: true });

const ana = {
  username: 'ana',
  displayName: 'Ana Kovač',
  email: 'ana@example.org',
  password: 'green kettle, slow boat',
};
const person = (username: string) => ({ ...ana, username, email: `${username}@example.org` });

async function world() {
  const { db } = await testDatabase();
  const deps = testProcess({ db });
  return { db, deps, signUp: (input = ana) => signUp(deps, input) };
}

async function signUp(deps: Deps, input = ana) {
  const browser = testBrowser(deps);
  await (await browser.call()).auth.signUp(input);
  return browser;
}

async function signIn(deps: Deps, input: SignIn, address = '192.0.2.1') {
  const browser = testBrowser(deps, { address });
  await (await browser.call()).auth.signIn(input);
  return browser;
}

beforeEach(() => vi.clearAllMocks());

test('whoever signs up is signed in at once', async () => {
  const { signUp } = await world();
  const browser = await signUp({ ...ana, displayName: '  Ana Kovač ' });
  const { user } = await (await browser.call()).auth.session();
  expect(user).toMatchObject({ username: 'ana', displayName: 'Ana Kovač', email: 'ana@example.org', version: 0 });
});

test('before the first account everybody can see that there is none', async () => {
  const { deps, signUp } = await world();
  const stranger = testBrowser(deps);
  const nobody = {
    user: null,
    instance: { name: 'Parley', signUpMode: 'open', hasAccounts: false, sendsMail: false, providers: [] },
  };
  expect(await (await stranger.call()).auth.session()).toEqual(nobody);
  await signUp();
  expect(await (await stranger.call()).auth.session()).toMatchObject({ user: null, instance: { hasAccounts: true } });
});

test('of people who sign up first at the same moment, exactly one becomes the operator', async () => {
  const { db, deps } = await world();
  await Promise.all(['ana', 'ben', 'cleo', 'dina', 'emil'].map((name) => signUp(deps, person(name))));
  expect(await db.user.count()).toBe(5);
  expect(await db.user.count({ where: { isOperator: true } })).toBe(1);
});

test.each([
  ['a username in other case', { username: 'ANA' }, 'username'],
  ['a username that only looks the same', { username: 'аnа' }, 'username'],
  ['an email in other case', { email: 'Ana@Example.ORG' }, 'email'],
])('%s is taken, and the form is told which field', async (_, change, field) => {
  const { deps, signUp } = await world();
  await signUp();
  const caller = await testBrowser(deps).call();
  const attempt = caller.auth.signUp({ ...person('other'), ...change });
  await expect(attempt).rejects.toMatchObject({ code: 'CONFLICT', cause: { code: 'conflict', fields: [field] } });
});

test('a common password is refused, and the form is told which field', async () => {
  const { db, deps } = await world();
  const caller = await testBrowser(deps).call();
  const attempt = caller.auth.signUp({ ...ana, password: 'Password123!' });
  await expect(attempt).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    cause: { code: 'invalid', fields: ['password'] },
  });
  expect(await db.user.count()).toBe(0);
});

test('everything that is wrong with a sign-up is said at once', async () => {
  const { deps, signUp } = await world();
  await signUp();
  const caller = await testBrowser(deps).call();
  const attempt = caller.auth.signUp({ ...ana, password: 'Password123!' });
  const fields = ['username', 'email', 'password'];
  await expect(attempt).rejects.toMatchObject({ code: 'CONFLICT', cause: { code: 'conflict', fields } });
});

test('one signs in by username or by email, in any case', async () => {
  const { deps, signUp } = await world();
  await signUp();
  for (const name of ['ana', 'Ana', 'ana@example.org', ' ANA@example.org ']) {
    const browser = await signIn(deps, { name, password: ana.password });
    expect((await (await browser.call()).auth.session()).user?.username).toBe('ana');
  }
});

test('an unknown name and a wrong password get the same answer for the same work: argon2 runs once', async () => {
  const { db, deps, signUp } = await world();
  await signUp();
  await db.user.create({ data: { username: 'by_google', usernameSkeleton: 'x', displayName: 'No password' } });
  const attempts = [
    { name: 'ana', password: 'wrong password' },
    { name: 'nobody', password: 'wrong password' },
    { name: 'nobody@example.org', password: 'wrong password' },
    { name: 'by_google', password: 'wrong password' },
  ];
  for (const attempt of attempts) {
    vi.clearAllMocks();
    const caller = await testBrowser(deps).call();
    await expect(caller.auth.signIn(attempt)).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
      message: 'wrong name or password',
    });
    expect(argon2.verify).toHaveBeenCalledTimes(1);
    expect(argon2.hash).not.toHaveBeenCalled();
  }
  vi.clearAllMocks();
  await signIn(deps, { name: 'ana', password: ana.password });
  expect(argon2.verify).toHaveBeenCalledTimes(1);
});

test('predecessor defect 25: guessing one account is slowed down, under both of its names, from everywhere', async () => {
  const { deps, signUp } = await world();
  await signUp();
  await signUp(person('ben'));
  const guess = (name: string, address: string) => signIn(deps, { name, password: 'wrong password' }, address);
  for (const [i, name] of ['ana', 'ana@example.org', 'ANA', 'ana', 'ana'].entries()) {
    await expect(guess(name, `192.0.2.${i}`)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  }
  vi.clearAllMocks();
  await expect(guess('ana', '192.0.2.77')).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  await expect(signIn(deps, { name: 'ana', password: ana.password }, '192.0.2.78')).rejects.toMatchObject({
    code: 'TOO_MANY_REQUESTS',
  });
  expect(argon2.verify).not.toHaveBeenCalled();
  await signIn(deps, { name: 'ben', password: ana.password });
});

test('predecessor defect 25: an address that tries many names is slowed down, whether they exist or not', async () => {
  const { deps, signUp } = await world();
  await signUp();
  const outcomes = new Set<string>();
  for (let i = 0; i < 31; i++) {
    await signIn(deps, { name: `name${i}`, password: 'wrong password' }, '198.51.100.1').catch(({ code }) =>
      outcomes.add(code),
    );
  }
  expect([...outcomes]).toEqual(['UNAUTHORIZED', 'TOO_MANY_REQUESTS']);
  await signIn(deps, { name: 'ana', password: ana.password }, '198.51.100.2');
});

test('the wait grows with the attempts, and a right password ends it', async () => {
  const { deps, signUp } = await world();
  await signUp();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  try {
    const codeOf = (password: string) =>
      signIn(deps, { name: 'ana', password }).then(
        () => 'in',
        ({ code }) => code as string,
      );
    const guesses = async (count: number) => {
      const codes = [];
      for (let i = 0; i < count; i++) codes.push(await codeOf('wrong password'));
      return codes.filter((code) => code === 'UNAUTHORIZED').length;
    };
    const minutes: number[] = [];
    for (let minute = 0; minute < 5; minute++) {
      minutes.push(await guesses(6));
      vi.setSystemTime(Date.now() + 61_000);
    }
    expect(minutes).toEqual([5, 5, 5, 0, 0]);
    vi.setSystemTime(Date.now() + 60 * 60_000);
    expect(await guesses(3)).toBe(3);
    expect(await codeOf(ana.password)).toBe('in');
    expect(await guesses(6)).toBe(5);
  } finally {
    vi.useRealTimers();
  }
});

test('each sign-in gets a token of its own, and the session before it ends', async () => {
  const { db, signUp } = await world();
  const browser = await signUp();
  const before = browser.cookie.token;
  await (await browser.call()).auth.signIn({ name: 'ana', password: ana.password });
  expect(browser.cookie.token).not.toBe(before);
  expect(await db.session.findMany({ select: { id: true } })).toEqual([{ id: hashToken(browser.cookie.token ?? '') }]);
});

test('predecessor defect 7: whoever reads the database finds no token there', async () => {
  const { db, deps, signUp } = await world();
  const browser = await signUp();
  await (await browser.call()).instance.createSignUpInvite();
  const token = browser.cookie.token ?? '';
  const rows = JSON.stringify([await db.session.findMany(), await db.signUpInvite.findMany()]);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(rows).not.toContain(token);
  expect(await deps.sessions.validate(hashToken(token))).toBeNull();
});
