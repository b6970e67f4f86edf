import { randomBytes } from 'node:crypto';
import type { Bus } from '@parley/api/ports/bus';
import { localBus } from '@parley/api/ports/local-bus';
import type { RedisLink } from './redis-link.ts';

const prefix = 'parley:';

/**
 * The bus of several processes. Within its own process a message goes the short way, so that whoever is here hears of it
 * even while Redis is away; what comes back from Redis of it is dropped.
 */
export function redisBus(link: RedisLink, report: (error: unknown) => void): Bus {
  const here = localBus(report);
  const sender = randomBytes(9).toString('base64url');
  const channels = new Map<string, { count: number; subscribed: Promise<void> }>();
  const backListeners = new Set<() => void>();

  link.onMessage((channel, text) => {
    if (text.startsWith(sender)) return;
    try {
      here.publish(channel.slice(prefix.length), JSON.parse(text.slice(sender.length)));
    } catch (error) {
      report(error);
    }
  });
  link.onBack(() => {
    for (const listener of backListeners) listener();
  });

  function follow(channel: string) {
    const known = channels.get(channel) ?? { count: 0, subscribed: link.subscribe(prefix + channel) };
    known.count += 1;
    channels.set(channel, known);
    return known.subscribed;
  }

  function unfollow(channel: string) {
    const known = channels.get(channel);
    if (!known) return;
    known.count -= 1;
    if (known.count > 0) return;
    channels.delete(channel);
    link.unsubscribe(prefix + channel);
  }

  return {
    publish(channel, message) {
      here.publish(channel, message);
      link.publish(prefix + channel, sender + JSON.stringify(message)).catch(() => {}); // lost, as it may be
    },
    async subscribe(channel, listener) {
      const stopHere = await here.subscribe(channel, listener);
      let isStopped = false;
      await follow(channel);
      return () => {
        if (isStopped) return;
        isStopped = true;
        stopHere();
        unfollow(channel);
      };
    },
    onReconnect(listener) {
      backListeners.add(listener);
      return () => backListeners.delete(listener);
    },
    isUp: () => link.isUp(),
  };
}
