import type { SessionId, UserId } from '@parley/contract/ids';
import type { Db } from '@parley/db';
import type { Live } from '#live/live.ts';
import type { Blobs } from '#ports/blobs.ts';
import type { Bus } from '#ports/bus.ts';
import type { Downloads } from '#ports/downloads.ts';
import type { Images } from '#ports/images.ts';
import type { Mailer } from '#ports/mailer.ts';
import type { MessageIndex } from '#ports/message-index.ts';
import type { OauthProviders } from '#ports/oauth.ts';
import type { PresenceStore } from '#ports/presence-store.ts';
import type { SearchIndex } from '#ports/search-index.ts';
import type { Sessions } from '#ports/sessions.ts';
import type { Throttle } from '#ports/throttle.ts';

/** What lives as long as the process. */
export interface Deps {
  db: Db;
  bus: Bus;
  presence: PresenceStore;
  throttle: Throttle;
  sessions: Sessions;
  blobs: Blobs;
  images: Images;
  downloads: Downloads;
  search: SearchIndex;
  messageIndex: MessageIndex;
  live: Live;
  /** Null where the operator has configured none. */
  mailer: Mailer | null;
  oauth: OauthProviders;
  /** Where people find this installation: what links begin with. */
  publicUrl: URL;
  clock: () => Date;
  /** Tells the operator of a failure that nobody's answer carries. */
  report: (error: unknown) => void;
}

export interface SignedIn {
  sessionId: SessionId;
  userId: UserId;
}

export interface Connection {
  id: string;
  /** Resolves when the reader has taken most of what was written to it, or when the signal aborts. */
  drained: (signal?: AbortSignal) => Promise<void>;
  /** Whether what encodes its answers takes a `Handover`, so that audiences write to its socket. */
  sharesFrames: boolean;
  /** How many subscriptions run on it. */
  subscriptionCount: number;
}

/** What lives as long as a request, or as a WebSocket connection: who asks, and the process around it. */
export interface Context {
  deps: Deps;
  session: SignedIn | null;
  client: { address: string; userAgent: string };
  /** The WebSocket connection; null over HTTP. */
  connection: Connection | null;
  /** Over HTTP only: a WebSocket has no headers to set. */
  setSessionToken: (session: { token: string; expiresAt: Date } | null) => void;
  /** What this browser's way in is known by, while it takes more than one step; null while it is on none. */
  flowToken: string | null;
  setFlowToken: (flow: { token: string; expiresAt: Date } | null) => void;
}
