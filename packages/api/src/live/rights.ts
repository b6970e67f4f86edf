import type { GroupId, RoomId, SessionId, UserId } from '@parley/contract/ids';
import { AppError, notFound } from '#errors.ts';
import type { Bus } from '#ports/bus.ts';
import { type GroupNews, groupChannel, type UserNews, userChannel } from './channels.ts';

/** What a running subscription needs to go on: a session and, where it follows one, a group or a room of a group. */
export interface Right {
  sessionId: SessionId;
  userId: UserId;
  groupId: GroupId | null;
  roomId: RoomId | null;
}

/** Called once when a right ends, with what to tell. */
type OnEnd = (cause: AppError) => void;

/** The held rights that one channel's news may end. */
interface Place {
  rights: Set<Right>;
  stop: Promise<() => void>;
}

export interface RightsOptions {
  bus: Bus;
  /** Which of the rights no longer hold, as places in the list, and whether their session is the cause. One query. */
  listEnded: (rights: readonly Right[]) => Promise<{ at: number; isSignedOut: boolean }[]>;
  report: (error: unknown) => void;
  sweepMs?: number;
}

/** Changes of structure after which somebody may no longer see what they follow. */
const endings: ReadonlySet<GroupNews['type']> = new Set([
  'memberLeft',
  'groupDeleted',
  'topicDeleted',
  'roomDeleted',
  'groupEdited',
]);

/**
 * Ends running subscriptions whose right has ended: at once on a signal of the bus, and by a look at all of them each `sweepMs`
 * and whenever the bus comes back, since a signal may be lost.
 */
export function createRights({ bus, listEnded, report, sweepMs = 10_000 }: RightsOptions) {
  const held = new Map<Right, OnEnd>();
  const places = new Map<string, Place>();
  const due = new Set<Right>();
  const timer = setInterval(() => void check(() => true), sweepMs).unref();
  const stopListening = bus.onReconnect(() => void check(() => true));

  async function check(which: (right: Right) => boolean): Promise<void> {
    const rights = [...held.keys()].filter(which);
    if (rights.length === 0) return;
    try {
      for (const { at, isSignedOut } of await listEnded(rights)) end(rights[at], isSignedOut);
    } catch (error) {
      report(error);
    }
  }

  function end(right: Right | undefined, isSignedOut: boolean) {
    if (!right) return;
    const cause = isSignedOut
      ? new AppError('unauthenticated', 'signed out')
      : notFound(right.roomId ? 'room' : 'group');
    const onEnd = held.get(right);
    held.delete(right);
    onEnd?.(cause);
  }

  /** One event of a group reaches many held rights: they are looked at together. */
  function onNews(rights: Set<Right>, news: UserNews | GroupNews) {
    if (news.type === 'sessionsEnded') {
      for (const right of [...rights]) if (news.sessionIds.includes(right.sessionId)) end(right, true);
    } else if ('version' in news && endings.has(news.type)) {
      if (due.size === 0) setImmediate(checkDue);
      for (const right of rights) due.add(right);
    }
  }

  function checkDue() {
    const rights = new Set(due);
    due.clear();
    void check((right) => rights.has(right));
  }

  /** Listens to a channel once for all rights that hang on it. */
  function enter(channel: string, right: Right): Promise<unknown> {
    const rights = places.get(channel)?.rights ?? new Set();
    const place = places.get(channel) ?? {
      rights,
      stop: bus.subscribe(channel, (news) => onNews(rights, news as UserNews)),
    };
    places.set(channel, place);
    rights.add(right);
    return place.stop;
  }

  function leave(channel: string, right: Right) {
    const place = places.get(channel);
    if (!place?.rights.delete(right) || place.rights.size > 0) return;
    places.delete(channel);
    place.stop.then((stop) => stop()).catch(() => {}); // whoever entered was told of the failure
  }

  function release(right: Right) {
    held.delete(right);
    for (const channel of channelsOf(right)) leave(channel, right);
  }

  /** Registers the right before it is checked, so that it can't end unseen in between. Dispose it when the subscription ends. */
  async function hold(right: Right, onEnd: OnEnd): Promise<Disposable> {
    held.set(right, onEnd);
    try {
      await Promise.all(channelsOf(right).map((channel) => enter(channel, right)));
    } catch (error) {
      release(right);
      throw error;
    }
    return { [Symbol.dispose]: () => release(right) };
  }

  return {
    hold,
    /** Looks at every held right. One query. */
    sweep: () => check(() => true),
    [Symbol.dispose]() {
      clearInterval(timer);
      stopListening();
    },
  };
}

const channelsOf = ({ userId, groupId }: Right) => [userChannel(userId), ...(groupId ? [groupChannel(groupId)] : [])];

export type Rights = ReturnType<typeof createRights>;
