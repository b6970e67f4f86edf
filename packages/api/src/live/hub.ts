import { Feed } from './feed.ts';
import { type FollowerOptions, handOver } from './hand-over.ts';
import { backOff, type Pause } from './pause.ts';
import { Audience, type FrameTarget, type Handover, trackedResult } from './shared-frame.ts';

/** What changed in (from, to]. */
export interface Step<T> {
  from: number;
  to: number;
  data: T;
}

/** What changed (null: nothing), with the head of the same snapshot; `more` when the answer was cut off. */
export interface Answer<T> {
  step: Step<T> | null;
  head: number;
  more: boolean;
}

/** Where the hub learns of changes of one kind of thing, each named by an id and counted by a version. */
export interface HubSource<Id, T> {
  /** Attaches to the bus; nothing published after it resolves is missed while the bus works. Answers how to stop. */
  listen(id: Id, receive: (step: Step<T>) => void): Promise<() => void>;
  /** What changed after `version`, in one statement. */
  since(id: Id, version: number): Promise<Answer<T>>;
  /** The versions of many at once, in one query; what is gone has none. */
  heads(ids: Id[]): Promise<ReadonlyMap<Id, number>>;
  /** Told to a subscriber that is too far behind to replay. */
  reset(id: Id, head: number): T;
  /** A subscriber further behind than this begins anew. */
  replayMax: number;
}

interface Followed<T> {
  /** Everything up to here was handed to the feeds and the audience. */
  delivered: number;
  feeds: Set<Feed<Step<T>>>;
  /** The followers to whose sockets it is written without a feed in between. */
  audience: Audience<Step<T>>;
  followerCount: number;
  isReading: boolean;
  stop: () => void;
}

interface Reader<T> {
  feed: Feed<Step<T>>;
  /** It has been told everything up to here. */
  at: number;
}

export interface FollowOptions extends FollowerOptions {
  /** Throws for somebody without the right. */
  admit: () => Promise<unknown>;
}

export interface HubOptions {
  report: (error: unknown) => void;
  /** How many steps may wait for one subscriber. */
  bufferMax?: number;
  /** A lost hint is made up for within this. */
  sweepMs?: number;
}

/**
 * One for each process: follows what local subscribers follow, and sees that each of them gets every change once and in order,
 * whatever the bus loses, doubles or reorders.
 */
