import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@opensearch-project/opensearch';
import { listGroupStates, listPublicGroupIds } from '@parley/api/discovery/queries';
import { listRoomIds, type RoomProgress } from '@parley/api/search/queries';
import { readMessageStates } from '@parley/api/search/service';
import type { GroupId, RoomId } from '@parley/contract/ids';
import type { Db } from '@parley/db';
import { groupsIndex, mappingVersion, type NewIndex } from './opensearch-mapping.ts';
import { messagesAlias, messagesIndex, writeMessages } from './opensearch-messages.ts';
import { buildingOf, searchTimeoutMs, servingAlias, writeAll, writingAlias } from './opensearch-writing.ts';

const groupsPerBulk = 1_000;
const roomsPerBulk = 20;
const messagesOfRoomPerBulk = 500;

interface Kind {
  serving: string;
  body: NewIndex;
  /** Writes all that the database has; answers how much that was. */
  fill: (client: Client, db: Db, index: string) => Promise<number>;
}

const groups: Kind = { serving: servingAlias, body: groupsIndex, fill: fillGroups };
const messages: Kind = { serving: messagesAlias, body: messagesIndex, fill: fillMessages };

/** Builds the index of all public groups anew; see `rebuild`. */
export const rebuildGroups = (client: Client, db: Db): Promise<number> => rebuild(client, db, groups);

/** Builds the index of all messages anew; see `rebuild`. */
export const rebuildMessages = (client: Client, db: Db): Promise<number> => rebuild(client, db, messages);

const beginningOf = ({ serving }: Kind) => `${serving}-v${mappingVersion}-`;

/**
 * Builds a new index and puts it in place of the old one, at a moment. People go on searching, and what changes
 * meanwhile is written to both: a job that began before the new one was there had its change committed before it is read here.
 * Answers how many documents were read.
 */
async function rebuild(client: Client, db: Db, kind: Kind): Promise<number> {
  const index = `${beginningOf(kind)}${Date.now()}`;
  const building = buildingOf(kind.serving);
  const unfinished = await namesUnder(client, building);
  if (unfinished.length > 0) await client.indices.delete({ index: unfinished });
  const aliases = { [building]: {}, [writingAlias(index)]: {} };
  await client.indices.create({ index, body: { ...kind.body, aliases } });
  const count = await kind.fill(client, db, index);
  await client.indices.refresh({ index });
  await putInPlace(client, kind, index);
  return count;
}

async function fillGroups(client: Client, db: Db, index: string): Promise<number> {
  let count = 0;
  for (let after: GroupId | null = null; ; ) {
    const ids = await listPublicGroupIds(db, after, groupsPerBulk);
    if (ids.length === 0) return count;
    await writeAll(client, [index], await listGroupStates(db, ids));
    count += ids.length;
    after = ids.at(-1) ?? null;
  }
}

async function fillMessages(client: Client, db: Db, index: string): Promise<number> {
  let count = 0;
  for (let after: RoomId | null = null; ; ) {
    const ids = await listRoomIds(db, after, roomsPerBulk);
    if (ids.length === 0) return count;
    for (let rooms = ids.map((roomId): RoomProgress => ({ roomId, indexedVersion: 0 })); rooms.length > 0; ) {
      const states = await readMessageStates(db, rooms, messagesOfRoomPerBulk);
      await writeMessages(client, [index], { states });
      count += states.length;
      const reached = new Map(states.map(({ roomId, version }) => [roomId, version]));
      rooms = [...reached].map(([roomId, indexedVersion]) => ({ roomId, indexedVersion }));
    }
    after = ids.at(-1) ?? null;
  }
}

/** The old one goes once every search that had begun in it has ended. */
async function putInPlace(client: Client, { serving }: Kind, index: string) {
  const old = (await namesUnder(client, serving)).filter((name) => name !== index);
  const actions = [
    { add: { index, alias: serving } },
    { remove: { index, alias: buildingOf(serving) } },
    ...old.map((name) => ({ remove: { index: name, alias: serving } })),
  ];
  await client.indices.updateAliases({ body: { actions } });
  if (old.length === 0) return;
  await delay(searchTimeoutMs * 2);
  await client.indices.delete({ index: old });
}

async function namesUnder(client: Client, alias: string): Promise<string[]> {
  const { body, statusCode } = await client.indices.getAlias({ name: alias }, { ignore: [404] });
  return statusCode === 404 ? [] : Object.keys(body);
}

/** Builds each index of which there is none that this version of the mapping made. */
export async function buildMissing(client: Client, db: Db): Promise<void> {
  for (const kind of [groups, messages]) {
    const names = await namesUnder(client, kind.serving);
    if (!names.some((name) => name.startsWith(beginningOf(kind)))) await rebuild(client, db, kind);
  }
}
