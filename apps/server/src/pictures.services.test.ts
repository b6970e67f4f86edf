import type { Deps } from '@parley/api/context';
import { setMyPicture } from '@parley/api/pictures/service';
import { listFiles } from '@parley/api/testing/folder';
import { type OddFile, oddFiles } from '@parley/api/testing/odd-files';
import { testPeople } from '@parley/api/testing/rows';
import { receiveUpload, removeUnused } from '@parley/api/uploads/service';
import type { SessionId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import { expect, test, vi } from 'vitest';
import { testServer } from './testing/server.ts';

async function* inOne(data: Buffer) {
  yield data;
}

/** What comes of a file that somebody sends as their icon, by the server's own worker. */
async function outcomeOf(deps: Deps, userId: UserId, data: Buffer): Promise<string> {
  try {
    const { id, width, height } = await receiveUpload(deps, userId, inOne(data));
    const edge = Math.min(width, height);
    const crop = { x: width - edge, y: height - edge, width: edge, height: edge };
    const signedIn = { userId, sessionId: 'none' as SessionId };
    const { id: pictureId } = await setMyPicture(deps, signedIn, {
      kind: 'icon',
      uploadId: id,
      turns: 0,
      isFlipped: false,
      crop,
    });
    const picture = await vi.waitFor(async () => {
      const row = await deps.db.picture.findUniqueOrThrow({ where: { id: pictureId } });
      expect(row.state).not.toBe('waiting');
      return row;
    }, 15_000);
    return picture.state === 'ready' ? 'picture' : (picture.problem ?? 'no problem named');
  } catch (error) {
    const { code, fields } = error as { code?: string; fields?: string[] };
    if (!code) throw error;
    return code === 'invalid' ? (fields?.[0] ?? 'no problem named') : code;
  }
}

const iconOf = async ({ db }: Deps, id: UserId) => (await db.user.findUniqueOrThrow({ where: { id } })).icon;

/** Of one that is damaged it is the same whether its head can be read. */
const isAsExpected = (got: string, [, , expected]: OddFile) =>
  got === expected || (expected === 'broken' && got === 'kind');

test('bad and odd files give the right picture or a clear error, the old picture stays, and nothing is left behind', {
  timeout: 120_000,
}, async () => {
  const { deps, database, folder } = await testServer();
  const [ana = '' as UserId] = await testPeople(database, 1);
  const files = await oddFiles();
  expect(files.length).toBeGreaterThan(40);
  const wrong: string[] = [];
  for (const file of files) {
    const before = await iconOf(deps, ana);
    const got = await outcomeOf(deps, ana, file[1]);
    const isReplaced = JSON.stringify(await iconOf(deps, ana)) !== JSON.stringify(before);
    if (!isAsExpected(got, file) || isReplaced !== (got === 'picture')) wrong.push(`${file[0]}: ${got}`);
  }
  expect(wrong).toEqual([]);

  const later = { ...deps, clock: () => new Date(Date.now() + 2 * limits.unusedFileMs) };
  await removeUnused(later);
  const variants = await deps.db.pictureVariant.findMany({ distinct: ['hash'] });
  const originals = await deps.db.picture.findMany({ where: { state: 'ready' } });
  const hashes = new Set([...variants, ...originals].map(({ hash }) => hash ?? ''));
  const kept = [...hashes].map((hash) => `${hash.slice(0, 2)}/${hash}`);
  expect(await listFiles(folder)).toEqual(kept.sort());
  expect(await deps.db.blob.count()).toBe(kept.length);
});
