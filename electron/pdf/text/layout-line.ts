import { splitGraphemes } from './choose-face.ts';
import { cleanText } from './clean-text.ts';
import { layoutParagraph } from './layout-paragraph.ts';
import type { PacketFonts } from './packet-fonts.ts';
import type { ShapedLine } from './shaped-run.ts';

export type LineStyle = {
  readonly fonts: PacketFonts;
  readonly bold?: boolean;
  /** Points. */
  readonly size: number;
  /** Points; a longer text is cut and ends in an ellipsis. */
  readonly maxWidth: number;
};

/** No page is so wide that more characters would stand in one line. */
const LONG_LINE = 1000;

/** Shapes text as one line that is never wider than `maxWidth`. Line ends in the text become spaces. */
export function layoutLine(text: string, style: LineStyle): ShapedLine {
  const { fonts, size, maxWidth, bold = false } = style;
  const setWhole = (words: string): ShapedLine =>
    layoutParagraph([{ text: words, bold }], { fonts, size, maxWidth: Number.POSITIVE_INFINITY })[0] ?? {
      runs: [],
      width: 0,
    };
  const clean = cleanText(text.slice(0, LONG_LINE)).replace(/\s+/g, ' ').trim();
  const whole = setWhole(clean);
  if (text.length <= LONG_LINE && whole.width <= maxWidth) return whole;
  const graphemes = splitGraphemes(clean);
  let fits = 0;
  let tooLong = graphemes.length;
  const setShortened = (count: number): ShapedLine => setWhole(`${graphemes.slice(0, count).join('').trimEnd()}…`);
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (setShortened(middle).width <= maxWidth) fits = middle;
    else tooLong = middle;
  }
  const shortened = setShortened(fits);
  return shortened.width <= maxWidth ? shortened : { runs: [], width: 0 };
}
