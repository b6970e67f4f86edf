import type { PersonView, StatusView } from '@parley/contract/fields';
import type { UserId } from '@parley/contract/ids';
import type { MeView, ProfileView } from '@parley/contract/users';
import type { User } from '@parley/db';
import { picturesView } from '#pictures/view.ts';

/** The columns that `personView` needs; nothing else of somebody's row leaves the database. */
export const personColumns = {
  id: true,
  username: true,
  displayName: true,
  icon: true,
  wallpaper: true,
  status: true,
  version: true,
} as const;

/** The columns that `meView` needs. */
export const meColumns = { ...personColumns, email: true, isOperator: true, presence: true } as const;

/** Somebody as everybody sees them. */
export function personView(row: Pick<User, keyof typeof personColumns>): PersonView {
  const { username, displayName, version } = row;
  return {
    id: row.id as UserId,
    username,
    displayName,
    ...picturesView(row),
    status: row.status as StatusView | null,
    version,
  };
}

const personFields = `'id', users.id, 'username', users.username, 'displayName', users.display_name,
  'icon', users.icon, 'wallpaper', users.wallpaper, 'status', users.status, 'version', users.version`;

/** What `personView` answers, built by Postgres from a row of `users`: for statements written by hand. */
export const personJson = `json_build_object(${personFields})`;

/** The same of what `meView` answers. */
export const meJson = `json_build_object(
  ${personFields}, 'email', users.email, 'isOperator', users.is_operator, 'presence', users.presence)`;

/** What somebody says of themself at length. */
export function profileView({ pronouns, bio, createdAt }: Pick<User, 'pronouns' | 'bio' | 'createdAt'>): ProfileView {
  return { pronouns, bio, memberSince: createdAt.toISOString() };
}

/** Somebody as only they see themself. */
export function meView(row: Pick<User, keyof typeof meColumns>): MeView {
  return { ...personView(row), email: row.email, isOperator: row.isOperator, presence: row.presence };
}
