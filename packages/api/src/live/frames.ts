/** WebSocket frames as a server sends them (RFC 6455): text, whole and unmasked. */

const textFrame = 0x81;
const shortMax = 125;
const mediumMax = 0xffff;
const opening = Buffer.from('{"id":');
const middle = Buffer.from(',"result":');
const closing = Buffer.from('}');

/**
 * Answers to one request id, a frame for each result: `{"id":…,"result":…}`. They can be addressed anew to another id of the
 * same length, which costs the bytes of the id alone.
 */
export class Frames {
  readonly bytes: Buffer;
  private readonly idsAt: number[] = [];

  /** `requestId` as JSON. */
  constructor(requestId: string, results: readonly Buffer[]) {
    const id = Buffer.from(requestId);
    const around = opening.length + id.length + middle.length + closing.length;
    let length = 0;
    for (const result of results) length += sizeOf(around + result.length);
    this.bytes = Buffer.allocUnsafeSlow(length);
    let at = 0;
    for (const result of results) {
      at = writeHeader(this.bytes, at, around + result.length);
      at += opening.copy(this.bytes, at);
      this.idsAt.push(at);
      at += id.copy(this.bytes, at);
      at += middle.copy(this.bytes, at);
      at += result.copy(this.bytes, at);
      at += closing.copy(this.bytes, at);
    }
  }

  /** Addresses them to another id, in place: nobody may still need the bytes as they were. `requestId` has as many bytes. */
  address(requestId: Buffer): void {
    for (const at of this.idsAt) {
      for (let i = 0; i < requestId.length; i++) this.bytes[at + i] = requestId[i] as number;
    }
  }
}

function sizeOf(payload: number): number {
  if (payload <= shortMax) return payload + 2;
  return payload + (payload <= mediumMax ? 4 : 10);
}

function writeHeader(frames: Buffer, start: number, payload: number): number {
  const at = frames.writeUInt8(textFrame, start);
  if (payload <= shortMax) return frames.writeUInt8(payload, at);
  if (payload <= mediumMax) return frames.writeUInt16BE(payload, frames.writeUInt8(shortMax + 1, at));
  return frames.writeBigUInt64BE(BigInt(payload), frames.writeUInt8(shortMax + 2, at));
}