export function createHub<Id, T>(source: HubSource<Id, T>, { report, bufferMax = 512, sweepMs = 5_000 }: HubOptions) {
  const followed = new Map<Id, Promise<Followed<T>>>();
  const closing = new AbortController();
  const timer = setInterval(() => void sweep(), sweepMs).unref();

  /** Begins to listen; what comes in while the head is being read waits, so that it can't fall in between. */
  async function begin(id: Id): Promise<Followed<T>> {
    const early: Step<T>[] = [];
    let state: Followed<T> | null = null;
    const stop = await source.listen(id, (step) => (state ? receive(id, state, step) : void early.push(step)));
    try {
      const delivered = (await source.heads([id])).get(id) ?? 0;
      const audience = new Audience<Step<T>>(({ to, data }) => trackedResult(to, data), delivered);
      state = { delivered, feeds: new Set(), audience, followerCount: 0, isReading: false, stop };
    } catch (error) {
      stop();
      throw error;
    }
    for (const step of early) receive(id, state, step);
    return state;
  }

  function receive(id: Id, state: Followed<T>, step: Step<T>) {
    if (step.to <= state.delivered) return;
    if (step.from > state.delivered) return void readGap(id, state);
    deliver(state, step);
  }

  function deliver(state: Followed<T>, step: Step<T>) {
    state.delivered = step.to;
    for (const feed of state.feeds) feed.push(step);
    state.audience.publish(step, step.to);
  }

  /** Reads what the bus didn't bring. Backs off while the database fails, for as long as somebody follows. */
  async function readGap(id: Id, state: Followed<T>) {
    if (state.isReading) return;
    state.isReading = true;
    const pause = backOff(closing.signal);
    while (state.followerCount > 0 && !closing.signal.aborted) {
      const answer = await attempt(() => source.since(id, state.delivered), { report, pause });
      if (!answer) continue;
      if (answer.step && answer.step.to > state.delivered) deliver(state, answer.step);
      if (!answer.more) break;
    }
    state.isReading = false;
  }

  /** Compares the heads of everything followed with what was delivered. One query. */
  async function sweep(): Promise<void> {
    const states = new Map<Id, Followed<T>>();
    for (const [id, begun] of followed) {
      const state = await begun.catch(() => null);
      if (state) states.set(id, state);
    }
    if (states.size === 0) return;
    const heads = await source.heads([...states.keys()]).catch(report);
    for (const [id, head] of heads ?? []) {
      const state = states.get(id);
      if (state && head > state.delivered) void readGap(id, state);
    }
  }

  async function attach(id: Id, feed: Feed<Step<T>>): Promise<Followed<T>> {
    const begun = followed.get(id) ?? begin(id);
    followed.set(id, begun);
    const state = await begun.catch((error: unknown) => {
      if (followed.get(id) === begun) followed.delete(id);
      throw error;
    });
    // Whoever detached meanwhile may have ended it.
    if (followed.get(id) !== begun) return attach(id, feed);
    state.feeds.add(feed);
    state.followerCount += 1;
    return state;
  }

  function detach(id: Id, state: Followed<T>, feed: Feed<Step<T>>) {
    state.feeds.delete(feed);
    state.followerCount -= 1;
    if (state.followerCount > 0) return;
    state.stop();
    followed.delete(id);
  }

  /**
   * Everything that changed after `position`, once and in order, then whatever changes, until the signal aborts.
   * First it listens, then it calls `admit`, then it replays, unless the reader knows as much as this process does, then it
   * follows: where the reader `sharesFrames`, by an offer to go on in the room's audience, which a reader that is too slow
   * leaves to replay once more.
   */
  async function* follow(
    id: Id,
    position: number,
    { admit, signal, sharesFrames = false }: FollowOptions,
  ): AsyncGenerator<Step<T> | Handover> {
    const reader: Reader<T> = { feed: new Feed(bufferMax), at: position };
    const pause = backOff(signal);
    const state = await attach(id, reader.feed);
    let isReplaying = position !== state.delivered;
    try {
      await admit();
      let mayShare = sharesFrames;
      while (!signal.aborted) {
        if (mayShare && !isReplaying && hasCaughtUp(state, reader)) {
          using offer = handOver({ audience: state.audience, signal, ...seat(state, reader) });
          yield offer.handover;
          mayShare = await offer.served();
          isReplaying = mayShare;
          continue;
        }
        const answer: Answer<T> | Step<T> | 'overflow' | null = isReplaying
          ? await attempt(() => source.since(id, reader.at), { report, pause })
          : await reader.feed.next(signal);
        if (answer === null) continue;
        if (answer === 'overflow') {
          isReplaying = true;
        } else if ('head' in answer) {
          const step = replayOf(id, reader.at, answer);
          if (step && step.to !== reader.at) yield step;
          reader.at = step?.to ?? reader.at;
          isReplaying = answer.more && reader.at < answer.head;
        } else if (answer.to > reader.at) {
          yield answer;
          reader.at = answer.to;
        }
      }
    } finally {
      detach(id, state, reader.feed);
    }
  }

  /** What the answer means for a reader at `at`: what changed, or where it is too far away, to begin anew. */
  function replayOf(id: Id, at: number, { head, step }: Answer<T>): Step<T> | null {
    const isTooFar = head - at > source.replayMax || head < at;
    return isTooFar ? { from: head, to: head, data: source.reset(id, head) } : step;
  }

  return {
    follow,
    sweep,
    [Symbol.dispose]() {
      clearInterval(timer);
      closing.abort();
    },
  };
}

/** A replay may have come further than the bus, whose audience would then repeat what the reader knows. */
const hasCaughtUp = <T>({ delivered }: Followed<T>, { at, feed }: Reader<T>) => feed.isEmpty && delivered >= at;

/** How a reader comes into the audience without missing or repeating anything, and back to its feed. */
const seat = <T>(state: Followed<T>, reader: Reader<T>) => ({
  enter(target: FrameTarget) {
    const missed = reader.feed.drain();
    if (!missed) return false;
    for (const step of missed) {
      if (step.to <= reader.at) continue;
      state.audience.write(target, step);
      reader.at = step.to;
    }
    return state.feeds.delete(reader.feed);
  },
  leave(position: number) {
    reader.at = position;
    state.feeds.add(reader.feed);
  },
});

type Trying = Pick<HubOptions, 'report'> & { pause: Pause };

async function attempt<R>(act: () => Promise<R>, { report, pause }: Trying): Promise<R | null> {
  try {
    return await act();
  } catch (error) {
    report(error);
    await pause();
    return null;
  }
}
