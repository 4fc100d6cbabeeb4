/** One square picture of an icon. */
export interface Picture {
  /** Pixels on each side. */
  readonly size: number;
  readonly png: Buffer;
}

/** Apple's four-letter names of PNG entries, with their size in pixels; "@2x" entries hold the same pictures again. */
const ICNS_ENTRIES = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const;

/** A Windows icon file that holds each picture as PNG (read by Windows Vista and later). */
export function makeIco(pictures: readonly Picture[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // 256 does not fit in the byte and is written as 0.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/** A macOS icon file with the entry of every size that macOS 10.7 and later look for. */
export function makeIcns(pictures: readonly Picture[]): Buffer {
  const entries = ICNS_ENTRIES.flatMap(([name, size]) => {
    const picture = pictures.find((one) => one.size === size);
    if (picture === undefined) throw new Error(`no picture of ${size} pixels`);
    return [icnsHeader(name, picture.png.length), picture.png];
  });
  const body = Buffer.concat(entries);
  return Buffer.concat([icnsHeader('icns', body.length), body]);
}

function icnsHeader(name: string, bodySizeBytes: number): Buffer {
  const header = Buffer.alloc(8);
  header.write(name, 'latin1');
  header.writeUInt32BE(bodySizeBytes + 8, 4);
  return header;
}
