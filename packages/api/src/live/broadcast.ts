import { Audience, type Listener, plainResult } from './shared-frame.ts';

/** One who is told what a key's channel carries: by a call, or once it has moved to the audience, on its socket. */
export interface Seat {
  moveTo(listener: Listener): void;
  /** Back to being called. */
  return(): void;
  leave(): void;
}

interface Place<T> {
  receivers: Set<(value: T) => void>;
  audience: Audience<T>;
  seatCount: number;
  stop: Promise<() => void>;
}

/**
 * What many are told alike, key by key, without an id to resume from: each key's channel is listened to once for all of this
 * process, and only while somebody has a seat there.
 */
export function createBroadcast<K, T>(listen: (key: K, receive: (value: T) => void) => Promise<() => void>) {
  const places = new Map<K, Place<T>>();

  function open(key: K): Place<T> {
    const audience = new Audience<T>(plainResult);
    const receivers: Place<T>['receivers'] = new Set();
    const stop = listen(key, (value) => {
      for (const receive of receivers) receive(value);
      audience.publish(value);
    });
    const place = { receivers, audience, seatCount: 0, stop };
    places.set(key, place);
    return place;
  }

  function leave(key: K, place: Place<T>) {
    place.seatCount -= 1;
    if (place.seatCount > 0) return;
    if (places.get(key) === place) places.delete(key);
    place.stop.then((end) => end()).catch(() => {}); // whoever joined was told of the failure
  }

  /** A seat at a key; `ready` resolves when nothing is missed any more. */
  return function join(key: K, receive: (value: T) => void): { seat: Seat; ready: Promise<unknown> } {
    const place = places.get(key) ?? open(key);
    let listener: Listener | null = null;
    place.seatCount += 1;
    place.receivers.add(receive);
    const stand = () => {
      place.receivers.delete(receive);
      if (listener) place.audience.remove(listener);
      listener = null;
    };
    const seat: Seat = {
      moveTo(target) {
        stand();
        listener = target;
        place.audience.add(target);
      },
      return() {
        stand();
        place.receivers.add(receive);
      },
      leave() {
        stand();
        leave(key, place);
      },
    };
    place.stop.catch(() => places.get(key) === place && places.delete(key));
    return { seat, ready: place.stop };
  };
}
