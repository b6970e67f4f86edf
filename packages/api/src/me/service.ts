import type { MeChange, MeEvent } from '@parley/contract/events';
import type { GroupId, UserId } from '@parley/contract/ids';
import type { Deps } from '#context.ts';
import type { Seat } from '#live/broadcast.ts';
import { type UserNews, userChannel } from '#live/channels.ts';
import { Feed } from '#live/feed.ts';
import type { FollowerOptions } from '#live/hand-over.ts';
import { type FrameTarget, Handover, type Listener } from '#live/shared-frame.ts';
import { listBadges } from '#unread/queries.ts';
import { getSnapshot, listGroupSummaries } from './queries.ts';

/** How many changes may wait for a tab before it is told everything anew. */
const bufferMax = 1_000;
/** A hint that was lost is made up for within this. */
const healMs = 60_000;

/**
 * What concerns a person, for one tab: the snapshot, then each change, until the signal aborts. It listens before it reads,
 * so that nothing falls in between; a tab that is too slow, and one whose bus was away, gets a new snapshot. What the
 * members of a group are told alike comes, where the tab `sharesFrames`, by an offer to go on in the group's audience.
 */
export async function* followMe(
  deps: Deps,
  userId: UserId,
  { signal, sharesFrames = false }: FollowerOptions,
): AsyncGenerator<MeEvent | Handover> {
  const feed = new Feed<MeEvent | 'refresh'>(bufferMax);
  const listening = listen(deps, userId, feed);
  const heal = setInterval(() => feed.push('refresh'), healMs).unref();
  const stopReconnect = deps.bus.onReconnect(() => feed.push('refresh'));
  signal.addEventListener('abort', listening.stop);
  try {
    await listening.start();
    let next: MeEvent | 'refresh' | 'overflow' | null = 'refresh';
    while (next !== null) {
      if (next === 'refresh' || next === 'overflow') {
        yield { type: 'snapshot', ...(await listening.snapshot()) };
      } else {
        yield next;
      }
      if (sharesFrames && !listening.isShared && feed.isEmpty) yield new Handover(listening.share);
      next = await feed.next(signal);
    }
  } finally {
    clearInterval(heal);
    stopReconnect();
    signal.removeEventListener('abort', listening.stop);
    listening.stop();
  }
}

/** Puts into the feed what the person's own channel and their groups' channels carry. */
function listen({ bus, db, live, report }: Deps, userId: UserId, feed: Feed<MeEvent | 'refresh'>) {
  const groups = new Map<GroupId, Seat>();
  /** Those that one has come into or left since a snapshot was asked for: it may not know of that. */
  const moved = new Set<GroupId>();
  let stopOwn = () => {};
  let hasStopped = false;
  /** The tab's socket, once the groups' audiences write to it. */
  let listener: Listener | null = null;

  async function follow(groupId: GroupId) {
    if (hasStopped || groups.has(groupId)) return;
    const { seat, ready } = live.groupNews(groupId, (event) => feed.push(event));
    groups.set(groupId, seat);
    await ready;
    if (listener && groups.get(groupId) === seat) seat.moveTo(listener);
  }

  function unfollow(groupId: GroupId) {
    groups.get(groupId)?.leave();
    groups.delete(groupId);
  }

  /** What waits in the feed came earlier than what the audiences will say. */
  function share(target: FrameTarget) {
    if (hasStopped || !feed.isEmpty) return;
    listener = { ...target, lag };
    for (const seat of groups.values()) seat.moveTo(listener);
  }

  /** The tab doesn't take what it is sent: back to the feed, and once it does, all anew. */
  function lag() {
    listener = null;
    for (const seat of groups.values()) seat.return();
    feed.push('refresh');
  }

  /** What happened in a new group before its channel was followed is in badges that are read after. */
  async function join(groupId: GroupId) {
    await follow(groupId);
    const [group] = await listGroupSummaries(db, userId, groupId);
    const badges = await listBadges(db, userId, groupId);
    // Who has left meanwhile was told so already.
    if (group && groups.has(groupId)) feed.push({ type: 'groupJoined', group, badges });
  }

  function onUserNews(news: UserNews) {
    if (news.type === 'sessionsEnded') return;
    if (news.type === 'groupJoined') moved.add(news.group.id);
    if (news.type === 'groupLeft') moved.add(news.groupId);
    if (news.type === 'groupJoined') return void join(news.group.id).catch(report);
    if (news.type === 'groupLeft') unfollow(news.groupId);
    feed.push(news satisfies MeChange);
  }

  return {
    get isShared() {
      return listener !== null;
    },
    share,
    async start() {
      stopOwn = await bus.subscribe(userChannel(userId), (message) => onUserNews(message as UserNews));
      const summaries = await listGroupSummaries(db, userId);
      await Promise.all(summaries.map(({ id }) => follow(id)));
    },
    /** A snapshot, with its groups followed and no others. */
    async snapshot() {
      moved.clear();
      const snapshot = await getSnapshot(db, userId);
      const ids = snapshot.groups.map(({ id }) => id);
      for (const id of [...groups.keys()]) if (!ids.includes(id) && !moved.has(id)) unfollow(id);
      await Promise.all(ids.filter((id) => !moved.has(id)).map(follow));
      return snapshot;
    },
    stop() {
      hasStopped = true;
      listener = null;
      stopOwn();
      for (const groupId of [...groups.keys()]) unfollow(groupId);
    },
  };
}
