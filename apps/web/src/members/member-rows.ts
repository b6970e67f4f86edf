import type { PersonView } from '@parley/contract/fields';
import type { GroupPresence, PresenceState } from '@parley/contract/presence';

export type Section = 'online' | 'offline' | 'all';

/** A line of the member list. */
export type MemberRow =
  | { kind: 'heading'; section: Section; count: number | null }
  | { kind: 'member'; person: PersonView; state: PresenceState | null }
  | { kind: 'more' };

export interface MemberSources {
  /** Null while nobody knows who is online. */
  presence: GroupPresence | null;
  /** The pages so far, joined. */
  members: readonly PersonView[];
  hasMore: boolean;
  memberCount: number;
  /** What is searched for; empty shows everybody. */
  text: string;
}

/**
 * Who is online, then who is offline; everybody in one list where the states aren't known, since there are too many or no
 * connection. A search counts what it found, unless there may be more.
 */
export function memberRows(sources: MemberSources): MemberRow[] {
  const online = sources.presence?.online;
  const rows = online ? bySection({ ...sources, online }) : inOne(sources);
  return sources.hasMore ? [...rows, { kind: 'more' }] : rows;
}

function inOne({ members, memberCount, hasMore, text }: MemberSources): MemberRow[] {
  if (members.length === 0) return [];
  const count = text ? found({ members, hasMore }) : memberCount;
  return [{ kind: 'heading', section: 'all', count }, ...members.map((person) => row(person, null))];
}

function bySection({ online, members, memberCount, hasMore, text }: MemberSources & { online: Online }): MemberRow[] {
  const listed = new Set(members.map(({ id }) => id));
  // The server knows names that are newer than those of the last frame.
  const here = online.filter(({ person }) => listed.has(person.id) || isMatch(person, text));
  const onlineIds = new Set(online.map(({ person }) => person.id));
  const away = members.filter(({ id }) => !onlineIds.has(id));
  const offlineCount = text ? found({ members: away, hasMore }) : Math.max(memberCount - online.length, 0);
  const rows: MemberRow[] = [];
  if (here.length > 0) rows.push({ kind: 'heading', section: 'online', count: here.length });
  rows.push(...here.map(({ person, state }) => row(person, state)));
  if (away.length > 0 || hasMore) rows.push({ kind: 'heading', section: 'offline', count: offlineCount });
  rows.push(...away.map((person) => row(person, 'offline')));
  return rows;
}

type Online = NonNullable<GroupPresence['online']>;

const row = (person: PersonView, state: PresenceState | null): MemberRow => ({ kind: 'member', person, state });

const found = ({ members, hasMore }: Pick<MemberSources, 'members' | 'hasMore'>) => (hasMore ? null : members.length);

function isMatch({ displayName, username }: PersonView, text: string) {
  const part = text.trim().toLocaleLowerCase();
  return [displayName, username].some((name) => name.toLocaleLowerCase().includes(part));
}
