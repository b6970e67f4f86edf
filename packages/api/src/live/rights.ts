import type { GroupId, RoomId, SessionId, UserId } from '@parley/contract/ids';
import { AppError, notFound } from '#errors.ts';
import type { Bus } from '#ports/bus.ts';
import { type GroupNews, groupChannel, isGroupEvent, type UserNews, userChannel } from './channels.ts';

/** What a running subscription needs to go on: a session and, where it follows one, a group or a room of a group. */
export interface Right {
  sessionId: SessionId;
  userId: UserId;
  groupId: GroupId | null;
  roomId: RoomId | null;
}

export interface Hold extends Disposable {
  /** Aborts when the right ends; its reason is the AppError to tell. */
  signal: AbortSignal;
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
  const held = new Map<Right, AbortController>();
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
    held.get(right)?.abort(cause);
    held.delete(right);
  }

  function onUserNews(right: Right, news: UserNews) {
    if (news.type === 'sessionsEnded' && news.sessionIds.includes(right.sessionId)) end(right, true);
  }

  function onGroupNews(right: Right, news: GroupNews) {
    if (isGroupEvent(news) && endings.has(news.type)) checkSoon(right);
  }

  /** One event reaches many held rights: they are looked at together. */
  function checkSoon(right: Right) {
    if (due.size === 0) setImmediate(checkDue);
    due.add(right);
  }

  function checkDue() {
    const rights = new Set(due);
    due.clear();
    void check((right) => rights.has(right));
  }

  /** Registers the right before it is checked, so that it can't end unseen in between. Dispose it when the subscription ends. */
  async function hold(right: Right): Promise<Hold> {
    const controller = new AbortController();
    held.set(right, controller);
    const stops = [await bus.subscribe(userChannel(right.userId), (news) => onUserNews(right, news as UserNews))];
    const { groupId } = right;
    if (groupId)
      stops.push(await bus.subscribe(groupChannel(groupId), (news) => onGroupNews(right, news as GroupNews)));
    function release() {
      held.delete(right);
      for (const stop of stops) stop();
    }
    return { signal: controller.signal, [Symbol.dispose]: release };
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

export type Rights = ReturnType<typeof createRights>;
