import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { testServer } from './testing/server.ts';

async function builtClient() {
  const root = mkdtempSync(join(tmpdir(), 'parley-web-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Parley</title>');
  writeFileSync(join(root, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(root, 'assets', 'main-a1b2c3d4.js'), 'export {};');
  writeFileSync(join(root, 'assets', 'main-a1b2c3d4.js.gz'), gzipSync('export {};'));
  const { origin } = await testServer({ WEB_ROOT: root });
  return (path: string, accept = 'text/html,*/*') => fetch(origin + path, { headers: { accept } });
}

test('every address of the app shows the app, which is asked for again each time', async () => {
  const get = await builtClient();
  for (const path of ['/', '/sign-in', '/g/0191/r/0192?m=5', '/@ana', '/invite/abc.def']) {
    const response = await get(path);
    expect([path, response.status]).toEqual([path, 200]);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain('<title>Parley</title>');
  }
});

test('files with a hash in their name are kept for good, others are asked for again', async () => {
  const get = await builtClient();
  const script = await get('/assets/main-a1b2c3d4.js', '*/*');
  expect(script.headers.get('content-type')).toMatch(/javascript/);
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const icon = await get('/icon.svg', 'image/*');
  expect(icon.headers.get('content-type')).toMatch(/svg/);
  expect(icon.headers.get('cache-control')).toBe('no-cache');
});

test('who understands it gets the compressed copy', async () => {
  const get = await builtClient();
  const script = await get('/assets/main-a1b2c3d4.js', '*/*');
  expect(script.headers.get('content-encoding')).toBe('gzip');
  expect(script.headers.get('vary')).toBe('accept-encoding');
  expect(script.headers.get('content-type')).toMatch(/javascript/);
  expect(script.headers.get('cache-control')).toMatch(/immutable/);
  expect(await script.text()).toBe('export {};');
});

test('a file that is gone is missing, and never the app in its place', async () => {
  const get = await builtClient();
  expect((await get('/assets/main-00000000.js', '*/*')).status).toBe(404);
  expect((await get('/assets/main-00000000.js')).status).toBe(404);
  expect((await get('/icon.png', 'image/*')).status).toBe(404);
  expect((await get('/trpc/no.such')).status).toBe(404);
  expect((await get('/../package.json', '*/*')).status).toBe(404);
  expect((await get('/%2e%2e/%2e%2e/etc/passwd', '*/*')).status).toBe(404);
});
