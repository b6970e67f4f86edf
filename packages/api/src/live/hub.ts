import { Feed } from './feed.ts';
import { backOff, type Pause } from './pause.ts';

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
  /** Everything up to here was handed to the feeds. */
  delivered: number;
  feeds: Set<Feed<Step<T>>>;
  isReading: boolean;
  stop: () => void;
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
    const state: Followed<T> = { delivered: Number.NaN, feeds: new Set(), isReading: false, stop: () => {} };
    const isReady = () => !Number.isNaN(state.delivered);
    state.stop = await source.listen(id, (step) => (isReady() ? receive(id, state, step) : void early.push(step)));
    try {
      state.delivered = (await source.heads([id])).get(id) ?? 0;
    } catch (error) {
      state.stop();
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
  }

  /** Reads what the bus didn't bring. Backs off while the database fails, for as long as somebody follows. */
  async function readGap(id: Id, state: Followed<T>) {
    if (state.isReading) return;
    state.isReading = true;
    const pause = backOff(closing.signal);
    while (state.feeds.size > 0 && !closing.signal.aborted) {
      const answer = await attempt(() => source.since(id, state.delivered), pause);
      if (!answer) continue;
      if (answer.step && answer.step.to > state.delivered) deliver(state, answer.step);
      if (!answer.more) break;
    }
    state.isReading = false;
  }

  async function attempt<R>(act: () => Promise<R>, pause: Pause): Promise<R | null> {
    try {
      return await act();
    } catch (error) {
      report(error);
      await pause();
      return null;
    }
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
    return state;
  }

  function detach(id: Id, state: Followed<T>, feed: Feed<Step<T>>) {
    state.feeds.delete(feed);
    if (state.feeds.size > 0) return;
    state.stop();
    followed.delete(id);
  }

  /**
   * Everything that changed after `position`, once and in order, then whatever changes, until the signal aborts.
   * First it listens, then it calls `admit` (which throws for somebody without the right), then it replays, then it follows.
   */
  async function* follow(
    id: Id,
    position: number,
    { admit, signal }: { admit: () => Promise<unknown>; signal: AbortSignal },
  ) {
    const feed = new Feed<Step<T>>(bufferMax);
    const pause = backOff(signal);
    const state = await attach(id, feed);
    try {
      await admit();
      let at = position;
      let isReplaying = true;
      while (!signal.aborted) {
        const answer: Answer<T> | Step<T> | 'overflow' | null = isReplaying
          ? await attempt(() => source.since(id, at), pause)
          : await feed.next(signal);
        if (answer === null) continue;
        if (answer === 'overflow') {
          isReplaying = true;
        } else if ('head' in answer) {
          const step = answer.head - at > source.replayMax || answer.head < at ? resetTo(id, answer.head) : answer.step;
          if (step && step.to !== at) yield step;
          at = step?.to ?? at;
          isReplaying = answer.more && at < answer.head;
        } else if (answer.to > at) {
          yield answer;
          at = answer.to;
        }
      }
    } finally {
      detach(id, state, feed);
    }
  }

  const resetTo = (id: Id, head: number): Step<T> => ({ from: head, to: head, data: source.reset(id, head) });

  return {
    follow,
    sweep,
    [Symbol.dispose]() {
      clearInterval(timer);
      closing.abort();
    },
  };
}
