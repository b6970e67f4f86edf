import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@opensearch-project/opensearch';
import { listGroupStates, listPublicGroupIds } from '@parley/api/discovery/queries';
import type { GroupId } from '@parley/contract/ids';
import type { Db } from '@parley/db';
import { groupsIndex, mappingVersion } from './opensearch-mapping.ts';
import { buildingAlias, searchTimeoutMs, servingAlias, writeAll, writingAlias } from './opensearch-writing.ts';

const groupsPerBulk = 1_000;

/**
 * Builds a new index of all public groups and puts it in place of the old one, at a moment. People go on searching, and what changes
 * meanwhile is written to both: a job that began before the new one was there had its change committed before it is read here.
 * Answers how many groups were read.
 */
export async function rebuildGroups(client: Client, db: Db): Promise<number> {
  const index = `${servingAlias}-v${mappingVersion}-${Date.now()}`;
  const unfinished = await namesUnder(client, buildingAlias);
  if (unfinished.length > 0) await client.indices.delete({ index: unfinished });
  const aliases = { [buildingAlias]: {}, [writingAlias(index)]: {} };
  await client.indices.create({ index, body: { ...groupsIndex, aliases } });
  let count = 0;
  for (let after: GroupId | null = null; ; ) {
    const ids = await listPublicGroupIds(db, after, groupsPerBulk);
    if (ids.length === 0) break;
    await writeAll(client, [index], await listGroupStates(db, ids));
    count += ids.length;
    after = ids.at(-1) ?? null;
  }
  await client.indices.refresh({ index });
  await putInPlace(client, index);
  return count;
}

/** The old one goes once every search that had begun in it has ended. */
async function putInPlace(client: Client, index: string) {
  const old = (await namesUnder(client, servingAlias)).filter((name) => name !== index);
  const actions = [
    { add: { index, alias: servingAlias } },
    { remove: { index, alias: buildingAlias } },
    ...old.map((name) => ({ remove: { index: name, alias: servingAlias } })),
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

/** Builds an index if there is none that this version of the mapping made. */
export async function buildMissing(client: Client, db: Db): Promise<void> {
  const names = await namesUnder(client, servingAlias);
  if (!names.some((name) => name.startsWith(`${servingAlias}-v${mappingVersion}-`))) await rebuildGroups(client, db);
}
