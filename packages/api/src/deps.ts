import type { GroupId, RoomId } from '@parley/contract/ids';
import type { Deps } from '#context.ts';
import { listGroupVersions } from '#groups/queries.ts';
import { createLive, type LiveReads, type LiveTimes } from '#live/live.ts';
import { listEndedRights } from '#me/queries.ts';
import { listChangedSince } from '#messages/queries.ts';
import { groupPresence, groupsAmong, roomSignals } from '#presence/queries.ts';
import { listRoomVersions } from '#rooms/queries.ts';

type Ports = Omit<Deps, 'live'>;

/** The process's parts around its ports: which ports they are is the caller's choice. Dispose `live` at the end. */
export function createDeps(ports: Ports, times: LiveTimes = {}): Deps {
  const { bus, presence, report } = ports;
  return { ...ports, live: createLive({ bus, presence, report, reads: liveReads(ports), times }) };
}

function liveReads({ db, presence, clock }: Ports): LiveReads {
  return {
    roomChangedSince: (roomId: RoomId, version) => listChangedSince(db, roomId, version),
    roomVersions: (roomIds) => listRoomVersions(db, roomIds),
    groupVersions: (groupIds) => listGroupVersions(db, groupIds),
    groupPresence: (groupId: GroupId) => groupPresence({ db, presence }, groupId),
    groupsAmong: (groupIds, userIds) => groupsAmong(db, groupIds, userIds),
    roomSignals: (roomId) => roomSignals({ db, presence }, roomId),
    endedRights: (rights) => listEndedRights(db, rights, clock()),
  };
}
