import { lookup } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AppError } from '@parley/api/errors';
import type { Downloads } from '@parley/api/ports/downloads';
import { isPublicAddress } from './public-address.ts';

const redirectsMax = 3;
const usualPatienceMs = 15_000;
const redirects = [301, 302, 303, 307, 308];
const headers = { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'Parley' };

export interface SafeDownloadsOptions {
  /** Places such as `http://ghe.example.lan` that are trusted wherever they are: the operator's own. */
  trustedOrigins: readonly string[];
  /** For everything from the first connection to the last byte. */
  patienceMs?: number;
}

/**
 * Downloads over https from public addresses. A name is looked up once, and what it leads to is looked at before the connection
 * is made, so that no name can lead inside; each redirect is treated as an address of its own.
 */
export function safeDownloads({ trustedOrigins, patienceMs = usualPatienceMs }: SafeDownloadsOptions): Downloads {
  return {
    async open(url) {
      const signal = AbortSignal.timeout(patienceMs);
      let at = url;
      for (let hops = 0; hops <= redirectsMax; hops++) {
        const isTrusted = trustedOrigins.includes(at.origin);
        if (!isTrusted) requirePublic(at);
        const answer = await get(at, { signal, isTrusted });
        const next = redirects.includes(answer.statusCode ?? 0) && URL.parse(answer.headers.location ?? '', at.href);
        if (!next) return contentOf(answer);
        answer.destroy();
        at = next;
      }
      throw new AppError('invalid', 'too many redirects');
    },
  };
}

/** An address in numbers is never looked up, so that it is looked at here. */
function requirePublic(url: URL): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isPlain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  if (!isPlain || (isIP(host) && !isPublicAddress(host))) throw refusal();
}

const refusal = () => new AppError('forbidden', 'no public address');

const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return callback(error ?? new Error(`${hostname} has no address`), '');
    if (!addresses.every(({ address }) => isPublicAddress(address))) return callback(refusal(), '');
    if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

function get(url: URL, { signal, isTrusted }: { signal: AbortSignal; isTrusted: boolean }): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  // No connection of before is used again: each is made to what was looked at.
  const options = { headers, signal, agent: false, ...(!isTrusted && { lookup: publicLookup }) };
  const request = url.protocol === 'http:' ? http.get(url, options) : https.get(url, options);
  request.once('response', resolve).once('error', reject);
  return promise;
}

function contentOf(answer: IncomingMessage): AsyncIterable<Uint8Array> {
  const { statusCode: status = 0 } = answer;
  if (status === 200) return answer;
  answer.destroy();
  const mayPass = status >= 500 || status === 408 || status === 429;
  throw new AppError(mayPass ? 'unavailable' : 'invalid', `the answer is ${status}`);
}
