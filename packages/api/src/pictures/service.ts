import { buffer } from 'node:stream/consumers';
import type { GroupId, PictureId, UploadId, UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { PictureKind, PictureProgress, SetMyPicture } from '@parley/contract/pictures';
import { type Picture, sql, type Tx } from '@parley/db';
import type { Deps, SignedIn } from '#context.ts';
import { AppError } from '#errors.ts';
import type { Holder } from '#groups/policy.ts';
import { changeGroup } from '#groups/service.ts';
import { groupHead } from '#groups/view.ts';
import type { RenderedPicture } from '#ports/images.ts';
import { enqueue } from '#ports/job-queue.ts';
import { getUpload } from '#uploads/queries.ts';
import { keepFile, receiveUpload } from '#uploads/service.ts';
import { changeMe } from '#users/service.ts';
import { middleOf, requireCrop } from './policy.ts';
import { findWaiting, getOriginal, lockWaiting, mayImport } from './queries.ts';
import { type PicturesView, pictureProgress } from './view.ts';

type Owner = { userId: UserId } | { groupId: GroupId };

/** Sets one's icon or wallpaper: a job makes it, and until then the one before stays. @throws not_found, invalid for no such part. */
export function setMyPicture(deps: Deps, { userId }: SignedIn, input: SetMyPicture): Promise<PictureProgress> {
  return addPicture(deps, userId, { ...input, owner: { userId } });
}

/** The same for a group. @throws not_found, invalid for no such part. */
export function setGroupPicture(
  deps: Deps,
  { groupId, userId }: Holder<'manageGroup'>,
  input: SetMyPicture,
): Promise<PictureProgress> {
  return addPicture(deps, userId, { ...input, owner: { groupId } });
}

function addPicture(deps: Deps, userId: UserId, input: SetMyPicture & { owner: Owner }): Promise<PictureProgress> {
  const { kind, turns, isFlipped, crop, owner } = input;
  return deps.db.$transaction(async (tx) => {
    const upload = await getUpload(tx, input.uploadId, userId);
    requireCrop(input, upload);
    const source = { hash: upload.hash, fullWidth: upload.width, fullHeight: upload.height };
    const picture = await tx.picture.create({ data: { ...owner, kind, turns, isFlipped, ...crop, ...source } });
    await enqueue(tx, { name: 'pictures.render', payload: { pictureId: picture.id as PictureId } });
    return pictureProgress(picture);
  });
}

/**
 * Makes the middle of a picture that is elsewhere somebody's icon, by the same way as one that is sent; nothing if they have one by
 * then, or are gone. Safe to repeat. @throws what `Downloads` does, and invalid or too_large for what can be no picture.
 */
export async function importPicture(deps: Deps, userId: UserId, url: URL): Promise<void> {
  if (!(await mayImport(deps.db, userId))) return;
  const upload = await receiveUpload(deps, userId, await deps.downloads.open(url));
  const choice = { kind: 'icon', uploadId: upload.id, turns: 0, isFlipped: false, crop: middleOf(upload) } as const;
  await addPicture(deps, userId, { ...choice, owner: { userId } });
}

/** Makes what a picture was made from a file that the viewer has sent, so that another part of it can be chosen. @throws as `getOriginal`. */
export async function reuseOriginal(
  deps: Deps,
  { userId }: SignedIn,
  pictureId: PictureId,
): Promise<{ uploadId: UploadId }> {
  const { hash, fullWidth: width, fullHeight: height } = await getOriginal(deps.db, pictureId, userId);
  const { id } = await deps.db.upload.create({ data: { userId, hash, width, height, createdAt: deps.clock() } });
  return { uploadId: id as UploadId };
}

/** Takes one's picture away, and with it those that are still being made. Safe to repeat. */
export function removeMyPicture(deps: Deps, { userId }: SignedIn, kind: PictureKind): Promise<void> {
  return showPicture(deps, { userId }, async (tx) => {
    await tx.picture.deleteMany({ where: { userId, kind } });
    return { [kind]: null };
  });
}

/** The same for a group. @throws not_found when it was deleted. */
export function removeGroupPicture(deps: Deps, { groupId }: Holder<'manageGroup'>, kind: PictureKind): Promise<void> {
  return showPicture(deps, { groupId }, async (tx) => {
    await tx.picture.deleteMany({ where: { groupId, kind } });
    return { [kind]: null };
  });
}

/**
 * Makes a picture that was set, and shows it to everybody in place of the one before. One that can't be made has failed and says why.
 * Safe to repeat: one that was made, or taken away meanwhile, stays as it is.
 */
export async function renderPicture(deps: Deps, pictureId: PictureId): Promise<void> {
  const picture = await findWaiting(deps.db, pictureId);
  if (!picture) return;
  try {
    const rendered = await render(deps, picture);
    await showRendered(deps, picture, rendered);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'invalid')) throw error;
    const data = { state: 'failed', problem: error.fields[0] ?? null, hash: null } as const;
    await deps.db.picture.updateMany({ where: { id: pictureId, state: 'waiting' }, data });
  }
}

