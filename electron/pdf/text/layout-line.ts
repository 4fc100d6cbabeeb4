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

/** Shapes text as one line that is never wider than `maxWidth`. */
export function layoutLine(text: string, style: LineStyle): ShapedLine {
  throw new Error(`not built yet: ${text} ${style.size}`);
}
