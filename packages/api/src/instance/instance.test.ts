import { expect, test } from 'vitest';
import { testBrowser } from '#testing/browser.ts';
import { testDatabase } from '#testing/database.ts';
import { testProcess } from '#testing/process.ts';

const password = 'green kettle, slow boat';
const person = (username: string) => ({ username, displayName: username, email: `${username}@example.org`, password });

async function world(clock = () => new Date()) {
  const { db } = await testDatabase();
  const deps = testProcess({ db }, { clock });
  const newcomer = async (username: string, invite?: string) => {
    const browser = testBrowser(deps);
    await (await browser.call()).auth.signUp({ ...person(username), ...(invite !== undefined && { invite }) });
    return browser.call();
  };
  return { db, newcomer, operator: await newcomer('ana') };
}

test('the operator names the place and says who may sign up; everybody sees it', async () => {
  const { operator, newcomer } = await world();
  const member = await newcomer('ben');
  const edited = { name: 'Synth Club', signUpMode: 'closed', hasAccounts: true, sendsMail: false, providers: [] };
  expect(await operator.instance.edit({ name: ' Synth Club ', signUpMode: 'closed' })).toEqual(edited);
  expect((await member.auth.session()).instance).toEqual(edited);
});

test('nobody but the operator changes the place or invites to it', async () => {
  const { newcomer } = await world();
  const member = await newcomer('ben');
  const forbidden = { code: 'FORBIDDEN' };
  await expect(member.instance.edit({ name: 'Mine', signUpMode: 'open' })).rejects.toMatchObject(forbidden);
  await expect(member.instance.createSignUpInvite()).rejects.toMatchObject(forbidden);
});

test('where sign-up is closed nobody gets in', async () => {
  const { db, operator, newcomer } = await world();
  await operator.instance.edit({ name: 'Parley', signUpMode: 'closed' });
  const { code } = await operator.instance.createSignUpInvite();
  await expect(newcomer('ben')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(newcomer('ben', code)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await db.user.count()).toBe(1);
});

test('where sign-up is by invite, each invite lets one person in', async () => {
  const { operator, newcomer } = await world();
  await operator.instance.edit({ name: 'Parley', signUpMode: 'invite' });
  const { code } = await operator.instance.createSignUpInvite();
  const refused = { code: 'FORBIDDEN', cause: { fields: ['invite'] } };
  await expect(newcomer('ben')).rejects.toMatchObject(refused);
  await expect(newcomer('ben', 'guessed')).rejects.toMatchObject(refused);
  await expect(newcomer('ana', code)).rejects.toMatchObject({ code: 'CONFLICT' });

  const both = await Promise.allSettled([newcomer('ben', code), newcomer('cleo', code)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await expect(newcomer('dina', code)).rejects.toMatchObject(refused);
});

test('an invite to sign up is good for seven days', async () => {
  let now = new Date();
  const { operator, newcomer } = await world(() => now);
  await operator.instance.edit({ name: 'Parley', signUpMode: 'invite' });
  const { code, expiresAt } = await operator.instance.createSignUpInvite();
  now = new Date(expiresAt);
  await expect(newcomer('ben', code)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
