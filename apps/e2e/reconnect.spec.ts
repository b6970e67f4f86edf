import { httpCaller } from '@parley/api/testing/http-caller';
import type { RoomId } from '@parley/contract/ids';
import { expect, type Page, type WebSocketRoute } from '@playwright/test';
import { db, newGroup, newPerson, newSession, test } from './fixtures.ts';

const others = 8;
const messagesEach = 25;

/** The page's network, which can be cut, with its socket, and mended. */
async function holdNetwork(page: Page) {
  let open: WebSocketRoute[] = [];
  await page.routeWebSocket('**/trpc', (socket) => {
    socket.connectToServer();
    open.push(socket);
  });
  return {
    async cut() {
      await page.context().setOffline(true);
      await Promise.all(open.map((socket) => socket.close()));
      open = [];
    },
    mend: () => page.context().setOffline(false),
  };
}

/** What the page shows of the room, from its last message up to its first, as somebody scrolls through it. */
async function readRoom(page: Page): Promise<Map<number, string>> {
  const shown = new Map<number, string>();
  const log = page.getByRole('log');
  await log.hover();
  await expect(async () => {
    const rows = await log
      .locator('[data-seq]')
      .evaluateAll((articles) =>
        articles.map((row) => [Number(row.getAttribute('data-seq')), row.textContent ?? ''] as const),
      );
    for (const [seq, text] of rows) shown.set(seq, text);
    await page.mouse.wheel(0, -300);
    expect(shown.size).toBe(Math.max(...shown.keys()));
  }).toPass({ intervals: [20], timeout: 45_000 });
  return shown;
}

test('a browser whose socket is cut while somebody types shows, once it is back, all that was said, corrected and deleted meanwhile', async ({
  openAs,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const origin = baseURL ?? '';
  const ana = await newPerson('Ana');
  const people = await Promise.all(Array.from({ length: others }, (_, i) => newPerson(`Person ${i}`)));
  const { path, roomId } = await newGroup([ana, ...people]);
  const callers = await Promise.all(people.map(async (person) => httpCaller(origin, await newSession(person))));
  const [first] = callers;
  const page = await openAs(ana, { path: 'about:blank' });
  const network = await holdNetwork(page);
  await page.goto(path);
  const composer = page.getByRole('textbox', { name: /^Write a message/ });
  await expect(composer).toBeVisible();

  await first?.presence.setTyping.mutate({ roomId, isTyping: true });
  await expect(page.getByText('is typing')).toBeVisible();
  await composer.fill('half a sentence');
  await network.cut();
  const outage = page.getByRole('status').filter({ hasText: /offline|Connecting/ });
  await expect(outage).toHaveCount(1);

  async function talk(caller: (typeof callers)[number], who: number) {
    for (let i = 0; i < messagesEach; i++) {
      const { seq } = await caller.messages.send.mutate({ roomId, clientId: newId(), text: `${who} says ${i}` });
      if (i % 5 === 0) await caller.messages.edit.mutate({ roomId, seq, text: `${who} corrects ${i}` });
      if (i % 7 === 6) await caller.messages.delete.mutate({ roomId, seq });
    }
  }
  await Promise.all(callers.map(talk));
  await expect(page.getByText('is typing')).toBeHidden();
  await network.mend();
  await expect(outage).toHaveCount(0, { timeout: 20_000 });
  await expect(composer).toHaveValue('half a sentence');

  const rows = await db.message.findMany({ where: { roomId: roomId as RoomId }, orderBy: { seq: 'asc' } });
  expect(rows).toHaveLength(others * messagesEach);
  const shown = await readRoom(page);
  expect(shown.size).toBe(rows.length);
  for (const { seq, text, deletedAt } of rows) expect(shown.get(seq)).toContain(deletedAt ? 'Message deleted' : text);
});

const newId = () => crypto.randomUUID() as never;
