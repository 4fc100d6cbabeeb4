import { createHash } from 'node:crypto';
import { PDFName, PDFString, type PDFContext, type PDFRef } from 'pdf-lib';
import { readFontFacts, type FontFacts } from '../text/font-facts.ts';
import type { PacketFace } from '../text/packet-fonts.ts';
import type { ShapedGlyph } from '../text/shaped-run.ts';

/** One code of the embedded font: a glyph together with the characters that it stands for. */
type Code = { readonly glyphId: number; readonly text: string };

/** A face as it goes into one document: hands out codes while pages are drawn, is written once at the end. */
export type EmbeddedFace = {
  /** The font dictionary's object; holds nothing until `write`. */
  readonly ref: PDFRef;
  /** The two-byte code, as four hexadecimal digits. */
  encode(glyph: ShapedGlyph): string;
  /** Advance of the glyph without kerning, in thousandths of the font size. */
  naturalWidth(glyph: ShapedGlyph): number;
  write(): void;
};

/**
 * Embeds a face as a composite font (ISO 32000-2, 9.7). Codes are ours, one for each pair of glyph and characters, with
 * a map to glyphs and one to Unicode: so one glyph can be read back as different characters, and a ligature as several.
 * @param subset false embeds the whole file; only for comparing
 */
export function embedFace(context: PDFContext, face: PacketFace, subset = true): EmbeddedFace {
  const ref = context.nextRef();
  const numberByKey = new Map<string, number>();
  const codes: Code[] = [];
  const hexByGlyph = new WeakMap<ShapedGlyph, string>();
  const scale = 1000 / face.font.unitsPerEm;
  // A long table asks a million times for the same hundred glyphs.
  const widths = new Map<number, number>();
  const naturalWidth = ({ glyphId }: { readonly glyphId: number }): number => {
    const width = widths.get(glyphId) ?? (face.font.getGlyph(glyphId)?.advanceWidth ?? 0) * scale;
    widths.set(glyphId, width);
    return width;
  };

  const encode = (glyph: ShapedGlyph): string => {
    const hex = hexByGlyph.get(glyph) ?? toHex(findCode(glyph));
    hexByGlyph.set(glyph, hex);
    return hex;
  };
  const findCode = ({ glyphId, text }: ShapedGlyph): number => {
    const key = `${glyphId} ${text}`;
    let number = numberByKey.get(key);
    if (number === undefined) {
      codes.push({ glyphId, text });
      number = codes.length; // 0 stays free for what a reader can't map
      if (number > 0xffff) throw new Error(`More than 65535 different characters in the font "${face.id}".`);
      numberByKey.set(key, number);
    }
    return number;
  };

  const embed = (file: Uint8Array): PDFRef => context.register(context.flateStream(file, { Length1: file.length }));

  const write = (): void => {
    const { file, glyphNumbers } = makeFontFile(face, codes, subset);
    const facts = readFontFacts(face.bytes);
    const name = subset ? `${subsetTag(codes)}+${facts.postscriptName}` : `${facts.postscriptName}`;
    const descriptor = context.register(context.obj({ ...describe(face, facts, name, scale), FontFile2: embed(file) }));
    const descendant = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'CIDFontType2',
        BaseFont: name,
        CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
        FontDescriptor: descriptor,
        DW: 0,
        W: [1, codes.map((code) => round(naturalWidth(code)))],
        CIDToGIDMap: context.register(context.flateStream(packGlyphNumbers(glyphNumbers))),
      }),
    );
    context.assign(
      ref,
      context.obj({
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: name,
        Encoding: 'Identity-H',
        DescendantFonts: [descendant],
        ToUnicode: context.register(context.flateStream(makeUnicodeMap(codes))),
      }),
    );
  };

  return { ref, encode, naturalWidth, write };
}

function makeFontFile(face: PacketFace, codes: readonly Code[], isSubset: boolean) {
  if (!isSubset) return { file: face.bytes, glyphNumbers: codes.map((code) => code.glyphId) };
  const subset = face.font.createSubset();
  const glyphNumbers = codes.map((code) => subset.includeGlyph(code.glyphId));
  return { file: subset.encode(), glyphNumbers };
}

function describe({ font }: PacketFace, facts: FontFacts, name: string, scale: number) {
  const isBold = /bold|black/i.test(facts.subfamilyName ?? '');
  return {
    Type: 'FontDescriptor',
    FontName: PDFName.of(name),
    // Symbolic: the codes are none of the standard encodings (9.8.2).
    Flags: 4,
    FontBBox: [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map((side) => round(side * scale)),
    ItalicAngle: facts.italicAngle,
    Ascent: round(font.ascent * scale),
    Descent: round(font.descent * scale),
    CapHeight: round((font.capHeight || font.ascent) * scale),
    XHeight: round(font.xHeight * scale),
    // Unknown to the file; the usual values for a text face.
    StemV: isBold ? 140 : 80,
  };
}

function packGlyphNumbers(glyphNumbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array((glyphNumbers.length + 1) * 2);
  glyphNumbers.forEach((glyph, index) => {
    bytes[2 * index + 2] = glyph >> 8;
    bytes[2 * index + 3] = glyph & 0xff;
  });
  return bytes;
}

/** At most 100 entries may stand in one block of a CMap (Adobe Technical Note 5014). */
const CMAP_BLOCK = 100;
/** Without an entry some readers take the code itself for a character. */
const NOTHING_VISIBLE = '\u200b';

function makeUnicodeMap(codes: readonly Code[]): string {
  const entries = codes.map((code, index) => {
    const units = (code.text || NOTHING_VISIBLE).split('').map((unit) => toHex(unit.charCodeAt(0)));
    return `<${toHex(index + 1)}> <${units.join('')}>`;
  });
  const blocks: string[] = [];
  for (let at = 0; at < entries.length; at += CMAP_BLOCK) {
    const block = entries.slice(at, at + CMAP_BLOCK);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('')}endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

function toHex(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0');
}

function round(length: number): number {
  return Math.round(length * 1000) / 1000;
}

/** Six capitals before the name say that it is a part of a font, and which (9.9.2); made from the content, so that the same packet has the same tag. */
function subsetTag(codes: readonly Code[]): string {
  const content = codes.map((code) => `${code.glyphId} ${code.text};`).join('');
  const hash = createHash('sha256').update(content).digest();
  return Array.from(hash.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}
