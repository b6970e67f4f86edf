import type { Bus } from './bus.ts';

/** The bus of a single process. Listeners share one message object and don't change it. */
export function localBus(report: (error: unknown) => void): Bus {
  const channels = new Map<string, Set<(message: unknown) => void>>();

  function deliver(channel: string, message: unknown) {
    for (const listener of channels.get(channel) ?? []) {
      try {
        listener(message);
      } catch (error) {
        report(error);
      }
    }
  }

  return {
    // Later, as over a network: whoever publishes is done before anybody hears of it.
    publish: (channel, message) => queueMicrotask(() => deliver(channel, message)),

    async subscribe(channel, listener) {
      // A function of its own for each subscription, so that one listener may subscribe twice.
      const own = (message: unknown) => listener(message);
      const listeners = channels.get(channel) ?? new Set();
      channels.set(channel, listeners.add(own));
      return () => {
        listeners.delete(own);
        if (listeners.size === 0 && channels.get(channel) === listeners) channels.delete(channel);
      };
    },

    onReconnect: () => () => {},
    isUp: () => true,
  };
}
