const LONGEST_SIDE_PX = 512;
const HEAD_BYTES = 30;

/** Whether bytes are one WebP (RFC 9649) of at most 512 pixels a side, with nothing behind it. */
export function isSmallWebp(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < HEAD_BYTES || file.toString('latin1', 0, 4) !== 'RIFF') return false;
  if (file.readUInt32LE(4) + 8 !== file.length || file.toString('latin1', 8, 12) !== 'WEBP') return false;
  const [width, height] = readSize(file) ?? [0, 0];
  return width > 0 && height > 0 && width <= LONGEST_SIDE_PX && height <= LONGEST_SIDE_PX;
}

/** What the first chunk says, one of the three that a WebP may begin with. */
function readSize(file: Buffer): readonly [width: number, height: number] | undefined {
  switch (file.toString('latin1', 12, 16)) {
    case 'VP8 ':
      // A key frame's start code, then 14 bits each (RFC 6386, 9.1).
      if (file.readUIntBE(23, 3) !== 0x9d012a) return undefined;
      return [file.readUInt16LE(26) & 0x3fff, file.readUInt16LE(28) & 0x3fff];
    case 'VP8L': {
      const bits = file.readUInt32LE(21);
      return file[20] === 0x2f ? [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1] : undefined;
    }
    case 'VP8X':
      return [file.readUIntLE(24, 3) + 1, file.readUIntLE(27, 3) + 1];
    default:
      return undefined;
  }
}
