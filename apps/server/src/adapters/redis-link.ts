import type { Cluster, Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { RedisAddress } from '#redis-address.ts';
import { openRedisCluster } from './redis-cluster.ts';
import { openRedisServer } from './redis-server.ts';

/** This process's way to Redis: one connection for commands and one for subscriptions; in a cluster one each for each shard. */
export interface RedisLink extends AsyncDisposable {
  /** Fails at once while Redis is away: nothing is kept for later. */
  commands: Redis | Cluster;
  /** Whether commands and subscriptions work now. */
  isUp(): boolean;
  /** Rejects when it couldn't be sent. */
  publish(channel: string, text: string): Promise<unknown>;
  /** Never rejects: what can't be subscribed to now is when Redis is back. */
  subscribe(channel: string): Promise<void>;
  unsubscribe(channel: string): void;
  onMessage(listener: (channel: string, text: string) => void): void;
  /** Called whenever all that is subscribed to is so again, after a time in which messages may have been lost. */
  onBack(listener: () => void): void;
}

/** Doesn't wait for Redis: what needs it does without until it is there. Its coming and going is logged. */
export function openRedis(address: RedisAddress, logger: Logger): RedisLink {
  return address.kind === 'cluster' ? openRedisCluster(address, logger) : openRedisServer(address, logger);
}
