import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { startServer } from './own-server.ts';
import { chooseForGroup, composer } from './sidebar.ts';

test.setTimeout(420_000);

const program = fileURLToPath(new URL('../../scripts/opensearch.mjs', import.meta.url));

/** A real OpenSearch of this test's own; again on the same port and folder after it was killed. */
async function startOpenSearch(folder: string, port = '0') {
  const node = spawn(process.execPath, [program, port, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: node.stdout })) {
    const url = /^OPENSEARCH_URL=(.+)$/.exec(line)?.[1];
    if (url) return { url, crash: () => end(node, 'SIGUSR2'), stop: () => end(node, 'SIGTERM') };
  }
  throw new Error('OpenSearch did not start');
}

async function end(node: ChildProcess, signal: NodeJS.Signals) {
  if (node.exitCode !== null) return;
  const gone = once(node, 'exit');
  node.kill(signal);
  await gone;
}

async function signUp(browser: Browser, baseURL: string, displayName: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL })).newPage();
  await page.goto('/sign-up');
  await page.getByLabel('Username').fill(displayName.toLowerCase());
  await page.getByLabel('Display name').fill(displayName);
  await page.getByLabel('Email').fill(`${displayName.toLowerCase()}@example.org`);
  await page.getByLabel('Password', { exact: true }).fill('green kettle, slow boat');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('navigation', { name: 'Your groups' })).toBeVisible();
  return page;
}

async function createGroup(page: Page, name: string) {
  await page.getByRole('button', { name: 'Create a group' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Create a group' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(page.getByRole('button', { name: `${name}: group menu` })).toBeVisible();
}

async function changeGroup(page: Page, name: string, change: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) {
  await page.getByRole('navigation', { name: 'Your groups' }).getByRole('link', { name }).click();
  await chooseForGroup(page, 'Group settings');
  const dialog = page.getByRole('dialog', { name: `Settings of ${name}` });
  await change(dialog);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
}

const search = (page: Page) => page.getByRole('textbox', { name: 'Search groups' });
const notice = (page: Page) => page.getByText('the search engine is away');
const names = (page: Page) => page.getByRole('list', { name: 'Groups' }).getByRole('heading').allTextContents();

/** What is shown for a query, and whether the page says that the engine is away. */
async function found(page: Page, query: string) {
  await page.goto('/discover');
  await search(page).fill(query);
  await expect(page).toHaveURL(/q=/);
  await expect(page.getByText(/groups? found$/i)).toBeVisible();
  return { names: (await names(page)).sort(), isAway: await notice(page).isVisible() };
}

test('when the search engine is killed, people find groups with a notice and go on talking; once it is back, it finds what changed meanwhile', async ({
  browser,
}) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'parley-outage-'));
  let engine = await startOpenSearch(folder);
  const server = await startServer({ OPENSEARCH_URL: engine.url, LOG_LEVEL: 'fatal' });
  try {
    const ana = await signUp(browser, server.origin, 'Ana');
    const ben = await signUp(browser, server.origin, 'Ben');
    for (const name of ['Harbour Choir', 'Harbour Boats', 'Harbour Lights']) await createGroup(ana, name);
    const isThere = { names: ['Harbour Boats', 'Harbour Choir', 'Harbour Lights'], isAway: false };
    await expect.poll(() => found(ben, 'harbor'), { timeout: 60_000 }).toEqual(isThere);
    await ben.getByRole('link', { name: 'Harbour Choir' }).click();
    await ben.getByRole('button', { name: 'Join group' }).click();
    await expect(composer(ben)).toBeVisible();

    await engine.crash();
    const reader = await ana.context().newPage();
    expect(await found(reader, 'harbor')).toEqual({ ...isThere, isAway: true });
    await ana.getByRole('navigation', { name: 'Your groups' }).getByRole('link', { name: 'Harbour Choir' }).click();
    await composer(ben).fill('Can you hear me?');
    await composer(ben).press('Enter');
    await expect(ana.getByRole('log').getByText('Can you hear me?')).toBeVisible();
    await createGroup(ana, 'Harbour Lanterns');
    await changeGroup(ana, 'Harbour Boats', (dialog) => dialog.getByLabel('Name').fill('Harbour Ferries'));
    await changeGroup(ana, 'Harbour Lights', (dialog) => dialog.getByRole('radio', { name: /^Private/ }).check());
    const after = { names: ['Harbour Choir', 'Harbour Ferries', 'Harbour Lanterns'], isAway: true };
    expect(await found(reader, 'harbor')).toEqual(after);

    engine = await startOpenSearch(folder, new URL(engine.url).port);
    await expect.poll(() => found(reader, 'harbor'), { timeout: 120_000 }).toEqual({ ...after, isAway: false });
    await expect
      .poll(() => found(reader, 'lanten'), { timeout: 30_000 })
      .toMatchObject({ names: ['Harbour Lanterns'] });
  } finally {
    await end(server.process, 'SIGTERM');
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
