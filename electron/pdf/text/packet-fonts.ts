import { create, type Font, type Glyph } from '@cantoo/fontkit';

/** One font file, ready to measure and shape with. */
export type PacketFace = {
  /** `regular`, `bold`, or the name of a fallback. */
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly font: Font;
};

/** The faces of a packet. */
export type PacketFonts = {
  readonly regular: PacketFace;
  readonly bold: PacketFace;
  /** Asked in order for characters that the main face lacks. */
  readonly fallbacks: readonly PacketFace[];
};

export type PacketFontBytes = {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly fallbacks?: readonly { readonly id: string; readonly bytes: Uint8Array }[];
};

/** Reads the font files (TrueType outlines; others embed as blanks or not at all). Throws when one isn't such a font. */
export function loadPacketFonts(bytes: PacketFontBytes): PacketFonts {
  return {
    regular: loadFace('regular', bytes.regular),
    bold: loadFace('bold', bytes.bold),
    fallbacks: (bytes.fallbacks ?? []).map((fallback) => loadFace(fallback.id, fallback.bytes)),
  };
}

function loadFace(id: string, bytes: Uint8Array): PacketFace {
  const font = create(bytes);
  if (!('layout' in font) || font.type !== 'TTF') {
    throw new Error(`The font "${id}" is not a single TrueType font.`);
  }
  return { id, bytes, font: nameGlyphsByUse(font) };
}

/**
 * fontkit 2.0.12 keeps one object for each glyph, with the characters that first asked for it; asked again for others
 * (soft hyphen and hyphen share a glyph, and so does everything that is missing) it still names the first ones, hides
 * the wrong glyphs, and shapes differently after other text. Each use gets its own characters here.
 */
function nameGlyphsByUse(font: Font): Font {
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (glyphId, characters = []) => {
    const glyph = getGlyph(glyphId, characters);
    // Worked out once for each glyph and kept with it; on the copy below it would be worked out at every use.
    void glyph?.advanceWidth;
    return glyph && (Object.create(glyph, { codePoints: { value: characters, writable: true } }) as Glyph);
  };
  return font;
}

/** Every face, the main ones first. */
export function listFaces(fonts: PacketFonts): readonly PacketFace[] {
  return [fonts.regular, fonts.bold, ...fonts.fallbacks];
}
