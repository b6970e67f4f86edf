import type { RoomId, UserId } from '@parley/contract/ids';
import { mentionedIn } from '@parley/contract/mentions';
import { unreadOf } from '@parley/contract/unread';
import { demoAccounts, seed } from '@parley/db/seed';
import { expect, test } from 'vitest';
import { testBrowser } from '#testing/browser.ts';
import { testDatabase } from '#testing/database.ts';
import { testProcess } from '#testing/process.ts';
import { listBadges } from '#unread/queries.ts';
import { usernameSkeleton } from '#username-skeleton.ts';

async function smallWorld() {
  const { db, url } = await testDatabase();
  await seed(url);
  return { db, deps: testProcess({ db }) };
}

test('in the small world one signs in with the passwords that are printed, and something is unread', async () => {
  const { db, deps } = await smallWorld();
  for (const { username, password } of demoAccounts) {
    const browser = testBrowser(deps);
    const me = await (await browser.call()).auth.signIn({ name: username, password });
    expect(me?.isOperator).toBe(username === 'ana');
    const groups = await db.member.findMany({ where: { user: { username } } });
    expect(groups).toHaveLength(3);
    const unread = (await listBadges(db, groups[0]?.userId as UserId)).map(unreadOf);
    expect(unread.filter(({ messages }) => messages > 0).length).toBeGreaterThanOrEqual(3);
    expect(unread.some(({ mentions }) => mentions > 0)).toBe(true);
  }
});

test('the small world is one that the product could have made', async () => {
  const { db } = await smallWorld();
  for (const { username, usernameSkeleton: skeleton } of await db.user.findMany()) {
    expect(skeleton).toBe(usernameSkeleton(username));
  }
  for (const group of await db.group.findMany({ include: { _count: { select: { members: true } } } })) {
    expect(group.memberCount).toBe(group._count.members);
  }
  for (const room of await db.room.findMany({ include: { messages: { orderBy: { seq: 'asc' } }, marks: true } })) {
    const { messages, marks } = room;
    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: room.lastSeq }, (_, i) => i + 1));
    expect(Math.max(...messages.map(({ version }) => version))).toBe(room.version);
    const times = messages.map(({ createdAt }) => createdAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(Math.max(...times)).toBeLessThan(Date.now());
    for (const { replyTo, seq } of messages) expect(replyTo ?? 0).toBeLessThan(seq);
    for (const { userId, readSeq } of marks) {
      const own = messages.filter(({ authorId }) => authorId === userId).map(({ seq }) => seq);
      expect(readSeq).toBeGreaterThanOrEqual(Math.max(0, ...own));
    }
    const named = messages.flatMap(({ seq, text }) => mentionedIn(text).map((targetId) => `${seq} ${targetId}`));
    const mentions = await db.mention.findMany({ where: { roomId: room.id } });
    expect(mentions.map(({ seq, targetId }) => `${seq} ${targetId}`).toSorted()).toEqual(named.toSorted());
  }
});

test('what was said there reads as it was written', async () => {
  const { db, deps } = await smallWorld();
  const browser = testBrowser(deps);
  await (await browser.call()).auth.signIn(signInOf('tomasz'));
  const room = await db.room.findFirstOrThrow({ where: { name: 'patches' } });
  const { messages } = await (await browser.call()).messages.list({ roomId: room.id as RoomId });
  const texts = messages.map(({ text }) => text);
  expect(texts).toContainEqual(expect.stringMatching(/^Someone asked/));
  expect(texts).toContainEqual(expect.stringMatching(/^```\nosc {3}C2/));
  expect(messages.length).toBeGreaterThan(25);
});

function signInOf(name: string) {
  const account = demoAccounts.find(({ username }) => username === name);
  return { name, password: account?.password ?? '' };
}
