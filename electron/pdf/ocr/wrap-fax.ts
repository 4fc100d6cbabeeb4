import { PDFName, type PDFDict } from 'pdf-lib';
import { findNumber } from '../source/pdf-values.ts';

type Fax = { readonly width: number; readonly height: number; readonly parms: PDFDict | undefined };

const HEADER_BYTES = 8;
const ENTRY_BYTES = 12;
const SHORT = 3;
const LONG = 4;

/**
 * Puts fax data (CCITTFaxDecode: PDF 1.7, 7.4.6) into a TIFF of one strip, which sharp can decode. Its black is black.
 * @returns undefined for rows that start at whole bytes, which TIFF can't say
 */
export function wrapFax(data: Uint8Array, { width, height, parms }: Fax): Uint8Array | undefined {
  const says = (key: string): boolean => parms?.lookup(PDFName.of(key))?.toString() === 'true';
  if (says('EncodedByteAlign')) return undefined;
  const k = (parms && findNumber(parms, 'K')) ?? 0;
  const columns = (parms && findNumber(parms, 'Columns')) ?? 1728;
  if (columns !== width) return undefined;
  const isGroup4 = k < 0;
  const entries: readonly (readonly [tag: number, type: number, value: number])[] = [
    [256, LONG, width],
    [257, LONG, height],
    [258, SHORT, 1], // bits per sample
    [259, SHORT, isGroup4 ? 4 : 3], // compression
    [262, SHORT, 0], // white is zero
    [266, SHORT, 1], // the highest bit first
    [273, LONG, 0], // where the strip lies: below
    [277, SHORT, 1], // samples per pixel
    [278, LONG, height], // rows per strip
    [279, LONG, data.length],
    [isGroup4 ? 293 : 292, LONG, !isGroup4 && k > 0 ? 1 : 0],
  ];
  const offset = HEADER_BYTES + 2 + entries.length * ENTRY_BYTES + 4;
  const head = Buffer.alloc(offset);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(HEADER_BYTES, 4);
  head.writeUInt16LE(entries.length, HEADER_BYTES);
  entries.forEach(([tag, type, value], index) => {
    const at = HEADER_BYTES + 2 + index * ENTRY_BYTES;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(1, at + 4);
    head.writeUInt32LE(tag === 273 ? offset : value, at + 8);
  });
  return Buffer.concat([head, data]);
}
