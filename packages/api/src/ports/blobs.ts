/** Files by the SHA-256 of their content, in hex. What is kept never changes; a row of `Blob` says that it is there. */
export interface Blobs {
  /** Takes a file in, apart from what is kept. What can't be taken leaves nothing behind. @throws too_large. */
  stage(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StagedBlob>;
  /** The file's bytes, or a part of them; null when there is no such file. */
  open(hash: string, part?: BytesPart): Promise<AsyncIterable<Uint8Array> | null>;
  /** Safe to repeat. */
  remove(hash: string): Promise<void>;
  /** Removes what was taken in before then and neither kept nor disposed of, as by a process that died. */
  sweep(before: Date): Promise<void>;
}

/** From the first byte to the last, both included. */
export interface BytesPart {
  first: number;
  last: number;
}

/** A file that was taken in, on this machine's disk. Disposing it removes it from there, kept or not. */
export interface StagedBlob extends AsyncDisposable {
  hash: string;
  bytes: number;
  path: string;
  /** Makes it one of those that are kept. Whole or not at all; safe to repeat. */
  keep(): Promise<void>;
}
