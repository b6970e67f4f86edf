import type { GroupFrame, MeEvent } from '@parley/contract/events';
import type { GroupId, RoomId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { RoomEvent } from '@parley/contract/messages';
import type { GroupPresence, RoomSignals } from '@parley/contract/presence';
import type { Bus } from '#ports/bus.ts';
import type { PresenceStore } from '#ports/presence-store.ts';
import { createBroadcast } from './broadcast.ts';
import { type GroupNews, groupChannel, isGroupEvent, roomChannel } from './channels.ts';
import { createHub, type HubSource, type Step } from './hub.ts';
import { createPublisher, type Publisher } from './publisher.ts';
import { createRights, type Right, type Rights } from './rights.ts';
import { createWatch } from './watch.ts';

/** What the live part asks of the nouns: how to read what it carries. */
export interface LiveReads {
  roomChangedSince: HubSource<RoomId, RoomEvent>['since'];
  roomVersions: HubSource<RoomId, RoomEvent>['heads'];
  groupVersions: (ids: GroupId[]) => Promise<ReadonlyMap<GroupId, number>>;
  groupPresence: (groupId: GroupId) => Promise<GroupPresence>;
  /** Which of the groups one of the people is in. One query. */
  groupsAmong: (groupIds: GroupId[], userIds: string[]) => Promise<GroupId[]>;
  roomSignals: (roomId: RoomId) => Promise<RoomSignals>;
  endedRights: (rights: readonly Right[]) => Promise<{ at: number; isSignedOut: boolean }[]>;
}

/** How often things happen; the product's values unless a test says otherwise. */
export interface LiveTimes {
  sweepMs?: number;
  rightsSweepMs?: number;
  framesMs?: number;
}

export interface Live extends Publisher, Disposable {
  rooms: ReturnType<typeof createHub<RoomId, RoomEvent>>;
  groups: ReturnType<typeof createHub<GroupId, GroupFrame>>;
  presence: ReturnType<typeof createWatch<GroupId, GroupPresence>>;
  signals: ReturnType<typeof createWatch<RoomId, RoomSignals>>;
  /** What all members of a group are told alike on their own subscriptions. */
  groupNews: ReturnType<typeof createBroadcast<GroupId, MeEvent>>;
  rights: Rights;
}

export interface LiveParts {
  bus: Bus;
  presence: PresenceStore;
  reads: LiveReads;
  report: (error: unknown) => void;
  times?: LiveTimes;
}

/** The live part of a process: one hub for rooms, one for groups, one watch for presence and one for signals. Dispose it at the end. */
export function createLive({ bus, presence: store, reads, report, times = {} }: LiveParts): Live {
  const { sweepMs = 5_000, rightsSweepMs = 10_000, framesMs = 1_000 } = times;
  const publisher = createPublisher(bus, framesMs);
  const rooms = createHub(roomSource(bus, reads), { report, sweepMs });
  const groups = createHub(groupSource(bus, reads), { report, sweepMs });
  const rights = createRights({ bus, listEnded: reads.endedRights, report, sweepMs: rightsSweepMs });
  const presence = createWatch({ read: reads.groupPresence, listen: listenForPeople(bus), everyMs: framesMs, report });
  const signals = createWatch({ read: reads.roomSignals, everyMs: framesMs, report });
  const stopPresence = followStore(store, { presence, signals, reads, report });
  const stopReconnect = bus.onReconnect(() => {
    void rooms.sweep();
    void groups.sweep();
  });

  return {
    ...publisher,
    rooms,
    groups,
    presence,
    signals,
    groupNews: createBroadcast(listenForMembers(bus)),
    rights,
    [Symbol.dispose]() {
      stopReconnect();
      stopPresence();
      for (const part of [publisher, rooms, groups, rights, presence, signals]) part[Symbol.dispose]();
    },
  };
}

/** Who joins or leaves a group changes who of it is online, and so does a new name. */
const listenForPeople = (bus: Bus) => (groupId: GroupId, changed: () => void) =>
  bus.subscribe(groupChannel(groupId), (message) => {
    const { type } = message as GroupNews;
    if (type === 'memberJoined' || type === 'memberLeft' || type === 'personChanged') changed();
  });

/** Those of a group's news that concern its members wherever they are. */
const listenForMembers = (bus: Bus) => (groupId: GroupId, tell: (event: MeEvent) => void) =>
  bus.subscribe(groupChannel(groupId), (message) => {
    const event = toMembers(message as GroupNews);
    if (event) tell(event);
  });

function toMembers(news: GroupNews): MeEvent | null {
  switch (news.type) {
    case 'activity':
    case 'personChanged':
      return news;
    // A new room has a badge before anybody says anything there.
    case 'roomCreated':
      return { type: 'activity', groupId: news.groupId, roomId: news.room.id, lastSeq: 0 };
    case 'groupEdited': {
      const { name, icon, ownerId } = news.head;
      return { type: 'groupEdited', groupId: news.groupId, name, icon, ownerId };
    }
    default:
      return null;
  }
}

function roomSource(bus: Bus, reads: LiveReads): HubSource<RoomId, RoomEvent> {
  return {
    listen: (roomId, receive) =>
      bus.subscribe(roomChannel(roomId), (message) => {
        const event = message as Exclude<RoomEvent, { type: 'reset' }>;
        receive({ from: event.from, to: event.to, data: event });
      }),
    since: reads.roomChangedSince,
    heads: reads.roomVersions,
    reset: (_, to) => ({ type: 'reset', to }),
    replayMax: limits.replayVersionsMax,
  };
}

/** A group's changes have no second copy: whoever missed one is told to fetch the group, which is small. */
function groupSource(bus: Bus, { groupVersions }: LiveReads): HubSource<GroupId, GroupFrame> {
  const stale = (groupId: GroupId, from: number, to: number): Step<GroupFrame> => ({
    from,
    to,
    data: { type: 'groupStale', groupId, version: to },
  });
  return {
    listen: (groupId, receive) =>
      bus.subscribe(groupChannel(groupId), (message) => {
        const news = message as GroupNews;
        if (isGroupEvent(news)) receive({ from: news.version - 1, to: news.version, data: news });
      }),
    async since(groupId, version) {
      const head = (await groupVersions([groupId])).get(groupId) ?? version;
      return { step: head === version ? null : stale(groupId, version, head), head, more: false };
    },
    heads: groupVersions,
    reset: (groupId, head) => stale(groupId, head, head).data,
    replayMax: Number.POSITIVE_INFINITY,
  };
}

type Watches = Pick<Live, 'presence' | 'signals'> & Pick<LiveParts, 'reads' | 'report'>;

/** Turns the store's changes into new frames for those who watch. Answers how to stop. */
function followStore(store: PresenceStore, { presence, signals, reads, report }: Watches) {
  async function personChanged(userId: string) {
    const watched = presence.keys();
    if (watched.length === 0) return;
    for (const groupId of await reads.groupsAmong(watched, [userId])) presence.changed(groupId);
  }

  return store.onChange((change) => {
    if ('userId' in change) void personChanged(change.userId).catch(report);
    else if (change.kind === 'typing') signals.changedAtOnce(change.roomId);
    else signals.changed(change.roomId);
  });
}
