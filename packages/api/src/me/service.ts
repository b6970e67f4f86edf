import type { MeChange, MeEvent } from '@parley/contract/events';
import type { GroupId, UserId } from '@parley/contract/ids';
import type { Deps } from '#context.ts';
import { type GroupNews, groupChannel, type UserNews, userChannel } from '#live/channels.ts';
import { Feed } from '#live/feed.ts';
import { listBadges } from '#unread/queries.ts';
import { getSnapshot, listGroupSummaries } from './queries.ts';

/** How many changes may wait for a tab before it is told everything anew. */
const bufferMax = 1_000;
/** A hint that was lost is made up for within this. */
const healMs = 60_000;

/**
 * What concerns a person, for one tab: the snapshot, then each change, until the signal aborts. It listens before it reads,
 * so that nothing falls in between; a tab that is too slow, and one whose bus was away, gets a new snapshot.
 */
export async function* followMe(deps: Deps, userId: UserId, signal: AbortSignal): AsyncGenerator<MeEvent> {
  const feed = new Feed<MeEvent | 'refresh'>(bufferMax);
  const listening = listen(deps, userId, feed);
  const heal = setInterval(() => feed.push('refresh'), healMs).unref();
  const stopReconnect = deps.bus.onReconnect(() => feed.push('refresh'));
  try {
    await listening.start();
    let next: MeEvent | 'refresh' | 'overflow' | null = 'refresh';
    while (next !== null) {
      if (next === 'refresh' || next === 'overflow') {
        yield { type: 'snapshot', ...(await listening.snapshot()) };
      } else {
        yield next;
      }
      next = await feed.next(signal);
    }
  } finally {
    clearInterval(heal);
    stopReconnect();
    listening.stop();
  }
}

/** Puts into the feed what the person's own channel and their groups' channels carry. */
function listen({ bus, db, report }: Deps, userId: UserId, feed: Feed<MeEvent | 'refresh'>) {
  const groups = new Map<GroupId, () => void>();
  /** Those that one has come into or left since a snapshot was asked for: it may not know of that. */
  const moved = new Set<GroupId>();
  let stopOwn = () => {};
  let hasStopped = false;

  async function follow(groupId: GroupId) {
    if (groups.has(groupId)) return;
    groups.set(groupId, () => {});
    const stop = await bus.subscribe(groupChannel(groupId), (message) => onGroupNews(message as GroupNews));
    if (hasStopped || !groups.has(groupId)) stop();
    else groups.set(groupId, stop);
  }

  function unfollow(groupId: GroupId) {
    groups.get(groupId)?.();
    groups.delete(groupId);
  }

  function onGroupNews(news: GroupNews) {
    if (news.type === 'activity' || news.type === 'personChanged') feed.push(news);
    // A new room has a badge before anybody says anything there.
    if (news.type === 'roomCreated') {
      feed.push({ type: 'activity', groupId: news.groupId, roomId: news.room.id, lastSeq: 0 });
    }
    if (news.type !== 'groupEdited') return;
    const { name, ownerId } = news.head;
    feed.push({ type: 'groupEdited', groupId: news.groupId, name, ownerId });
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
      stopOwn();
      for (const groupId of [...groups.keys()]) unfollow(groupId);
    },
  };
}
