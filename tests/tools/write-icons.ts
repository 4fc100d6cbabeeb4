// `node tests/tools/write-icons.ts`: makes the Windows and macOS icon files from resources/icons/icon.png, so that packing needs
// no converter (electron-builder would download one). Both are containers around PNG pictures.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { projectRoot } from './project.ts';

const folder = join(projectRoot, 'resources/icons');
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Apple's four-letter names of PNG entries, with their size in pixels. */
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

writeFileSync(join(folder, 'icon.ico'), makeIco(await Promise.all(ICO_SIZES.map(picture))));
writeFileSync(join(folder, 'icon.icns'), makeIcns(await Promise.all(ICNS_ENTRIES.map(([, size]) => picture(size)))));

function picture(size: number): Promise<Buffer> {
  return sharp(join(folder, 'icon.png'))
    .resize(size, size)
    .png({ compressionLevel: 9, palette: size < 64 })
    .toBuffer();
}

function makeIco(pictures: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach((bytes, index) => {
    const at = 6 + 16 * index;
    const size = ICO_SIZES[index] ?? 0;
    // 256 does not fit in the byte and is written as 0.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(bytes.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += bytes.length;
  });
  return Buffer.concat([header, ...pictures]);
}

function makeIcns(pictures: readonly Buffer[]): Buffer {
  const entries = pictures.flatMap((bytes, index) => [icnsHeader(ICNS_ENTRIES[index]?.[0] ?? '', bytes.length), bytes]);
  const body = Buffer.concat(entries);
  return Buffer.concat([icnsHeader('icns', body.length), body]);
}

function icnsHeader(name: string, bodySizeBytes: number): Buffer {
  const header = Buffer.alloc(8);
  header.write(name, 'latin1');
  header.writeUInt32BE(bodySizeBytes + 8, 4);
  return header;
}
