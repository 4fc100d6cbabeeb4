import type { PacketPlan } from '../../../shared/domain/packet.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import type { Color } from './own-page.ts';

/** One restrained accent on black and white; every colour stays above 4.5:1 when printed in grey. */
export const INK: Color = [0.1, 0.11, 0.13];
export const GREY: Color = [0.36, 0.38, 0.42];
export const ACCENT: Color = [0.09, 0.25, 0.46];
export const HAIRLINE: Color = [0.78, 0.8, 0.83];

/** Points. */
export const HAIRLINE_THICKNESS = 0.5;

const MILLIMETRE = 72 / 25.4;
const MARGIN = 25 * MILLIMETRE;
const PAPERS = { a4: [595.28, 841.89], letter: [612, 792] } as const;

/** The sheet that all own pages of a packet share. Points, y upwards. */
export type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Between the margins. */
  readonly measure: number;
  /** Baseline of the footer, in the bottom margin. */
  readonly footerBaseline: number;
};

/** The sheet of a paper size: 25 mm margins all round. */
export function makeSheet(paper: PacketPlan['paper']): Sheet {
  const [width, height] = PAPERS[paper];
  return {
    width,
    height,
    left: MARGIN,
    right: width - MARGIN,
    top: height - MARGIN,
    bottom: MARGIN,
    measure: width - 2 * MARGIN,
    footerBaseline: 14 * MILLIMETRE,
  };
}

/** How a stretch of text is set. Points. */
export type TextStyle = {
  readonly fonts: PacketFonts;
  readonly size: number;
  /** From one baseline to the next. */
  readonly leading: number;
  readonly color: Color;
  readonly bold?: boolean;
  /** Paragraphs that run from right to left stand at the right; without it everything stands at the left. */
  readonly followsReading?: boolean;
};
