import { randomUUID } from 'node:crypto';
import type { Bus } from '@parley/api/ports/bus';
import { localPresenceStore } from '@parley/api/ports/local-presence-store';
import type { PresenceChange, PresenceStore } from '@parley/api/ports/presence-store';
import type { RoomId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { RedisLink } from './redis-link.ts';
import { presenceCalls } from './redis-presence-calls.ts';
import { presenceChoices } from './redis-presence-choices.ts';
import { changeOf } from './redis-presence-fields.ts';
import { presenceKeys } from './redis-presence-keys.ts';
import { type Changes, presenceOthers } from './redis-presence-others.ts';
import { presenceOwn } from './redis-presence-own.ts';
import { presenceWriter } from './redis-presence-writer.ts';

const channel = 'presence';
const product: Record<'offlineAfterMs' | 'typingTtlMs', number> = limits;

type News =
  | ({ type: 'changed' } & Changes)
  | { type: 'leaving'; from: string; lastMs: number }
  | { type: 'typingEnded'; from: string; userId: UserId; roomId: RoomId };

export interface RedisPresenceOptions {
  link: RedisLink;
  bus: Bus;
  report: (error: unknown) => void;
  times?: typeof product;
  /** How long the people of a process that died still count; one beat may come on top. */
  leaseMs?: number;
  beatMs?: number;
}

type Store = PresenceStore & AsyncDisposable;

/**
 * The presence of several processes. Each counts its own connections in memory, and writes what follows from them into a hash
 * that expires with its lease; of the others it keeps a copy. So a look costs nothing, a process that died is forgotten, and
 * while Redis is away people see those of their own process.
 */
export async function redisPresenceStore(options: RedisPresenceOptions): Promise<Store> {
  const { link, bus, report, times = product, leaseMs = 15_000, beatMs = 5_000 } = options;
  const parts = presenceParts({ link, bus, times, leaseMs, report });
  const { own, others, writer, choices } = parts;

  async function beat() {
    others.dropEnded();
    try {
      const { nowMs, others: processes } = await writer.beat();
      choices.setClock(nowMs);
      await others.compare(processes);
    } catch (error) {
      parts.onFailed(error);
    }
  }

  const stopListening = await bus.subscribe(channel, (message) => parts.receive(message as News));
  const stopReconnect = bus.onReconnect(() => void beat());
  const timer = setInterval(() => void beat(), beatMs).unref();
  await beat();

  return {
    ...parts.calls,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      stopReconnect();
      stopListening();
      await writer.end(times.offlineAfterMs).catch(() => {}); // its lease ends then
      bus.publish(channel, { type: 'leaving', from: parts.id, lastMs: times.offlineAfterMs } satisfies News);
      own[Symbol.dispose]();
    },
  };
}

type Parts = Required<Pick<RedisPresenceOptions, 'link' | 'bus' | 'times' | 'leaseMs' | 'report'>>;

function presenceParts({ link, bus, times, leaseMs, report }: Parts) {
  const id = randomUUID();
  const own = localPresenceStore(times);
  const listeners = new Set<(change: PresenceChange) => void>();
  const tell = (change: PresenceChange) => {
    for (const listener of listeners) listener(change);
  };
  /** While Redis is away everything fails, and the link says so. */
  const onFailed = (error: unknown) => (link.isUp() ? report(error) : undefined);
  const keys = presenceKeys(link, id);
  const choices = presenceChoices(own);
  const mine = presenceOwn(own, choices);
  const publish = (news: News) => bus.publish(channel, news);
  const writer = presenceWriter({
    ...{ keys, mine, leaseMs, onFailed },
    onWritten: (changes) => publish({ type: 'changed', from: id, ...changes }),
  });
  const others = presenceOthers({
    ...{ keys, onFailed },
    onField(name, value) {
      choices.heard(name, value);
      const change = changeOf(name);
      if (change) tell(change);
    },
  });
  own.onChange((change) => {
    mine.note(change);
    writer.schedule();
    tell(change);
  });

  function receive(news: News) {
    if (news.from === id) return;
    if (news.type === 'changed') others.receive(news, leaseMs);
    else if (news.type === 'leaving') others.shorten(news.from, news.lastMs);
    else void own.setTyping(news.userId, news.roomId, false);
  }

  const calls = presenceCalls({
    ...{ own, others, mine, choices, listeners },
    onChosen: writer.schedule,
    onTypingEnded: (userId, roomId) => publish({ type: 'typingEnded', from: id, userId, roomId }),
  });
  return { id, own, others, writer, choices, onFailed, receive, calls };
}
