import { PDFArray, PDFDict, PDFName } from 'pdf-lib';
import type { PDFRawStream } from 'pdf-lib';
import { findNumber } from '../source/pdf-values.ts';

/** Fields of a TIFF directory (TIFF 6.0, section 8 and 11). */
const FIELD = {
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  stripOffsets: 273,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripByteCounts: 279,
  faxOptions: 292,
} as const;
const LONG = 4;
const [GROUP_3, GROUP_4] = [3, 4] as const;
const DEFAULT_COLUMNS = 1728;

/**
 * Puts the data of a fax-coded picture (PDF 1.7, 7.4.6) into a TIFF, whose decoder knows the same coding.
 * @returns undefined when its rows begin at whole bytes, which TIFF has no word for, or its width isn't that of the coding
 */
export function wrapFax(stream: PDFRawStream): Uint8Array | undefined {
  const parms = findParms(stream);
  const [width, height] = [readNumber(stream.dict, 'Width', 0), readNumber(stream.dict, 'Height', 0)];
  const columns = readNumber(parms, 'Columns', DEFAULT_COLUMNS);
  if (columns !== width || height < 1 || isTrue(parms, 'EncodedByteAlign')) return undefined;
  const k = readNumber(parms, 'K', 0);
  const fields: readonly (readonly [tag: number, value: number])[] = [
    [FIELD.width, width],
    [FIELD.height, height],
    [FIELD.bitsPerSample, 1],
    [FIELD.compression, k < 0 ? GROUP_4 : GROUP_3],
    [FIELD.photometric, isTrue(parms, 'BlackIs1') ? 1 : 0],
    [FIELD.stripOffsets, 8],
    [FIELD.samplesPerPixel, 1],
    [FIELD.rowsPerStrip, height],
    [FIELD.stripByteCounts, stream.contents.length],
    ...(k < 0 ? [] : [[FIELD.faxOptions, k > 0 ? 1 : 0] as const]),
  ];
  const head = Buffer.alloc(8);
  const padded = stream.contents.length + (stream.contents.length % 2);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(8 + padded, 4);
  const directory = Buffer.alloc(2 + fields.length * 12 + 4);
  directory.writeUInt16LE(fields.length);
  for (const [index, [tag, value]] of fields.entries()) {
    const at = 2 + index * 12;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(LONG, at + 2);
    directory.writeUInt32LE(1, at + 4);
    directory.writeUInt32LE(value, at + 8);
  }
  return Buffer.concat([head, stream.contents, Buffer.alloc(padded - stream.contents.length), directory]);
}

function readNumber(dict: PDFDict | undefined, key: string, otherwise: number): number {
  return (dict && findNumber(dict, key)) ?? otherwise;
}

function findParms({ dict }: PDFRawStream): PDFDict | undefined {
  const parms = dict.lookup(PDFName.of('DecodeParms')) ?? dict.lookup(PDFName.of('DP'));
  const own = parms instanceof PDFArray ? parms.lookup(0) : parms;
  return own instanceof PDFDict ? own : undefined;
}

function isTrue(parms: PDFDict | undefined, key: string): boolean {
  return parms?.lookup(PDFName.of(key))?.toString() === 'true';
}
