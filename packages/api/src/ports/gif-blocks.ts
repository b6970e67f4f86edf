const headBytes = 13;
const imageHeadBytes = 9;
const [extension, image, trailer] = [0x21, 0x2c, 0x3b];

/** Whether a GIF goes on to its end. The decoder takes one that was cut short for one with fewer frames, so its blocks are walked here. */
export function reachesEnd(gif: Uint8Array): boolean {
  const byte = (at: number) => gif[at] ?? 0;
  const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  function afterParts(start: number) {
    let at = start;
    while (at < gif.length && byte(at) > 0) at += byte(at) + 1;
    return at + 1;
  }

  let at = headBytes + tableBytes(byte(10));
  while (at < gif.length && byte(at) !== trailer) {
    if (byte(at) === extension) at = afterParts(at + 2);
    else if (byte(at) === image) at = afterParts(at + 1 + imageHeadBytes + tableBytes(byte(at + imageHeadBytes)) + 1);
    else return false;
  }
  return byte(at) === trailer;
}
