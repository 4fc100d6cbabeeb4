/**
 * One glyph as the shaper placed it. Lengths are in thousandths of the font size, the unit of PDF text space.
 */
export type ShapedGlyph = {
  /** Glyph number in the whole font (before subsetting). */
  readonly glyphId: number;
  /** The characters that it stands for, as written; `fi` for a ligature, empty for the second glyph of one character. */
  readonly text: string;
  readonly advance: number;
  /** Where the glyph is drawn, relative to the pen; not 0 for combining marks. */
  readonly dx: number;
  readonly dy: number;
};

/** Text in one face and one direction, its glyphs in the order in which they stand on paper, left to right. */
export type ShapedRun = {
  /** `PacketFace.id` of the face that it is set in. */
  readonly faceId: string;
  readonly glyphs: readonly ShapedGlyph[];
  /** Thousandths of the font size. */
  readonly width: number;
  /** The characters of the run in reading order. */
  readonly text: string;
};

/** One line of text, broken and ordered. Points; x from the line's left end, y is the baseline. */
export type ShapedLine = {
  readonly runs: readonly PlacedRun[];
  /** From the left end to the end of the last visible character. */
  readonly width: number;
  /** The paragraph runs from right to left. */
  readonly rightToLeft?: boolean;
};

export type PlacedRun = {
  readonly run: ShapedRun;
  readonly x: number;
  readonly size: number;
  /** Index of the span (of the text handed in) that the run belongs to. */
  readonly spanIndex: number;
  /** Place of its first character in the paragraph: the order in which runs are read. */
  readonly start: number;
  /** Bold text in a face without a bold brother: its strokes are drawn thicker. */
  readonly thicken?: boolean;
};

/** A line's runs in the order in which they are read, which is the order that many readers of a PDF go by. */
export function inReadingOrder(runs: readonly PlacedRun[]): readonly PlacedRun[] {
  return [...runs].sort((a, b) => a.start - b.start);
}
