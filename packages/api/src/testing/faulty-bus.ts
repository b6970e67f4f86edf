import type { Bus } from '#ports/bus.ts';
import { localBus } from '#ports/local-bus.ts';

export interface Faults {
  /** Of a hundred messages, how many get lost, and how many come twice. */
  lost: number;
  doubled: number;
  /** Each message is late by up to this, so that later ones may overtake it. */
  lateMs: number;
}

/** A bus between processes that loses, doubles and reorders what it carries, as a bus may. */
export function faultyBus({ lost, doubled, lateMs }: Faults, random: () => number = Math.random): Bus {
  const bus = localBus((error) => {
    throw error;
  });
  const happens = (percent: number) => random() * 100 < percent;
  const carry = (channel: string, message: unknown) =>
    void setTimeout(() => bus.publish(channel, message), random() * lateMs).unref();

  return {
    ...bus,
    publish(channel, message) {
      if (!happens(lost)) carry(channel, structuredClone(message));
      if (happens(doubled)) carry(channel, structuredClone(message));
    },
  };
}

/** A bus that carries nothing to whom `isSuppressed` says. */
export function deafBus(bus: Bus, isSuppressed: (channel: string, message: unknown) => boolean): Bus {
  return {
    ...bus,
    publish: (channel, message) => (isSuppressed(channel, message) ? undefined : bus.publish(channel, message)),
  };
}
