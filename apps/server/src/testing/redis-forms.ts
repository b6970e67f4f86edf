import { Redis } from 'ioredis';
import { expect, onTestFinished } from 'vitest';
import { freePort } from './processes.ts';
import { type TestRedis, testRedis } from './redis.ts';

const patient = { timeout: 15_000, interval: 50 };
const slotCount = 16_384;

function asking({ port }: TestRedis): Redis {
  const client = new Redis({ port, host: '127.0.0.1', retryStrategy: () => 100 });
  client.on('error', () => {}); // it was killed
  onTestFinished(() => client.disconnect());
  return client;
}

/** A cluster of three shards without replicas. */
export async function testRedisCluster() {
  const shards = await Promise.all(Array.from({ length: 3 }, startShard));
  const [first, ...others] = shards;
  for (const [i, { client }] of shards.entries()) {
    const [from, to] = [i, i + 1].map((part) => Math.floor((part * slotCount) / shards.length));
    await client.call('CLUSTER', 'ADDSLOTSRANGE', from ?? 0, (to ?? 0) - 1);
  }
  for (const { redis, busPort } of others)
    await first?.client.call('CLUSTER', 'MEET', '127.0.0.1', redis.port, busPort);
  for (const { client } of shards) {
    const information = () => client.call('CLUSTER', 'INFO');
    for (const line of ['cluster_state:ok', `cluster_slots_ok:${slotCount}`]) {
      await expect.poll(information, patient).toContain(line);
    }
  }
  const nodes = shards.map(({ redis }) => `127.0.0.1:${redis.port}`);
  return { url: `redis+cluster://${nodes.join(',')}`, shards: shards.map(({ redis }) => redis) };
}

async function startShard() {
  const busPort = await freePort();
  const redis = await testRedis([
    ...['--cluster-enabled', 'yes', '--cluster-port', `${busPort}`],
    ...['--cluster-node-timeout', '1000', '--cluster-require-full-coverage', 'no'],
  ]);
  return { redis, busPort, client: asking(redis) };
}

/** A master and its replica, and one sentinel that makes the replica the master half a second after the master is gone. */
export async function testRedisSentinel() {
  const master = await testRedis();
  const replica = await testRedis(['--replicaof', `127.0.0.1 ${master.port}`, '--repl-diskless-sync-delay', '0']);
  await expect.poll(() => asking(replica).info('replication'), patient).toContain('master_link_status:up');
  const sentinel = await testRedis(
    ['--sentinel'],
    [
      `sentinel monitor chat 127.0.0.1 ${master.port} 1`,
      'sentinel down-after-milliseconds chat 500',
      'sentinel failover-timeout chat 2000',
      '',
    ].join('\n'),
  );
  await expect.poll(() => asking(sentinel).info('sentinel'), patient).toContain('slaves=1');
  return { url: `redis+sentinel://127.0.0.1:${sentinel.port}/chat`, master, replica };
}
