import type { FoundPage } from './packet-outline.ts';
import type { PacketReader } from './packet-reader.ts';
import { createPdfLexer } from './pdf-lexer.ts';
import { isArray, isKind, type PdfDict, type PdfOperator, type PdfStream, type PdfValue } from './pdf-value.ts';

/** One piece of text with the place where it begins, in the space that its content draws in. */
export type TextPiece = { readonly text: string; readonly x: number; readonly y: number };

/** Codes to characters. */
type UnicodeMap = ReadonlyMap<number, string>;

const MAX_CONTENT_BYTES = 2 * 1024 * 1024;

/**
 * The texts that were drawn with our own fonts (two-byte codes with a map to Unicode), in the order of drawing. Places
 * count within a text object and ignore transformations: enough for own pages, which use none.
 * @param which `all` of a page's content streams, or only the `last` one, where the line of a frame stands
 */
export function readPageText(page: FoundPage, reader: PacketReader, which: 'all' | 'last'): readonly TextPiece[] {
  // Several checks ask for the same own pages.
  const known = which === 'all' ? textsByPage.get(page) : undefined;
  const pieces = known ?? readStreams(page, reader, which);
  if (which === 'all') textsByPage.set(page, pieces);
  return pieces;
}

const textsByPage = new WeakMap<FoundPage, readonly TextPiece[]>();

function readStreams(page: FoundPage, reader: PacketReader, which: 'all' | 'last'): readonly TextPiece[] {
  const own = reader.get(page.dict, 'Contents');
  const all = isArray(own) ? own.map((content) => reader.resolve(content)) : [own ?? null];
  const streams = all.filter((content) => isKind(content, 'stream'));
  const wanted = which === 'all' ? streams : streams.slice(-1);
  const fonts = createFontReader(page, reader);
  return wanted.flatMap((stream) => {
    const length = reader.get(stream.dict, 'Length');
    if (typeof length === 'number' && length > MAX_CONTENT_BYTES) return [];
    return which === 'all' ? readContent(reader.decode(stream), fonts) : tryContent(stream, reader, fonts);
  });
}

/** The last stream may be the evidence's own, in whatever state that is; then it holds no text of ours. */
function tryContent(
  stream: PdfStream,
  reader: PacketReader,
  findFont: (name: string) => UnicodeMap | undefined,
): readonly TextPiece[] {
  try {
    return readContent(reader.decode(stream), findFont);
  } catch {
    return [];
  }
}

/** The lines of a page: pieces on one baseline, from left to right, with spaces between them. */
export function joinLines(pieces: readonly TextPiece[]): readonly string[] {
  const lines = new Map<number, TextPiece[]>();
  for (const piece of pieces) lines.set(piece.y, [...(lines.get(piece.y) ?? []), piece]);
  return [...lines.values()].map((line) =>
    [...line]
      .sort((a, b) => a.x - b.x)
      .map(({ text }) => text)
      .join(' '),
  );
}

function readContent(content: Buffer, findFont: (name: string) => UnicodeMap | undefined): readonly TextPiece[] {
  const lexer = createPdfLexer(content, 0, true);
  const pieces: TextPiece[] = [];
  let operands: PdfValue[] = [];
  let font: UnicodeMap | undefined;
  let [x, y, text] = [0, 0, ''];
  const end = (): void => {
    if (text !== '') pieces.push({ text, x, y });
    text = '';
  };
  const run = ({ name }: PdfOperator): void => {
    if (name === 'BT') [x, y] = [0, 0];
    if (name === 'ET' || name === 'Td') end();
    if (name === 'Td') [x, y] = [x + numberAt(operands, 0), y + numberAt(operands, 1)];
    const [first] = operands;
    if (name === 'Tf') font = isKind(first, 'name') ? findFont(first.name) : undefined;
    if (name === 'Tj' || name === 'TJ') text += font ? decodeShown(first, font) : '';
  };
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (isOperator(token)) {
      run(token);
      operands = [];
    } else operands.push(token);
  }
  end();
  return pieces;
}

function isOperator(token: PdfValue | PdfOperator): token is PdfOperator {
  return typeof token === 'object' && token !== null && 'kind' in token && token.kind === 'operator';
}

function numberAt(operands: readonly PdfValue[], index: number): number {
  const value = operands[index];
  return typeof value === 'number' ? value : 0;
}

function decodeShown(shown: PdfValue | undefined, font: UnicodeMap): string {
  if (isArray(shown)) return shown.map((part) => decodeShown(part, font)).join('');
  if (!isKind(shown, 'text')) return '';
  let text = '';
  for (let at = 0; at + 1 < shown.bytes.length; at += 2) text += font.get(shown.bytes.readUInt16BE(at)) ?? '';
  return text;
}

function createFontReader(page: FoundPage, reader: PacketReader): (name: string) => UnicodeMap | undefined {
  const resources = reader.get(page.dict, 'Resources');
  const fonts = isKind(resources, 'dict') ? reader.get(resources, 'Font') : undefined;
  const known = new Map<string, UnicodeMap | undefined>();
  return (name) => {
    if (!known.has(name)) {
      const font = isKind(fonts, 'dict') ? reader.get(fonts, name) : undefined;
      known.set(name, isKind(font, 'dict') ? readUnicodeMap(font, reader) : undefined);
    }
    return known.get(name);
  };
}

const mapsByReader = new WeakMap<PacketReader, Map<number, UnicodeMap>>();

/** The map of a font with two-byte codes; each is read once. */
function readUnicodeMap(font: PdfDict, reader: PacketReader): UnicodeMap | undefined {
  const encoding = reader.get(font, 'Encoding');
  const reference = font.entries.get('ToUnicode');
  if (!isKind(encoding, 'name') || encoding.name !== 'Identity-H' || !isKind(reference, 'ref')) return undefined;
  const known = mapsByReader.get(reader) ?? new Map<number, UnicodeMap>();
  mapsByReader.set(reader, known);
  const stream = known.has(reference.number) ? undefined : reader.resolve(reference);
  if (isKind(stream, 'stream')) {
    known.set(reference.number, parseUnicodeMap(reader.decode(stream).toString('latin1')));
  }
  return known.get(reference.number);
}

/** Single characters and ranges of a /ToUnicode map (Adobe Technical Note 5411). */
function parseUnicodeMap(text: string): UnicodeMap {
  const map = new Map<number, string>();
  for (const block of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) addCharacters(map, block[1] ?? '');
  for (const block of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) addRanges(map, block[1] ?? '');
  return map;
}

function addCharacters(map: Map<number, string>, block: string): void {
  for (const [, code = '', value = ''] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]*)>/gi)) {
    map.set(parseInt(code, 16), fromUtf16(value));
  }
}

function addRanges(map: Map<number, string>, block: string): void {
  for (const [, ...hexes] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]{4})>/gi)) {
    const [first = 0, last = 0, character = 0] = hexes.map((hex) => parseInt(hex, 16));
    for (let code = first; code <= Math.min(last, first + 0xffff); code += 1) {
      map.set(code, String.fromCharCode(character + code - first));
    }
  }
}

function fromUtf16(hex: string): string {
  const bytes = Buffer.from(hex.length % 4 === 0 ? hex : '', 'hex');
  return bytes.swap16().toString('utf16le');
}
