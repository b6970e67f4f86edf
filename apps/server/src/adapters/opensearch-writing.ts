import type { Client } from '@opensearch-project/opensearch';
import type { GroupDocument, GroupState } from '@parley/api/ports/search-index';
import { searchWordsOf } from '@parley/api/ports/search-words';

/** Beyond this, whoever types gets an answer from elsewhere. */
export const searchTimeoutMs = 1_500;

export const servingAlias = 'parley-groups';

/** What is being built and is written to already, though nobody searches it yet. */
export const buildingOf = (serving: string) => `${serving}-building`;

/** Each index is written to by a name that goes with it, so that a late write doesn't make an index anew that was removed. */
export const writingAlias = (index: string) => `${index}.open`;

/** What is to be written to: what serves, and what is being built, so that what changes meanwhile isn't lost. */
export async function targetsOf(client: Client, serving: string): Promise<string[]> {
  const targets = await client.indices.getAlias({ name: `${serving},${buildingOf(serving)}` }, { ignore: [404] });
  return Object.keys(targets.body).filter((name) => name.startsWith(serving));
}

/** Does these operations in one request. @throws when one fails that didn't meet a newer version. */
export async function bulk(client: Client, body: object[], refresh = false): Promise<void> {
  if (body.length === 0) return;
  const { body: answer } = await client.bulk({ body, require_alias: true, refresh });
  throwOnFailure(answer.items);
}

/** Writes the states to each of the indices: the database's version decides what is newer. One request. */
export async function writeAll(
  client: Client,
  indices: readonly string[],
  states: readonly GroupState[],
): Promise<void> {
  const body = indices.flatMap((index) => states.flatMap((state) => operationsOf(writingAlias(index), state)));
  await bulk(client, body);
}

function operationsOf(index: string, { id, version, document }: GroupState): object[] {
  const target = { _index: index, _id: id, version, version_type: 'external' };
  return document ? [{ index: target }, fieldsOf(id, document)] : [{ delete: target }];
}

type BulkItem = Record<string, { status: number; error?: { reason?: string | null } }>;

/** Finding a newer version is what versions are for, and what isn't there needs no deletion. */
function throwOnFailure(items: readonly object[]) {
  const results = (items as BulkItem[]).flatMap((item) => Object.values(item));
  const failed = results.find(({ status, error }) => error && status !== 409);
  if (failed) throw new Error(`OpenSearch refused a document: ${failed.error?.reason ?? failed.status}`);
}

const folded = (text: string) => searchWordsOf(text).join(' ');

function fieldsOf(id: string, group: GroupDocument) {
  const { name, description, tags, category, members, activity, createdAt } = group;
  const texts = { name: folded(name), tags: folded(tags.join(' ')), description: folded(description) };
  return {
    id,
    ...texts,
    all: Object.values(texts).join(' '),
    ...{ category, tagKeys: tags, members, activity, createdAt },
    // Features are positive numbers.
    size: 1 + members,
    liveliness: 1 + activity,
    brevity: 1 / Math.max(1, texts.name.split(' ').length),
  };
}
