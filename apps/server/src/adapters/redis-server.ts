import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from 'pino';
import type { RedisAddress } from '#redis-address.ts';
import type { RedisLink } from './redis-link.ts';
import { connectionOptions, retryStrategy, watchState } from './redis-options.ts';

const pingMs = 5_000;
const channelsAtOnce = 1_000;

/** The way to one server, or to the master that sentinels name. */
export function openRedisServer(address: RedisAddress, logger: Logger): RedisLink {
  const options = serverOptions(address);
  const commands = new Redis(options);
  const subscriber = new Redis(options);
  const wanted = new Set<string>();
  const backListeners: (() => void)[] = [];
  const state = watchState(logger);
  let isSubscribed = false;

  for (const connection of [commands, subscriber]) connection.on('error', state.away);
  subscriber.on('close', () => {
    isSubscribed = false;
    state.away(new Error('the connection was closed'));
  });
  subscriber.on('ready', () => void resubscribe());

  /** A failure here breaks the connection, and the next one tries again. */
  async function resubscribe() {
    try {
      const channels = [...wanted];
      for (let i = 0; i < channels.length; i += channelsAtOnce) {
        await subscriber.subscribe(...channels.slice(i, i + channelsAtOnce));
      }
    } catch {
      return subscriber.disconnect(true);
    }
    isSubscribed = true;
    state.back();
    for (const listener of backListeners) listener();
  }

  /** A connection may be dead and not know it, as after a network was cut. */
  function ping() {
    for (const each of [commands, subscriber]) {
      if (each.status === 'ready') each.ping().catch(() => each.disconnect(true));
    }
  }
  const timer = setInterval(ping, pingMs).unref();

  return {
    commands,
    isUp: () => isSubscribed && commands.status === 'ready',
    publish: (channel, text) => commands.publish(channel, text),
    async subscribe(channel) {
      wanted.add(channel);
      await subscriber.subscribe(channel).catch(() => {});
    },
    unsubscribe(channel) {
      wanted.delete(channel);
      subscriber.unsubscribe(channel).catch(() => {});
    },
    onMessage: (listener) => void subscriber.on('message', listener),
    onBack: (listener) => void backListeners.push(listener),
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      subscriber.removeAllListeners('close');
      await Promise.allSettled([commands, subscriber].map((each) => each.quit()));
      for (const each of [commands, subscriber]) each.disconnect();
    },
  };
}

function serverOptions(address: RedisAddress): RedisOptions {
  const { kind, nodes, master, db, isTls } = address;
  const common = {
    ...connectionOptions(address),
    db,
    enableOfflineQueue: false,
    autoResubscribe: false,
    retryStrategy,
  };
  if (kind === 'single') return { ...common, ...nodes[0] };
  // The password is the master's and the sentinels': an installation has one for all, or none.
  const sentinelPassword = address.password;
  return {
    ...common,
    sentinels: nodes,
    name: master ?? '',
    sentinelRetryStrategy: retryStrategy,
    enableTLSForSentinelMode: isTls,
    ...(sentinelPassword !== undefined && { sentinelPassword }),
  };
}
