import type { RoomId, UserId } from '@parley/contract/ids';

/** Where a message stands among all that are found, the newest first. */
export interface MessagePlace {
  /** When it was sent, in ms. */
  at: number;
  roomId: RoomId;
  seq: number;
}

export interface MessageQuery {
  /** As `searchWordsOf` makes them. */
  words: readonly string[];
  roomIds: readonly RoomId[];
  authorId: UserId | null;
  /** Sent at this moment or later, in ms. */
  from: number | null;
  /** Sent before it. */
  until: number | null;
  /** Only those that come after it. */
  after: MessagePlace | null;
  take: number;
}

/** A message as the database has it at a version; without words when it was deleted. */
export interface MessageState {
  roomId: RoomId;
  seq: number;
  version: number;
  authorId: UserId;
  at: number;
  words: readonly string[];
}

/** Finds messages that probably have the words; whoever shows them looks whether they do. */
export interface MessageIndex {
  /** What its progress is noted under. */
  name: string;
  /** The newest first; null while it is away. */
  find(query: MessageQuery): Promise<MessagePlace[] | null>;
  /** Keeps what is newer than what it has, in whichever order it comes; it can be found afterwards. Safe to repeat. */
  write(states: readonly MessageState[]): Promise<void>;
  /** Removes all of these rooms. Safe to repeat. */
  forget(roomIds: readonly RoomId[]): Promise<void>;
}
