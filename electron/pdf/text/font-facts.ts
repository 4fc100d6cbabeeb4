import { findTable } from './layout-table.ts';

/** What a font file says about itself that a PDF repeats. */
export type FontFacts = {
  /** Degrees, counted against the clock: negative when letters lean to the right. */
  readonly italicAngle: number;
  readonly postscriptName: string | null;
  /** Its style, in English: `Regular`, `Bold`. */
  readonly subfamilyName: string | null;
};

const NAME_ID = { subfamily: 2, postscript: 6 } as const;
const WINDOWS = 3;
const MACINTOSH = 1;
const WINDOWS_ENGLISH = 0x0409;
const MACINTOSH_ENGLISH = 0;

/**
 * Reads these few facts where they stand (OpenType, "post" and "name"). fontkit takes the names of all glyphs and all
 * texts in all languages out of the file to give them: more work than setting a letter.
 */
export function readFontFacts(bytes: Uint8Array): FontFacts {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const post = findTable(font, 'post');
  return {
    italicAngle: post === undefined ? 0 : font.getInt32(post + 4) / 0x10000,
    postscriptName: findName(font, NAME_ID.postscript),
    subfamilyName: findName(font, NAME_ID.subfamily),
  };
}

type NameRecord = {
  readonly platform: number;
  readonly language: number;
  readonly start: number;
  readonly end: number;
};

/** The English name, or the first one there is. */
function findName(font: DataView, nameId: number): string | null {
  const table = findTable(font, 'name');
  const records = table === undefined ? [] : listRecords(font, table, nameId);
  const record =
    records.find(({ platform, language }) => platform === WINDOWS && language === WINDOWS_ENGLISH) ??
    records.find(({ platform, language }) => platform === MACINTOSH && language === MACINTOSH_ENGLISH) ??
    records[0];
  if (!record) return null;
  const text = Buffer.from(font.buffer, font.byteOffset + record.start, record.end - record.start);
  // Only a Macintosh name isn't in UTF-16; these two are ASCII in practice.
  return record.platform === MACINTOSH ? text.toString('latin1') : Buffer.from(text).swap16().toString('utf16le');
}

/** Twelve bytes each: platform, encoding, language, name, length, offset. Those that lie in the file. */
function listRecords(font: DataView, table: number, nameId: number): readonly NameRecord[] {
  const texts = table + font.getUint16(table + 4);
  const records: NameRecord[] = [];
  for (let index = 0; index < font.getUint16(table + 2); index += 1) {
    const at = table + 6 + index * 12;
    const start = texts + font.getUint16(at + 10);
    const platform = font.getUint16(at);
    const length = font.getUint16(at + 8);
    const isReadable = start + length <= font.byteLength && (platform === MACINTOSH || length % 2 === 0);
    if (font.getUint16(at + 6) !== nameId || !isReadable) continue;
    records.push({ platform, language: font.getUint16(at + 4), start, end: start + length });
  }
  return records;
}
