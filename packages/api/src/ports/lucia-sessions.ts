import type { SessionId, UserId } from '@parley/contract/ids';
import type { Db, Session } from '@parley/db';
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia';
import { hashToken, newToken } from '#tokens.ts';
import type { Sessions } from './sessions.ts';

const lifetime = new TimeSpan(30, 'd');
const seenEveryMs = 5 * 60_000;

interface Device {
  userAgent: string;
  address: string;
  lastSeenAt: Date;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Device>;
    DatabaseSessionAttributes: Device;
  }
}

/**
 * Sessions in Postgres by Lucia. They end 30 days after they were last renewed, which happens when half of that has passed.
 * Lucia takes a session's id as it is given, so it is given the token's hash, and the token itself is never stored.
 */
export function luciaSessions(db: Db): Sessions {
  const lucia = new Lucia(adapter(db), { sessionExpiresIn: lifetime, getSessionAttributes: (device) => device });

  return {
    async create(userId, client) {
      const token = newToken();
      const device = { ...client, lastSeenAt: new Date() };
      const { id, expiresAt } = await lucia.createSession(userId, device, { sessionId: hashToken(token) });
      return { id: id as SessionId, userId, expiresAt, token };
    },

    async validate(token) {
      const { session } = await lucia.validateSession(hashToken(token));
      if (!session) return null;
      if (Date.now() - session.lastSeenAt.getTime() >= seenEveryMs) await markSeen(db, session.id);
      const { id, userId, expiresAt, fresh } = session;
      return { id: id as SessionId, userId: userId as UserId, expiresAt, isRenewed: fresh };
    },

    end: (sessionId) => lucia.invalidateSession(sessionId),
  };
}

async function markSeen(db: Db, id: string) {
  await db.session.updateMany({ where: { id }, data: { lastSeenAt: new Date() } });
}

type SessionColumns = [userId: string, expiresAt: Date, userAgent: string, address: string, lastSeenAt: Date];

/** By hand, since every request begins with it. */
const sessionById = {
  name: 'session by id',
  text: `
    SELECT asked.place, user_id, expires_at, user_agent, address, last_seen_at
    FROM unnest($1::text[]) WITH ORDINALITY AS asked (id, place) JOIN sessions USING (id)`,
};

function adapter(db: Db): Adapter {
  return {
    async getSessionAndUser(id) {
      const [columns] = await db.gathered<SessionColumns>(sessionById, [id]);
      if (!columns) return [null, null];
      const [userId, expiresAt, userAgent, address, lastSeenAt] = columns;
      // A session's row goes with its user's, so that the one proves the other.
      return [fromRow({ id, userId, expiresAt, userAgent, address, lastSeenAt }), { id: userId, attributes: {} }];
    },
    async getUserSessions(userId) {
      return (await db.session.findMany({ where: { userId } })).map(fromRow);
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      await db.session.create({ data: { id, userId, expiresAt, ...attributes } });
    },
    async updateSessionExpiration(id, expiresAt) {
      await db.session.updateMany({ where: { id }, data: { expiresAt } });
    },
    async deleteSession(id) {
      await db.session.deleteMany({ where: { id } });
    },
    async deleteUserSessions(userId) {
      await db.session.deleteMany({ where: { userId } });
    },
    async deleteExpiredSessions() {
      await db.session.deleteMany({ where: { expiresAt: { lte: new Date() } } });
    },
  };
}

function fromRow({
  id,
  userId,
  expiresAt,
  userAgent,
  address,
  lastSeenAt,
}: Omit<Session, 'createdAt'>): DatabaseSession {
  return { id, userId, expiresAt, attributes: { userAgent, address, lastSeenAt } };
}
