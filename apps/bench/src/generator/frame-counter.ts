/** Stands in each message's text once, and nowhere else: whoever counts it counts messages, however they are framed. */
export const mark = '^';

const markByte = mark.charCodeAt(0);
const shortMax = 125;
const mediumCode = 126;
const headMaxBytes = 10;

/** What the other side of a WebSocket sends, read for no more than what a count needs. */
export interface FrameSink {
  /** A frame has ended; `text` is its beginning, as far as `keepChars` goes. */
  frame: (opcode: number, text: string) => void;
}

/**
 * Reads unmasked WebSocket frames as they come in, in pieces of any size, and counts messages without parsing them.
 * `keepBytes` of each frame are handed on as text; 0 while only the count matters.
 */
export class FrameCounter {
  marks = 0;
  bytes = 0;
  frames = 0;
  keepBytes = 0;
  private readonly head = Buffer.allocUnsafe(headMaxBytes);
  private headBytes = 0;
  private left = 0;
  private opcode = 0;
  private kept = '';
  private readonly sink: FrameSink;

  constructor(sink: FrameSink) {
    this.sink = sink;
  }

  take(chunk: Buffer, length: number): void {
    this.bytes += length;
    let at = 0;
    while (at < length) {
      if (this.left === 0) {
        at = this.takeHead(chunk, at, length);
        continue;
      }
      const end = Math.min(length, at + this.left);
      this.takePayload(chunk, at, end);
      at = end;
      if (this.left === 0) this.endFrame();
    }
  }

  private takePayload(chunk: Buffer, start: number, end: number) {
    this.left -= end - start;
    if (this.opcode <= 2) this.countMarks(chunk, start, end);
    const room = this.keepBytes - this.kept.length;
    if (room > 0) this.kept += chunk.toString('latin1', start, Math.min(end, start + room));
  }

  private countMarks(chunk: Buffer, start: number, end: number) {
    let at = chunk.indexOf(markByte, start);
    while (at !== -1 && at < end) {
      this.marks += 1;
      at = chunk.indexOf(markByte, at + 1);
    }
  }

  /** Takes what is there of a frame's first 2, 4 or 10 bytes; answers where to go on. */
  private takeHead(chunk: Buffer, start: number, length: number): number {
    let at = start;
    while (at < length) {
      this.head[this.headBytes++] = chunk[at++] as number;
      if (this.headBytes < 2) continue;
      const code = (this.head[1] as number) & 0x7f;
      const wanted = code <= shortMax ? 2 : code === mediumCode ? 4 : headMaxBytes;
      if (this.headBytes < wanted) continue;
      this.begin(code);
      return at;
    }
    return at;
  }

  private begin(code: number) {
    this.opcode = (this.head[0] as number) & 0x0f;
    this.left = code <= shortMax ? code : code === mediumCode ? this.head.readUInt16BE(2) : this.head.readUInt32BE(6);
    this.headBytes = 0;
    if (this.left === 0) this.endFrame();
  }

  private endFrame() {
    const text = this.kept;
    this.frames += 1;
    this.kept = '';
    this.sink.frame(this.opcode, text);
  }
}

/** A text or control frame as a client sends it: masked with zeros, which leave the payload as it is. */
export function clientFrame(text: string, opcode = 1): Buffer {
  const payload = Buffer.from(text);
  const size = payload.length;
  const head = size <= shortMax ? [0x80 | size] : [0x80 | mediumCode, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...head, 0, 0, 0, 0]), payload]);
}
