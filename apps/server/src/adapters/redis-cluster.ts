import { Cluster, type Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { RedisAddress } from '#redis-address.ts';
import type { RedisLink } from './redis-link.ts';
import { connectionOptions, retryStrategy, watchState } from './redis-options.ts';

/** The way to a cluster. Its channels are sharded: a message goes to the shard of its channel alone. */
export function openRedisCluster(address: RedisAddress, logger: Logger): RedisLink {
  const cluster = new Cluster(address.nodes, {
    shardedSubscribers: true,
    enableOfflineQueue: false,
    clusterRetryStrategy: retryStrategy,
    redisOptions: connectionOptions(address),
  });
  /** The client comes back by itself to what it once subscribed to; these it never could, and from those it couldn't part. */
  const missing = new Set<string>();
  const leftover = new Set<string>();
  const backListeners: (() => void)[] = [];
  const state = watchState(logger);

  cluster.on('error', state.away);
  cluster.on('node error', state.away);
  cluster.on('close', () => state.away(new Error('the connections were closed')));
  // A shard is connected to when it is first needed, and what needs it then would be sent to any other one.
  cluster.on('+node', (node: Redis) => void node.ping().catch(() => {}));
  for (const event of ['ready', 'subscribersReady']) cluster.on(event, () => void comeBack());

  async function comeBack() {
    const channels = [...missing];
    missing.clear();
    await Promise.all([...channels.map(subscribe), ...[...leftover].map(unsubscribe)]);
    if (cluster.status !== 'ready') return;
    state.back();
    for (const listener of backListeners) listener();
  }

  async function subscribe(channel: string) {
    leftover.delete(channel);
    try {
      await cluster.ssubscribe(channel);
    } catch {
      missing.add(channel);
    }
  }

  async function unsubscribe(channel: string) {
    leftover.delete(channel);
    if (missing.delete(channel)) return;
    await cluster.sunsubscribe(channel).catch(() => leftover.add(channel));
  }

  return {
    commands: cluster,
    isUp: () => cluster.status === 'ready' && missing.size === 0 && isCovered(cluster),
    publish: (channel, text) => cluster.spublish(channel, text),
    subscribe,
    unsubscribe: (channel) => void unsubscribe(channel),
    onMessage: (listener) => void cluster.on('smessage', listener),
    onBack: (listener) => void backListeners.push(listener),
    async [Symbol.asyncDispose]() {
      cluster.removeAllListeners('close');
      await cluster.quit().catch(() => {});
      cluster.disconnect();
    },
  };
}

/** Whether there is a connection to the shard of every channel. */
function isCovered(cluster: Cluster): boolean {
  const ready = cluster.nodes('master').filter(({ status }) => status === 'ready');
  const keys = new Set(ready.map(({ options: { host, port } }) => `${host}:${port}`));
  return cluster.slots.every(([master]) => master !== undefined && keys.has(master));
}