/** Removes pictures that failed, once whoever set them has seen why. One query. Safe to repeat. */
export async function removeFailed({ db, clock }: Deps): Promise<void> {
  const before = new Date(clock().getTime() - limits.unusedFileMs);
  await db.picture.deleteMany({ where: { state: 'failed', updatedAt: { lt: before } } });
}

interface Rendered extends Omit<RenderedPicture, 'files'> {
  variants: { name: string; hash: string }[];
}

async function render(deps: Deps, picture: Picture): Promise<Rendered> {
  const { kind, turns, isFlipped, x, y, width, height } = picture;
  const file = await readFile(deps, picture.hash ?? '');
  const { files, ...rest } = await deps.images.render(file, { kind, turns, isFlipped, crop: { x, y, width, height } });
  const variants: Rendered['variants'] = [];
  for (const { names, data } of files) {
    await using staged = await deps.blobs.stage(inOne(data), data.length);
    await keepFile(deps, staged);
    variants.push(...names.map((name) => ({ name, hash: staged.hash })));
  }
  return { ...rest, variants };
}

async function readFile({ blobs }: Deps, hash: string): Promise<Buffer> {
  const stream = await blobs.open(hash);
  if (!stream) throw new Error(`the file ${hash} is missing`);
  return buffer(stream);
}

async function* inOne(data: Uint8Array) {
  yield data;
}

function showRendered(deps: Deps, picture: Picture, rendered: Rendered): Promise<void> {
  const { kind, userId, groupId } = picture;
  const id = picture.id as PictureId;
  const owner = userId ? { userId: userId as UserId } : { groupId: groupId as GroupId };
  const { isAnimated, placeholder, variants } = rendered;
  return showPicture(deps, owner, async (tx, shown) => {
    if (!(await lockWaiting(tx, id))) return null;
    const isLate = (shown[kind]?.id ?? '') > id;
    if (isLate) {
      await tx.picture.delete({ where: { id } });
      return null;
    }
    await tx.pictureVariant.createMany({ data: variants.map((variant) => ({ pictureId: id, ...variant })) });
    await tx.picture.update({ where: { id }, data: { state: 'ready' } });
    await tx.picture.deleteMany({ where: { ...owner, kind, state: 'ready', id: { not: id } } });
    return kind === 'icon' ? { icon: { id, isAnimated } } : { wallpaper: { id, isAnimated, placeholder } };
  });
}

/** Changes what is shown of somebody's or a group's pictures, in their turn, and tells everybody; null changes nothing. */
async function showPicture(
  deps: Deps,
  owner: Owner,
  write: (tx: Tx, shown: PicturesView) => Promise<Partial<PicturesView> | null>,
): Promise<void> {
  if ('userId' in owner) {
    await changeMe(deps, owner.userId, async (tx, shown) => {
      const change = await write(tx, shown);
      return change && columns(change);
    });
    return;
  }
  await changeGroup(deps, owner.groupId, async (tx, group) => {
    const change = await write(tx, group);
    if (!change) return { answer: undefined, event: null };
    await tx.group.update({ where: { id: owner.groupId }, data: columns(change) });
    return { answer: undefined, event: { type: 'groupEdited', head: groupHead({ ...group, ...change }) } };
  });
}

/** As Prisma writes it: a null of the column, not one in its JSON. */
function columns(change: Partial<PicturesView>) {
  const entries = Object.entries(change).map(([kind, view]) => [kind, view ?? sql.DbNull]);
  return Object.fromEntries(entries) as { [K in PictureKind]?: NonNullable<PicturesView[K]> | typeof sql.DbNull };
}
