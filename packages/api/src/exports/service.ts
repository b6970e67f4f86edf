import type { ExportView } from '@parley/contract/exports';
import type { ExportId, UserId } from '@parley/contract/ids';
import { listRoomsOf } from '#accounts/queries.ts';
import type { Deps, SignedIn } from '#context.ts';
import { enqueue } from '#ports/job-queue.ts';
import { keepFile } from '#uploads/service.ts';
import { type ZipEntry, zipped } from '#zip.ts';
import * as queries from './queries.ts';
import { exportView } from './view.ts';

const lifeMs = 7 * 24 * 60 * 60_000;
/** A bound for what one job writes; a ZIP without extensions ends at 4 GB. */
const exportMaxBytes = 2_000_000_000;

/** Has a job put all that is kept of the viewer into one file, which takes the place of the one before. */
export async function createExport({ db, clock }: Deps, { userId }: SignedIn): Promise<ExportView> {
  const row = await db.$transaction(async (tx) => {
    await tx.dataExport.deleteMany({ where: { userId } });
    const now = clock();
    const data = { userId, createdAt: now, expiresAt: new Date(now.getTime() + lifeMs) };
    const row = await tx.dataExport.create({ data, include: { blob: true } });
    await enqueue(tx, { name: 'exports.make', payload: { userId, exportId: row.id as ExportId } });
    return row;
  });
  return exportView(row);
}

/** Makes an export's file; answers whether it did. One that is made, or no longer wanted, is left alone. Safe to repeat. */
export async function makeExport(deps: Deps, id: ExportId): Promise<boolean> {
  const { db, blobs, clock } = deps;
  const where = { id, hash: null, expiresAt: { gt: clock() } };
  const row = await db.dataExport.findFirst({ where });
  if (!row) return false;
  await using staged = await blobs.stage(zipped(entriesOf(deps, row.userId as UserId)), exportMaxBytes);
  await keepFile(deps, staged);
  const { count } = await db.dataExport.updateMany({ where, data: { hash: staged.hash } });
  return count === 1;
}

async function* entriesOf(deps: Deps, userId: UserId): AsyncGenerator<ZipEntry> {
  for (const [name, list] of Object.entries(queries.ownTables)) {
    yield { name: `${name}.ndjson`, content: lines(list(deps.db, userId)) };
  }
  yield { name: 'messages.ndjson', content: messagesOf(deps, userId) };
  for (const { name, hash } of await queries.listOwnFiles(deps.db, userId)) {
    const content = await deps.blobs.open(hash);
    if (content) yield { name, content };
  }
}

const encoder = new TextEncoder();
const encode = (rows: readonly object[]) => encoder.encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

async function* lines(rows: Promise<readonly object[]>) {
  yield encode(await rows);
}

async function* messagesOf({ db }: Deps, userId: UserId) {
  for (const roomId of await listRoomsOf(db, userId)) {
    let seq = 0;
    for (let step = await queries.listOwnMessages(db, { roomId, userId, seq }); step.length > 0; ) {
      yield encode(step);
      seq = step.at(-1)?.seq ?? seq;
      step = await queries.listOwnMessages(db, { roomId, userId, seq });
    }
  }
}

/** Removes exports that have run out; their files go with all that nothing refers to. Safe to repeat. */
export async function removeOldExports({ db, clock }: Deps): Promise<void> {
  await db.dataExport.deleteMany({ where: { expiresAt: { lte: clock() } } });
}
