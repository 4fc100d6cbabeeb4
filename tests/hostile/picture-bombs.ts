import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import * as converted from '../fixtures/odd-papers/converted-papers.ts';

/** Pictures that are small and claim much. */

const SIDE = 60_000;

function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

type PngClaim = { readonly width: number; readonly height: number; readonly bits?: number; readonly kind?: number };
type PngBomb = PngClaim & { readonly data: Uint8Array; readonly isInterlaced?: boolean };

function aPngOf({ width, height, bits = 8, kind = 2, data, isInterlaced = false }: PngBomb): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([bits, kind, 0, 0, isInterlaced ? 1 : 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [pngChunk('IHDR', head), pngChunk('IDAT', data), pngChunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...chunks]);
}

/** The size that a file of this kind claims, written over. */
async function claim(make: () => Uint8Array | Promise<Uint8Array>, write: (bytes: Buffer) => void): Promise<Buffer> {
  const bytes = Buffer.from(await make());
  write(bytes);
  return bytes;
}

/** Width and height of the first directory of a little-endian TIFF. */
function claimTiffSize(bytes: Buffer, width: number, height: number): void {
  const directory = bytes.readUInt32LE(4);
  for (let index = 0; index < bytes.readUInt16LE(directory); index += 1) {
    const entry = directory + 2 + index * 12;
    const value = { 256: width, 257: height, 278: height }[bytes.readUInt16LE(entry)];
    if (value === undefined) continue;
    bytes.writeUInt16LE(4, entry + 2);
    bytes.writeUInt32LE(value, entry + 8);
  }
}

function claimHeicSize(bytes: Buffer): void {
  for (let at = bytes.indexOf('ispe'); at !== -1; at = bytes.indexOf('ispe', at + 4)) {
    bytes.writeUInt32BE(SIDE, at + 8);
    bytes.writeUInt32BE(SIDE, at + 12);
  }
}

/** A TIFF whose directory names itself as the next. */
function loopTiff(bytes: Buffer): void {
  const directory = bytes.readUInt32LE(4);
  bytes.writeUInt32LE(directory, directory + 2 + bytes.readUInt16LE(directory) * 12);
}

/** Pages that are each within the limit, and together are not: 1,000 times 95 megapixels in black and white. */
async function makeManyHugePages(): Promise<Uint8Array> {
  const page = await sharp({ create: { width: 9_700, height: 9_700, channels: 3, background: '#fff' } })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1 })
    .toBuffer();
  return converted.joinTiffs(Array.from({ length: 1000 }, () => page));
}

export const PICTURE_BOMBS: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
  'PNG of 60,000 by 60,000': () => aPngOf({ width: SIDE, height: SIDE, data: deflateSync(Buffer.alloc(1e6)) }),
  'PNG of 2^31 by 2^31': () => aPngOf({ width: 2 ** 31 - 1, height: 2 ** 31 - 1, data: deflateSync(Buffer.alloc(10)) }),
  'interlaced PNG of 99 megapixels, 16 bits': () =>
    aPngOf({
      ...{ width: 9_900, height: 10_000, bits: 16, kind: 6, isInterlaced: true },
      data: deflateSync(Buffer.alloc(9_900 * 10_000 * 8 + 20_000)),
    }),
  'PNG with 1 GB behind its pixels': () =>
    aPngOf({ width: 10, height: 10, data: deflateSync(Buffer.alloc(1024 ** 3)) }),
  'PNG one pixel wide': () => aPngOf({ width: 1, height: 99_000_000, data: deflateSync(Buffer.alloc(99_000_000 * 4)) }),
  'PNG whose text is 1 GB': () => {
    const plain = aPngOf({ width: 10, height: 10, data: deflateSync(Buffer.alloc(310)) });
    const text = Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(1024 ** 3))]);
    return Buffer.concat([plain.subarray(0, 33), pngChunk('zTXt', text), plain.subarray(33)]);
  },
  'PNG whose colour profile is 1 GB': () => {
    const plain = aPngOf({ width: 10, height: 10, data: deflateSync(Buffer.alloc(310)) });
    const profile = Buffer.concat([Buffer.from('icc\0\0'), deflateSync(Buffer.alloc(1024 ** 3))]);
    return Buffer.concat([plain.subarray(0, 33), pngChunk('iCCP', profile), plain.subarray(33)]);
  },
  'JPEG of 65,500 by 65,500': () =>
    claim(
      () =>
        sharp({ create: { width: 16, height: 16, channels: 3, background: '#888' } })
          .jpeg()
          .toBuffer(),
      (bytes) => bytes.writeUInt32BE(0xff_dc_ff_dc, bytes.indexOf(Buffer.from([0xff, 0xc0])) + 5),
    ),
  'JPEG of 1,000 scans': async () => {
    const options = { progressive: true } as const;
    const plain = await sharp({ create: { width: 2000, height: 2000, channels: 3, background: '#888' } })
      .jpeg(options)
      .toBuffer();
    const scan = plain.indexOf(Buffer.from([0xff, 0xda]), plain.indexOf(Buffer.from([0xff, 0xda])) + 2);
    const part = plain.subarray(scan, plain.length - 2);
    return Buffer.concat([plain.subarray(0, -2), ...Array.from({ length: 1_000 }, () => part), plain.subarray(-2)]);
  },
  'GIF of 65,535 by 65,535': () =>
    claim(converted.makeMovingGif, (bytes) => void bytes.writeUInt32LE(0xff_ff_ff_ff, 6)),
  'GIF of 10,000 pictures': async () => {
    const plain = Buffer.from(await converted.makeMovingGif());
    const start = plain.indexOf(Buffer.from([0x21, 0xf9]));
    const frame = plain.subarray(start, plain.indexOf(Buffer.from([0x21, 0xf9]), start + 2)).subarray(0, 2000);
    return Buffer.concat([plain.subarray(0, -1), ...Array.from({ length: 10_000 }, () => frame), plain.subarray(-1)]);
  },
  'WebP of 16,383 by 16,383': () =>
    claim(converted.makeLossyWebp, (bytes) => {
      const at = bytes.indexOf(Buffer.from([0x9d, 0x01, 0x2a]));
      bytes.writeUInt32LE(0x3f_ff_3f_ff, at + 3);
    }),
  'BMP of 60,000 by 60,000': () =>
    claim(converted.makeBmp, (bytes) => {
      bytes.writeInt32LE(SIDE, 18);
      bytes.writeInt32LE(SIDE, 22);
    }),
  'BMP whose height is the least number': () =>
    claim(converted.makeBmp, (bytes) => void bytes.writeInt32LE(-(2 ** 31), 22)),
  'TIFF of 60,000 by 60,000': () => claim(converted.makePlainTiff, (bytes) => claimTiffSize(bytes, SIDE, SIDE)),
  'G4 fax of 9,000 by 11,000': () => claim(converted.makeFaxTiff, (bytes) => claimTiffSize(bytes, 9_000, 11_000)),
  'TIFF that is its own next page': () => claim(converted.makePlainTiff, loopTiff),
  'TIFF of a thousand huge pages': makeManyHugePages,
  'HEIC of 60,000 by 60,000': () => claim(converted.readOddHeic, claimHeicSize),
};
