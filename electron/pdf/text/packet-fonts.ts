import { create, type Font, type Glyph } from '@cantoo/fontkit';

/** One font file, opened at its first use: the large ones cost time and memory only where their script is written. */
export type PacketFace = {
  /** `regular`, `bold`, or the name of a fallback. */
  readonly id: string;
  /** Throws when the file isn't a single TrueType font. */
  readonly bytes: Uint8Array;
  readonly font: Font;
  /** Whether the file is worth opening for a character; any when undefined. */
  readonly covers?: RegExp | undefined;
  /** Drawn with thicker strokes where bold is asked for, because it has no bold brother. */
  readonly isOnlyRegular: boolean;
  /** Added by the user: passed over when it can't be opened any more. */
  readonly isAdded: boolean;
};

/** The faces of a packet. */
export type PacketFonts = {
  readonly regular: PacketFace;
  readonly bold: PacketFace;
  /** Asked in order for characters that the main face lacks. */
  readonly fallbacks: readonly PacketFace[];
  /** The same for bold text: the bold brother where there is one. */
  readonly boldFallbacks: readonly PacketFace[];
};

/** A face for characters that the main ones lack. */
export type FallbackSource = {
  readonly id: string;
  /** The file, or what reads it when it is needed. */
  readonly bytes: Uint8Array | (() => Uint8Array);
  readonly boldBytes?: Uint8Array | (() => Uint8Array);
  /** Characters that the file may be opened for; any when left out. */
  readonly covers?: RegExp;
  /** Text in it is to be as bold as asked for even without a bold file; symbols are not. */
  readonly isText?: boolean;
  readonly isAdded?: boolean;
};

export type PacketFontBytes = {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly fallbacks?: readonly FallbackSource[];
};

/**
 * Gets the faces ready (TrueType outlines; others embed as blanks or not at all). Throws when a main file isn't such a
 * font; a fallback throws when it is first used.
 */
export function loadPacketFonts({ regular, bold, fallbacks = [] }: PacketFontBytes): PacketFonts {
  const pairs = fallbacks.map(loadFallback);
  return {
    regular: openFace(createFace('regular', regular)),
    bold: openFace(createFace('bold', bold)),
    fallbacks: pairs.map((pair) => pair.regular),
    boldFallbacks: pairs.map((pair) => pair.bold),
  };
}

function loadFallback(source: FallbackSource): { readonly regular: PacketFace; readonly bold: PacketFace } {
  const { id, bytes, boldBytes, covers, isText = false, isAdded = false } = source;
  const regular = createFace(id, bytes, { covers, isOnlyRegular: isText && !boldBytes, isAdded });
  return { regular, bold: boldBytes ? createFace(`${id}-bold`, boldBytes, { covers, isAdded }) : regular };
}

function createFace(
  id: string,
  bytes: Uint8Array | (() => Uint8Array),
  { covers, isOnlyRegular = false, isAdded = false }: Partial<PacketFace> = {},
): PacketFace {
  let read: Uint8Array | undefined;
  let opened: Font | undefined;
  const getBytes = (): Uint8Array => (read ??= typeof bytes === 'function' ? bytes() : bytes);
  return {
    id,
    covers,
    isOnlyRegular,
    isAdded,
    get bytes() {
      return getBytes();
    },
    get font() {
      return (opened ??= openFont(id, getBytes()));
    },
  };
}

function openFace(face: PacketFace): PacketFace {
  void face.font;
  return face;
}

/** Opens a font file. Throws when it isn't a single font with TrueType outlines. */
export function openFont(id: string, bytes: Uint8Array): Font {
  const font = create(bytes);
  if (!('layout' in font) || font.type !== 'TTF' || !hasTrueTypeOutlines(font)) {
    throw new Error(`The font "${id}" is not a single TrueType font.`);
  }
  return nameGlyphsByUse(font);
}

function hasTrueTypeOutlines(font: Font): boolean {
  return 'glyf' in (font as unknown as { readonly directory: { readonly tables: object } }).directory.tables;
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

/** The faces that came with the application: what is set in them looks the same on every computer. */
export function withoutAddedFaces(fonts: PacketFonts): PacketFonts {
  const isOurs = (face: PacketFace): boolean => !face.isAdded;
  return {
    ...fonts,
    fallbacks: fonts.fallbacks.filter(isOurs),
    boldFallbacks: fonts.boldFallbacks.filter(isOurs),
  };
}

/** Every face, the main ones first. */
export function listFaces(fonts: PacketFonts): readonly PacketFace[] {
  return [...new Set([fonts.regular, fonts.bold, ...fonts.fallbacks, ...fonts.boldFallbacks])];
}
