import type { GroupId, PictureId, UserId } from '@parley/contract/ids';
import type { OriginalView, PictureProgress } from '@parley/contract/pictures';
import { type Db, type Picture, sql, type Tx } from '@parley/db';
import { notFound } from '#errors.ts';
import { requirePermission } from '#groups/policy.ts';
import { requireMember } from '#groups/queries.ts';
import { originalView, pictureProgress } from './view.ts';

/** How far a picture is that is the person's own or of a group of theirs. One query. @throws not_found. */
export async function getPicture(db: Tx, id: PictureId, userId: UserId): Promise<PictureProgress> {
  const own = [{ userId }, { group: { deletedAt: null, members: { some: { userId } } } }];
  const picture = await db.picture.findFirst({ where: { id, OR: own } });
  if (!picture) throw notFound('picture');
  return pictureProgress(picture);
}

export interface Original extends OriginalView {
  hash: string;
}

/**
 * What a picture that is shown was made from, for whoever may set another in its place: it holds more than what is shown. Two queries.
 * @throws not_found, forbidden for a member of the group who may not.
 */
export async function getOriginal(db: Db, id: PictureId, viewerId: UserId): Promise<Original> {
  const picture = await db.picture.findFirst({ where: { id, state: 'ready' } });
  const original = picture && originalView(picture);
  if (!original) throw notFound('picture');
  if (picture.groupId) requirePermission(await requireMember(db, picture.groupId as GroupId, viewerId), 'manageGroup');
  else if (picture.userId !== viewerId) throw notFound('picture');
  return original;
}

/** Whether somebody is there who has no icon, nor has set one. One query. */
export async function mayImport(db: Tx, id: UserId): Promise<boolean> {
  const where = { id, deletedAt: null, icon: { equals: sql.DbNull }, pictures: { none: { kind: 'icon' } } } as const;
  return (await db.user.count({ where })) > 0;
}

/** A picture that is still to be made. One query. */
export function findWaiting(db: Tx, id: PictureId): Promise<Picture | null> {
  return db.picture.findFirst({ where: { id, state: 'waiting' } });
}

/** The same, whose turn the transaction then has. Two queries. */
export async function lockWaiting(tx: Tx, id: PictureId): Promise<Picture | null> {
  await tx.$queryRaw`SELECT 1 FROM pictures WHERE id = ${id}::uuid FOR UPDATE`;
  return findWaiting(tx, id);
}

export interface PictureFile {
  hash: string;
  bytes: number;
}

/**
 * A file of a picture, for a viewer who may see it: a person's and a public group's are for everybody with an account, a private
 * group's for its members. One query. @throws not_found.
 */
export async function getPictureFile(
  db: Tx,
  { pictureId, name }: { pictureId: PictureId; name: string },
  viewerId: UserId,
): Promise<PictureFile> {
  const [file] = await db.$queryRaw<PictureFile[]>(sql.sql`
    SELECT blobs.hash, blobs.bytes FROM pictures
    JOIN picture_variants ON picture_variants.picture_id = pictures.id AND picture_variants.name = ${name}
    JOIN blobs ON blobs.hash = picture_variants.hash
    LEFT JOIN groups ON groups.id = pictures.group_id AND groups.deleted_at IS NULL
    WHERE pictures.id = ${pictureId}::uuid AND (
      pictures.user_id IS NOT NULL OR groups.is_public
      OR EXISTS (SELECT 1 FROM members WHERE members.group_id = groups.id AND members.user_id = ${viewerId}::uuid))`);
  if (!file) throw notFound('picture');
  return file;
}
