import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { PDFRawStream } from 'pdf-lib';
import { PDFContext } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { decodeStream, listFilters, undoPngPredictor } from '../../../../../electron/pdf/source/decode-stream.ts';

const context = PDFContext.create();
const stream = (contents: Uint8Array, dict: Parameters<typeof context.stream>[1]): PDFRawStream =>
  context.stream(contents, dict);
const text = Buffer.from('BT /F1 12 Tf (Quantity 120) Tj ET '.repeat(40));
const decoded = (bytes: Uint8Array, dict: Parameters<typeof context.stream>[1]): string =>
  Buffer.from(decodeStream(stream(bytes, dict))?.bytes ?? []).toString();

/** Data that don't compress. */
const makeNoise = (): Buffer =>
  Buffer.concat(Array.from({ length: 160 }, (_, index) => createHash('sha256').update(`${index}`).digest()));

describe('decodeStream', () => {
  it('gives plain data back as they are', () => {
    expect(decoded(text, {})).toBe(text.toString());
  });

  it('undoes each filter, alone and one behind the other, under long and short names', () => {
    const hex = Buffer.from(`${text.toString('hex')}>`);
    expect(decoded(deflateSync(text), { Filter: 'FlateDecode' })).toBe(text.toString());
    expect(decoded(deflateSync(text), { Filter: 'Fl' })).toBe(text.toString());
    expect(decoded(hex, { Filter: ['ASCIIHexDecode'] })).toBe(text.toString());
    expect(decoded(deflateSync(hex), { Filter: ['FlateDecode', 'ASCIIHexDecode'] })).toBe(text.toString());
  });

  it('takes no notice of a wrong or missing check sum, as viewers do', () => {
    const data = deflateSync(text);
    const wrong = Buffer.from(data);
    wrong.writeUInt32BE(7, wrong.length - 4);
    expect(decodeStream(stream(wrong, { Filter: 'FlateDecode' }))).toMatchObject({ complete: true });
    expect(decodeStream(stream(data.subarray(0, -4), { Filter: 'FlateDecode' }))).toMatchObject({ complete: true });
  });

  it('gives what came before the end of data that were cut off, and says so', () => {
    const random = makeNoise();
    const cut = decodeStream(stream(deflateSync(random).subarray(0, -900), { Filter: 'FlateDecode' }));
    expect(cut).toMatchObject({ complete: false, isCorrupt: false });
    expect(random.subarray(0, cut?.bytes.length ?? 0).equals(cut?.bytes ?? new Uint8Array())).toBe(true);
    expect(cut?.bytes.length).toBeGreaterThan(1000);
  });

  it('says when data turn into nonsense', () => {
    const data = Buffer.from(deflateSync(Buffer.from(makeNoise().toString('hex'))));
    makeNoise().copy(data, 2000);
    expect(decodeStream(stream(data, { Filter: 'FlateDecode' }))).toMatchObject({ complete: false, isCorrupt: true });
  });

  it.each(['DCTDecode', 'JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode', 'Unheard'])('leaves %s alone', (filter) => {
    expect(decodeStream(stream(text, { Filter: filter }))).toBeUndefined();
  });

  it('stops at a bomb, and at a stream that is compressed four times', () => {
    const bomb = deflateSync(Buffer.alloc(70 * 1024 * 1024));
    expect(() => decodeStream(stream(bomb, { Filter: 'FlateDecode' }))).toThrow('64 MB');
    const nested = deflateSync(deflateSync(deflateSync(deflateSync(text))));
    const filters = ['FlateDecode', 'FlateDecode', 'FlateDecode', 'FlateDecode'];
    expect(() => decodeStream(stream(nested, { Filter: filters }))).toThrow('many times');
  });

  it('undoes the row filters of PNG', () => {
    const rows = Buffer.from([...[2, 1, 2, 3], ...[2, 1, 1, 1], ...[1, 5, 1, 1]]);
    const plain = [1, 2, 3, 2, 3, 4, 5, 6, 7];
    expect([...undoPngPredictor(rows, 3, 1)]).toEqual(plain);
    const dict = { Filter: 'FlateDecode', DecodeParms: { Predictor: 15, Columns: 3 } };
    expect([...(decodeStream(stream(deflateSync(rows), dict))?.bytes ?? [])]).toEqual(plain);
  });

  it('undoes averages and Paeth the way PNG defines them', () => {
    const rows = Buffer.from([...[0, 10, 20, 30], ...[3, 5, 5, 5], ...[4, 1, 1, 1]]);
    expect([...undoPngPredictor(rows, 3, 1)]).toEqual([10, 20, 30, 10, 20, 30, 11, 21, 31]);
  });
});

describe('listFilters', () => {
  it('knows the long names of short ones and leaves out what only encryption needs', () => {
    expect(listFilters(context.obj({ Filter: ['Crypt', 'AHx', 'LZW', 'RL', 'A85', 'Fl'] }))).toEqual([
      ...['ASCIIHexDecode', 'LZWDecode', 'RunLengthDecode', 'ASCII85Decode', 'FlateDecode'],
    ]);
  });
});
