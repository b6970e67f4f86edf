import type { RoomId, UserId } from '@parley/contract/ids';
import type { PresenceChoice, PresenceState } from '@parley/contract/presence';

export interface PresenceConnection {
  id: string;
  userId: UserId;
  choice: PresenceChoice;
}

/** What changed: somebody's state, or who is here or typing in a room. */
export type PresenceChange = { userId: UserId } | { roomId: RoomId; kind: 'here' | 'typing' };

/**
 * Who is connected, where, and typing: never in Postgres, and gone by itself when the process that holds a connection dies.
 * A person is online while one connection is; `offlineAfterMs` after the last one went they are offline.
 * Invisible people are offline to others, and never here or typing.
 */
export interface PresenceStore {
  /** A connection may be connected more than once; each `connect` needs its `disconnect`. */
  connect(connection: PresenceConnection): Promise<void>;
  disconnect(connectionId: string): Promise<void>;
  setIdle(connectionId: string, isIdle: boolean): Promise<void>;
  setChoice(userId: UserId, choice: PresenceChoice): Promise<void>;
  /** A connection may have a room open more than once; each `enter` needs its `leave`. */
  enter(connectionId: string, roomId: RoomId): Promise<void>;
  leave(connectionId: string, roomId: RoomId): Promise<void>;
  /** Ends by itself after `typingTtlMs`. */
  setTyping(userId: UserId, roomId: RoomId, isTyping: boolean): Promise<void>;
  /** Everybody who isn't offline, on all processes. */
  listOnline(): Promise<ReadonlyMap<UserId, PresenceState>>;
  /** In order of entering, each person once. */
  listHere(roomId: RoomId): Promise<UserId[]>;
  /** In order of starting. */
  listTyping(roomId: RoomId): Promise<UserId[]>;
  /** Tells of changes made anywhere, expiry included. Answers how to stop. */
  onChange(listener: (change: PresenceChange) => void): () => void;
}
