import type { PersonView } from '@parley/contract/fields';
import type { UserId } from '@parley/contract/ids';
import type { MeView, ProfileView } from '@parley/contract/users';
import { sql, type Tx, type User } from '@parley/db';
import { AppError, notFound } from '#errors.ts';
import { meColumns, meView, personColumns, personView, profileView } from './view.ts';

/** The signed-in person. */
export async function getMe(db: Tx, userId: UserId): Promise<MeView> {
  return meView(await db.user.findUniqueOrThrow({ where: { id: userId }, select: meColumns }));
}

/** What somebody says of themself at length, for everybody with an account. One query. @throws not_found. */
export async function getProfile(db: Tx, userId: UserId): Promise<ProfileView> {
  const row = await db.user.findUnique({ where: { id: userId } });
  if (!row) throw notFound('person');
  return profileView(row);
}

/** These people, by display name; who doesn't exist is left out. One query. */
export async function listPeople(db: Tx, ids: readonly UserId[]): Promise<PersonView[]> {
  const rows = await db.user.findMany({
    where: { id: { in: [...ids] } },
    select: personColumns,
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
  });
  return rows.map(personView);
}

const uniqueViolation = 'P2002';

type Names = Pick<User, 'username' | 'usernameSkeleton' | 'email'>;

/** Which of these names somebody has, or one that looks like it. One query. */
export async function listTaken(
  db: Tx,
  { username, usernameSkeleton, email }: Names,
): Promise<('username' | 'email')[]> {
  const [taken] = await db.$queryRaw<{ username: boolean; email: boolean }[]>(sql.sql`
    SELECT
      EXISTS (SELECT 1 FROM users WHERE username = ${username}::citext OR username_skeleton = ${usernameSkeleton}) AS username,
      EXISTS (SELECT 1 FROM users WHERE email = ${email}::citext) AS email`);
  return (['username', 'email'] as const).filter((name) => taken?.[name]);
}

/** Awaits a write of somebody's names. @throws conflict, with the field, when somebody else has that username, one like it, or that email. */
export async function unlessTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof sql.PrismaClientKnownRequestError && error.code === uniqueViolation)) throw error;
    const field = JSON.stringify(error.meta).includes('users_email_key') ? 'email' : 'username';
    throw new AppError('conflict', `${field} is taken`, field);
  }
}
