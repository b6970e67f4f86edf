import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { roomOf } from '@parley/api/testing/rows';
import type { UserId } from '@parley/contract/ids';
import { openDb, type User } from '@parley/db';
import { type BrowserContext, type BrowserContextOptions, test as base, type Page } from '@playwright/test';

const dayMs = 86_400_000;

/** The database of the server under test. Rows make the start of a test; the product does the rest. */
export const { db } = openDb(databaseUrl(), 2);

function databaseUrl(): string {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  url.pathname = `/${process.env.E2E_DATABASE}`;
  return url.href;
}

/** Somebody with an account, who can't sign in with a password. */
export function newPerson(displayName: string): Promise<User> {
  const username = `${displayName.toLowerCase().replace(/\W/g, '')}.${randomUUID().slice(0, 8)}`;
  return db.user.create({ data: { username, usernameSkeleton: username, displayName } });
}

/** A public group of these people, the first of them its owner, with the room "home"; `path` leads to the room. */
export async function newGroup(people: readonly User[]) {
  const place = await roomOf(
    { db },
    people.map(({ id }) => id as UserId),
  );
  return { ...place, path: `/groups/${place.groupId}/rooms/${place.roomId}` };
}

/** Signs somebody in, as a row: answers what the cookie holds. `userAgent` says which device it is. */
export async function newSession({ id: userId }: User, userAgent = ''): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const id = createHash('sha256').update(token).digest('hex');
  await db.session.create({ data: { id, userId, userAgent, expiresAt: new Date(Date.now() + 30 * dayMs) } });
  return token;
}

type Where = { path?: string; options?: BrowserContextOptions };

interface Fixtures {
  /** A browser of its own in which the person is signed in. It ends with the test. */
  openAs: (person: User, where?: Where) => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  openAs: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];

    await use(async (person, { path = '/', options } = {}) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      // Browsers take localhost for safe; whoever sets its secure cookie by hand has to say https.
      const url = baseURL?.replace('http:', 'https:');
      const value = await newSession(person, options?.userAgent);
      await context.addCookies([{ name: '__Host-parley', value, url, httpOnly: true, sameSite: 'Lax' }]);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});
