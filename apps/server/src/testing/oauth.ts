import { oauthProvider, type ProviderPerson } from '@parley/api/testing/oauth-provider';
import type { BeginOauth } from '@parley/contract/identities';
import { expect, onTestFinished } from 'vitest';
import { testServer } from './server.ts';
import { type Visitor, visit } from './visitor.ts';

export const iris: ProviderPerson = {
  id: 7,
  login: 'iris-w',
  name: 'Iris Wu',
  email: 'iris@example.org',
  isEmailVerified: true,
};
export const [google, github] = ['google', 'github'] as const;
const html = { accept: 'text/html' };

/** A server that knows the provider, where `person` lets Parley in. */
export async function oauthWorld(person: Partial<ProviderPerson> = {}, environment: Record<string, string> = {}) {
  const provider = await oauthProvider({ ...iris, ...person });
  onTestFinished(() => provider[Symbol.dispose]());
  const server = await testServer({ ...provider.environment, ...environment });
  return { provider, server, db: server.database.db };
}

/** What the provider would send the browser back with. */
export async function allow(url: string, answer: 'Allow' | 'Deny' = 'Allow'): Promise<URL> {
  const page = await (await fetch(url)).text();
  const link = new RegExp(`href="([^"]+)">${answer}<`).exec(page)?.[1] ?? '';
  return new URL(link.replaceAll('&amp;', '&'));
}

/** Begins the way, in this browser. */
export const begin = (visitor: Visitor, input: Partial<BeginOauth> = {}) =>
  visitor.trpc.identities.begin.mutate({ provider: google, isLink: false, path: '/', ...input });

/** Where coming back leads. The server's own origin stands for PUBLIC_URL, whose port it can't know before it listens. */
export async function comeBack(visitor: Visitor, back: URL): Promise<string> {
  const response = await visitor.request(back.pathname + back.search, { headers: html, redirect: 'manual' });
  expect(response.status).toBe(303);
  return response.headers.get('location') ?? '';
}

/** The whole way, and where it leads. */
export async function goThrough(visitor: Visitor, input: Partial<BeginOauth> = {}): Promise<string> {
  return comeBack(visitor, await allow((await begin(visitor, input)).url));
}

/** Who is signed in. */
export const userOf = async (visitor: Visitor) => (await visitor.trpc.auth.session.query()).user;
/** Why a call was refused. */
export const reasonOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    ({ data }) => data.reason as string,
  );

/** Somebody new who has come through a provider and taken what was proposed. */
export async function join(server: { origin: string }, provider: BeginOauth['provider'] = google) {
  const visitor = visit(server);
  expect(await goThrough(visitor, { provider })).toBe(`/sign-up?via=${provider}&redirect=%2F`);
  const pending = await visitor.trpc.identities.pending.query();
  const { username = '', displayName = '' } = pending ?? {};
  await visitor.trpc.identities.completeSignUp.mutate({ username, displayName });
  return { visitor, pending };
}
