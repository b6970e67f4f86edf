import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { isPublicAddress } from './public-address.ts';
import { safeDownloads } from './safe-downloads.ts';

/** A server on this machine that answers each path as it is told, and counts who came. */
async function place(answers: Record<string, (response: ServerResponse) => void>) {
  const seen: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    seen.push(url);
    answers[url]?.(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://localhost:${port}`, port, seen };
}

const redirect = (location: string) => (response: ServerResponse) => response.writeHead(302, { location }).end();
const outcome = async (url: string, trustedOrigins: string[] = []) => {
  try {
    const content = await safeDownloads({ trustedOrigins, patienceMs: 500 }).open(new URL(url));
    return (await buffer(content)).toString();
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

test.each(['8.8.8.8', '140.82.121.4', '2606:50c0:8000::154'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ...['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
  ...['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'ff02::1', 'nonsense'],
])('%s is not', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test('nothing inside is fetched: by number in any spelling, by name, on another port or over http', async () => {
  const { port, seen, origin } = await place({});
  const addresses = [
    ...['127.0.0.1', '127.1', '0x7f000001', '2130706433', '[::1]', '[::ffff:127.0.0.1]', '10.0.0.1'],
    ...['169.254.169.254', 'localhost', `localhost:${port}`, 'user:password@localhost'],
  ];
  for (const address of addresses)
    expect([address, await outcome(`https://${address}/`)]).toEqual([address, 'forbidden']);
  for (const url of [`${origin}/`, 'http://example.org/', 'file:///etc/passwd', 'ftp://example.org/']) {
    expect([url, await outcome(url)]).toEqual([url, 'forbidden']);
  }
  expect(seen).toEqual([]);
});

test('what the operator trusts is fetched, but leads no further inside', async () => {
  const inside = await place({ '/': (response) => response.end('secret') });
  const trusted = await place({
    '/picture': (response) => response.end('a picture'),
    '/moved': redirect('/picture'),
    '/inside': redirect(`${inside.origin}/`),
    '/cloud': redirect('https://169.254.169.254/latest'),
    '/round': redirect('/round'),
    '/gone': (response) => response.writeHead(404).end(),
    '/broken': (response) => response.writeHead(500).end(),
  });
  const of = (path: string) => outcome(trusted.origin + path, [trusted.origin]);
  expect([await of('/picture'), await of('/moved')]).toEqual(['a picture', 'a picture']);
  expect([await of('/inside'), await of('/cloud')]).toEqual(['forbidden', 'forbidden']);
  expect([await of('/gone'), await of('/round'), await of('/broken')]).toEqual(['invalid', 'invalid', 'unavailable']);
  expect(inside.seen).toEqual([]);
  expect(trusted.seen.filter((path) => path === '/round')).toHaveLength(4);
});

test('what doesn’t come in time is given up, also half-way', async () => {
  const slow = await place({
    '/silent': () => {},
    '/half': (response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half');
    },
  });
  const of = (path: string) => outcome(slow.origin + path, [slow.origin]);
  expect(await of('/silent')).toBe('ABORT_ERR');
  expect(['ABORT_ERR', 'ECONNRESET']).toContain(await of('/half'));
});
