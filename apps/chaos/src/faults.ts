import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { untilAnswered } from '#client.ts';
import type { Member } from '#member.ts';
import type { Parts } from '#parts.ts';
import type { Random } from '#random.ts';

export interface FaultsOptions {
  parts: Parts;
  random: Random;
  /** Only the faults whose names hold this. */
  only: string;
  cut: (share: number) => void;
  /** Those who may be removed and come back. */
  removable: readonly Member[];
  owners: readonly Member[];
  /** Those who go with their server and stay away. */
  mortals: readonly { die: (port: number) => Promise<boolean> }[];
  signal: AbortSignal;
}

/** While signals may be lost, the sweep of the rights decides: 10 s after the last of them, and the time of a restart. */
const boundMs = 15_000;

/** One disturbance after the other until the signal aborts, in an order that the seed decides. Answers how often each came. */
export async function disturb(options: FaultsOptions): Promise<Record<string, number>> {
  const { random, signal } = options;
  const kinds = faultsOf(options).filter(([name]) => name.includes(options.only));
  const counts: Record<string, number> = {};
  while (!signal.aborted) {
    const [name, act] = random.pick(kinds);
    await act();
    counts[name] = (counts[name] ?? 0) + 1;
    await delay(random.between(1_500, 4_000), undefined, { signal }).catch(() => {});
  }
  return counts;
}

function faultsOf({ parts, random, cut, removable, owners, mortals }: FaultsOptions) {
  const pause = (least: number, most: number) => delay(random.between(least, most));

  async function killServer() {
    const server = random.pick(parts.servers);
    await server.kill();
    for (const mortal of mortals) await mortal.die(server.port);
    await pause(200, 2_000);
    await server.start();
  }
  async function endServer() {
    const server = random.pick(parts.servers);
    await server.end();
    await server.start();
  }
  async function killRedis() {
    await parts.redis.kill();
    await pause(500, 4_000);
    await parts.redis.start();
  }
  /** What was published while nobody listened is lost. */
  async function deafen() {
    await withRedis(parts.redisUrl, async (redis) => {
      await redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    });
  }
  async function removeSomebody() {
    const member = random.pick(removable);
    const owner = owners.find(({ group }) => group === member.group);
    const { groupId } = member.group;
    await untilAnswered(() => owner?.calls.members.remove.mutate({ groupId, userId: member.person.userId }) as never);
    member.lose(boundMs);
    await pause(2_000, 6_000);
    await member.regain();
  }
  const cutSome = async () => cut(random.between(0.1, 0.6));
  const all: [string, () => Promise<unknown>][] = [
    ['servers killed', killServer],
    ['servers ended', endServer],
    ['Redis killed', killRedis],
    ['Postgres restarted', parts.restartPostgres],
    ['listeners cut off from Redis', deafen],
    ['people removed', removeSomebody],
    ['sockets cut', cutSome],
    ['sockets cut', cutSome],
  ];
  return all;
}

async function withRedis(url: string, act: (redis: Redis) => Promise<void>) {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0 });
  redis.on('error', () => {});
  try {
    await redis.connect();
    await act(redis);
  } catch {
    // It is just being killed: the next disturbance comes anyway.
  } finally {
    redis.disconnect();
  }
}

/** Publishes a share of what goes over Redis once more, a little later: doubled, and out of order. */
export function openEcho(url: string, random: Random) {
  const share = 0.1;
  const lateMs = 60;
  const options = { retryStrategy: () => 200, maxRetriesPerRequest: 0, enableOfflineQueue: false };
  const [ears, mouth] = [new Redis(url, options), new Redis(url, options)];
  const echoed = new Set<string>();
  for (const redis of [ears, mouth]) redis.on('error', () => {});
  ears.on('ready', () => void ears.psubscribe('*').catch(() => {}));
  ears.on('pmessage', (_pattern: string, channel: string, message: string) => {
    const key = `${channel} ${message}`;
    if (echoed.delete(key) || random.next() > share) return;
    echoed.add(key);
    setTimeout(() => void mouth.publish(channel, message).catch(() => echoed.delete(key)), random.between(0, lateMs));
  });
  return {
    [Symbol.dispose]() {
      ears.disconnect();
      mouth.disconnect();
    },
  };
}
