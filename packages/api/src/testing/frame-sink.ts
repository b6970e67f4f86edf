import type { FrameSink } from '#live/shared-frame.ts';

export interface FrameSinkOptions {
  /** Called with each frame's message, parsed. */
  receive: (message: unknown) => void;
  /** How many bytes the reader hasn't taken yet. */
  waitingBytes?: () => number;
}

/** A socket as audiences see one, that reads what is written to it as a client would. */
export function frameSink({ receive, waitingBytes = () => 0 }: FrameSinkOptions): FrameSink {
  return {
    isOpen: true,
    get writableLength() {
      return waitingBytes();
    },
    write(frames) {
      for (let at = 0; at < frames.length; ) {
        const { start, end } = payloadAt(frames, at);
        receive(JSON.parse(frames.toString('utf8', start, end)));
        at = end;
      }
    },
  };
}

/** Where the payload of the unmasked text frame lies that begins at `at` (RFC 6455). */
function payloadAt(frames: Buffer, at: number): { start: number; end: number } {
  if (frames[at] !== 0x81) throw new Error('not a whole text frame');
  const short = frames.readUInt8(at + 1);
  if (short < 126) return { start: at + 2, end: at + 2 + short };
  if (short === 126) return { start: at + 4, end: at + 4 + frames.readUInt16BE(at + 2) };
  return { start: at + 10, end: at + 10 + Number(frames.readBigUInt64BE(at + 2)) };
}
