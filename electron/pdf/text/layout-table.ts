/** A lookup of a GSUB or GPOS table. */
export type Lookup = {
  readonly index: number;
  readonly type: number;
  readonly flags: number;
  /** Offsets of its subtables into the font file; extensions are followed. */
  readonly subtables: readonly number[];
};

/** Glyph numbers to indexes or classes. */
export type GlyphMap = (glyphId: number) => number;

const EXTENSION_TYPE = { GSUB: 7, GPOS: 9 } as const;

/** Where a table of a font file begins, or undefined (OpenType, "Organization of an OpenType Font"). */
export function findTable(font: DataView, tag: string): number | undefined {
  for (let at = 12; at < 12 + font.getUint16(4) * 16; at += 16) {
    if (readTag(font, at) === tag) return font.getUint32(at + 8);
  }
  return undefined;
}

/**
 * The lookups that some features of a script switch on in its default language, in the order in which they are applied.
 * @returns undefined when the table has no such script
 */
export function listLookups(
  font: DataView,
  tag: 'GSUB' | 'GPOS',
  script: string,
  features: ReadonlySet<string>,
): readonly Lookup[] | undefined {
  const table = findTable(font, tag);
  if (table === undefined) return [];
  const language = findDefaultLanguage(font, table + font.getUint16(table + 4), script);
  if (language === undefined) return undefined;
  const featureList = table + font.getUint16(table + 6);
  const indexes = new Set<number>();
  for (const index of readWords(font, language + 4)) {
    const record = featureList + 2 + index * 6;
    if (!features.has(readTag(font, record))) continue;
    for (const lookup of readWords(font, featureList + font.getUint16(record + 4) + 2)) indexes.add(lookup);
  }
  const lookupList = table + font.getUint16(table + 8);
  return [...indexes]
    .sort((a, b) => a - b)
    .map((index) => readLookup(font, lookupList + font.getUint16(lookupList + 2 + index * 2), index, tag));
}

function findDefaultLanguage(font: DataView, scriptList: number, script: string): number | undefined {
  for (let at = scriptList + 2; at < scriptList + 2 + font.getUint16(scriptList) * 6; at += 6) {
    const table = scriptList + font.getUint16(at + 4);
    const language = font.getUint16(table);
    if (readTag(font, at) === script) return language === 0 ? undefined : table + language;
  }
  return undefined;
}

function readLookup(font: DataView, at: number, index: number, tag: 'GSUB' | 'GPOS'): Lookup {
  const type = font.getUint16(at);
  const subtables = readWords(font, at + 4).map((offset) => at + offset);
  const isExtension = type === EXTENSION_TYPE[tag];
  return {
    index,
    type: isExtension ? font.getUint16((subtables[0] ?? 0) + 2) : type,
    flags: font.getUint16(at + 2),
    subtables: isExtension ? subtables.map((offset) => offset + font.getUint32(offset + 4)) : subtables,
  };
}

/** A list of 16-bit numbers behind their count. */
export function readWords(font: DataView, at: number): readonly number[] {
  return Array.from({ length: font.getUint16(at) }, (_, index) => font.getUint16(at + 2 + index * 2));
}

function readTag(font: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((byte) => font.getUint8(at + byte)));
}

/** Place of a glyph in a coverage table, or -1 (OpenType, "Coverage Table"). */
export function openCoverage(font: DataView, at: number): GlyphMap {
  const count = font.getUint16(at + 2);
  if (font.getUint16(at) === 1) {
    return (glyphId) => findWord(count, glyphId, (index) => font.getUint16(at + 4 + index * 2));
  }
  const range = findRange(font, at + 4, count);
  return (glyphId) => {
    const found = range(glyphId);
    return found === undefined ? -1 : font.getUint16(found + 4) + glyphId - font.getUint16(found);
  };
}

/** Class of a glyph, 0 when it has none (OpenType, "Class Definition Table"). */
export function openClasses(font: DataView, at: number): GlyphMap {
  if (font.getUint16(at) === 1) {
    const [first, count] = [font.getUint16(at + 2), font.getUint16(at + 4)];
    return (glyphId) =>
      glyphId >= first && glyphId < first + count ? font.getUint16(at + 6 + (glyphId - first) * 2) : 0;
  }
  const range = findRange(font, at + 4, font.getUint16(at + 2));
  return (glyphId) => {
    const found = range(glyphId);
    return found === undefined ? 0 : font.getUint16(found + 4);
  };
}

/** Offset of the record (first, last, value) that a glyph lies in; records are in order of glyphs. */
function findRange(font: DataView, from: number, count: number): (glyphId: number) => number | undefined {
  return (glyphId) => {
    let [low, high] = [0, count - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = from + middle * 6;
      if (glyphId < font.getUint16(at)) high = middle - 1;
      else if (glyphId > font.getUint16(at + 2)) low = middle + 1;
      else return at;
    }
    return undefined;
  };
}

function findWord(count: number, wanted: number, read: (index: number) => number): number {
  let [low, high] = [0, count - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = read(middle);
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
