import type { PacketFonts } from '../text/packet-fonts.ts';
import { ACCENT, INK } from './page-style.ts';
import type { FlowBlock } from './paginate.ts';
import { makeRule } from './rule-line.ts';
import { setPlainText } from './set-text.ts';

/** The title of the plan and of the index: large, with a rule of the accent colour below. */
export function makeSectionTitle(title: string, fonts: PacketFonts, width: number): FlowBlock {
  const lines = setPlainText(title, { fonts, size: 20, leading: 26, color: INK, bold: true }, width);
  return { lines: [...lines, makeRule(width, 12, 1.25, ACCENT)], spaceBefore: 0, divide: 'never', keepWithNext: true };
}
