import type { SessionId, UserId } from '@parley/contract/ids';

export interface Session {
  id: SessionId;
  userId: UserId;
  expiresAt: Date;
}

/** Who is signed in. Only the hash of a token is stored, and it is the session's id. */
export interface Sessions {
  /** The token is for the cookie, and in this answer only. */
  create(userId: UserId, client: { userAgent: string; address: string }): Promise<Session & { token: string }>;
  /** Null for a token that is unknown, ended or expired. `isRenewed` asks for the cookie to be set again. */
  validate(token: string): Promise<(Session & { isRenewed: boolean }) | null>;
  /** Safe to repeat. */
  end(sessionId: SessionId): Promise<void>;
}
