import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** What one row of a room is at the end: its place, who it is, when it last changed, and a hash of what everybody sees. */
export type FreshRow = [seq: number, clientId: string, version: number, hash: number];

/** What happened, by the clock of the one process that watches, in ms since the start. */
export type Entry =
  /** A message is about to be sent for the first time. */
  | { kind: 'sent'; at: number; person: string; roomId: string; clientId: string }
  | { kind: 'acknowledged'; at: number; person: string; roomId: string; clientId: string; seq: number }
  /** The server says that it isn't to be. */
  | { kind: 'refused'; at: number; person: string; roomId: string; clientId: string; reason: string }
  /** A person may not read the room any more; it takes at most `boundMs` until they are told nothing new. */
  | { kind: 'rightEnded'; at: number; person: string; roomId: string; boundMs: number }
  | { kind: 'rightBegan'; at: number; person: string; roomId: string }
  /** A person without the right was told of a message. */
  | { kind: 'overheard'; at: number; person: string; roomId: string; clientId: string }
  /** A stream's step that doesn't go on where the one before ended. */
  | { kind: 'irregular'; at: number; tab: string; roomId: string; from: number; to: number; previous: number }
  /** What a tab holds at the end, from its first message on; `repeated`: how often it was told the same version twice by one stream. */
  | { kind: 'held'; tab: string; roomId: string; first: number; last: number; digest: string; repeated: number }
  /** What a fresh fetch of the whole room shows at the end. */
  | { kind: 'fresh'; roomId: string; rows: FreshRow[] }
  /** How many messages are unread at the end: in the tab, in a fresh snapshot, and by what was acknowledged. */
  | { kind: 'unread'; person: string; roomId: string; shown: number; fresh: number; expected: number }
  /** These people's only process was killed, and they stay away. */
  | { kind: 'died'; at: number; people: string[] }
  | { kind: 'seenOffline'; at: number; person: string };

/** A digest of what a reader holds of a room, message by message in order. */
export function digestOf(rows: Iterable<readonly [seq: number, version: number, hash: number]>): string {
  const digest = createHash('sha256');
  for (const [seq, version, hash] of rows) digest.update(`${seq}:${version}:${hash};`);
  return digest.digest('hex');
}

export interface History {
  add(entry: Entry): void;
  readonly entries: readonly Entry[];
  /** Ends the file, and answers the digest of all its lines. */
  close(): Promise<string>;
}

/** A history in memory and, line by line, in a file. */
export function openHistory(file: string): History {
  const entries: Entry[] = [];
  const digest = createHash('sha256');
  const stream = createWriteStream(file);
  return {
    entries,
    add(entry) {
      const line = `${JSON.stringify(entry)}\n`;
      entries.push(entry);
      digest.update(line);
      stream.write(line);
    },
    async close() {
      stream.end();
      await finished(stream);
      return digest.digest('hex');
    },
  };
}
