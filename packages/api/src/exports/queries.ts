import type { ExportView } from '@parley/contract/exports';
import type { ExportId, UserId } from '@parley/contract/ids';
import { sql, type Tx } from '@parley/db';
import { notFound } from '#errors.ts';
import { exportView } from './view.ts';

/** Somebody's newest export that hasn't run out; null when there is none. One query. */
export async function findExport(db: Tx, userId: UserId, now: Date): Promise<ExportView | null> {
  const where = { userId, expiresAt: { gt: now } };
  const [row] = await db.dataExport.findMany({ where, include: { blob: true }, orderBy: { id: 'desc' }, take: 1 });
  return row ? exportView(row) : null;
}

/** The file of the person's own export. One query. @throws not_found, for another's and one that has run out too. */
export async function getExportFile(
  db: Tx,
  { id, userId, now }: { id: ExportId; userId: UserId; now: Date },
): Promise<{ hash: string; bytes: number; createdAt: Date }> {
  const row = await db.dataExport.findFirst({ where: { id, userId, expiresAt: { gt: now } }, include: { blob: true } });
  if (!row?.blob) throw notFound('export');
  return { hash: row.blob.hash, bytes: row.blob.bytes, createdAt: row.createdAt };
}

type Line = Record<string, unknown>;
type Lines = (db: Tx, userId: UserId) => Promise<Line[]>;

/** What is kept of somebody, as files of lines; secrets that only the server needs are left out. One query each. */
export const ownTables: Record<string, Lines> = {
  account: (db, id) => db.user.findMany({ where: { id }, omit: { passwordHash: true, usernameSkeleton: true } }),
  sessions: (db, userId) => db.session.findMany({ where: { userId }, omit: { id: true, userId: true } }),
  known_devices: (db, userId) => db.knownDevice.findMany({ where: { userId }, select: { seenAt: true } }),
  linked_accounts: (db, userId) => db.identity.findMany({ where: { userId }, omit: { userId: true } }),
  passkeys: (db, userId) =>
    db.passkey.findMany({ where: { userId }, select: { name: true, createdAt: true, lastUsedAt: true } }),
  codes_from_an_app: (db, userId) =>
    db.totp.findMany({ where: { userId }, select: { createdAt: true, confirmedAt: true } }),
  groups: async (db, userId) => {
    const group = { select: { id: true, name: true, ownerId: true } };
    const rows = await db.member.findMany({ where: { userId }, include: { group }, orderBy: { createdAt: 'asc' } });
    return rows.map(({ group: { ownerId, ...group }, createdAt, lastRoomId }) => ({
      ...{ ...group, isOwner: ownerId === userId, joinedAt: createdAt, lastRoomId },
    }));
  },
  read_marks: (db, userId) => db.mark.findMany({ where: { userId }, omit: { userId: true } }),
  invites: (db, userId) => db.invite.findMany({ where: { createdById: userId }, omit: { createdById: true } }),
  sign_up_invites: (db, userId) =>
    db.signUpInvite.findMany({ where: { createdById: userId }, omit: { id: true, createdById: true } }),
  mentions: (db, userId) =>
    db.mention.findMany({ where: { kind: 'user', targetId: userId }, select: { roomId: true, seq: true } }),
  pictures: (db, userId) => db.picture.findMany({ where: { userId }, omit: { userId: true, groupId: true } }),
  uploads: (db, userId) => db.upload.findMany({ where: { userId }, omit: { userId: true } }),
};

const messagesPerStep = 1_000;

/**
 * Some of what the person has said in a room after `seq`, in order. Names of the room and its group are there while they are in it.
 * One query.
 */
export function listOwnMessages(
  db: Tx,
  at: { roomId: string; userId: UserId; seq: number },
): Promise<(Line & { seq: number })[]> {
  const { roomId, userId, seq } = at;
  return db.$queryRaw(sql.sql`
    SELECT messages.room_id AS "roomId", CASE WHEN members.user_id IS NOT NULL THEN rooms.name END AS room,
      CASE WHEN members.user_id IS NOT NULL THEN groups.name END AS group, messages.seq, messages.text,
      messages.reply_to AS "replyTo", messages.created_at AS "createdAt", messages.edited_at AS "editedAt",
      messages.deleted_at AS "deletedAt"
    FROM messages JOIN rooms ON rooms.id = messages.room_id
    LEFT JOIN groups ON groups.id = rooms.group_id
    LEFT JOIN members ON members.group_id = rooms.group_id AND members.user_id = ${userId}::uuid
    WHERE messages.room_id = ${roomId}::uuid AND messages.author_id = ${userId}::uuid AND messages.seq > ${seq}
    ORDER BY messages.seq LIMIT ${messagesPerStep}`);
}

/** The files of somebody: what is shown of their pictures, and what they have sent. Two queries. */
export async function listOwnFiles(db: Tx, userId: UserId): Promise<{ name: string; hash: string }[]> {
  const pictures = await db.picture.findMany({ where: { userId }, include: { variants: true } });
  const uploads = await db.upload.findMany({ where: { userId } });
  return [
    ...pictures.flatMap(({ id, kind, hash, variants }) => [
      ...variants.map((variant) => ({ name: `files/${kind}-${id}/${variant.name}`, hash: variant.hash })),
      ...(hash ? [{ name: `files/${kind}-${id}/original`, hash }] : []),
    ]),
    ...uploads.map(({ id, hash }) => ({ name: `files/upload-${id}`, hash })),
  ];
}
