import type { PacketFact } from '../../../shared/domain/packet.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import type { FlowLine } from './flow-line.ts';
import { HAIRLINE, HAIRLINE_THICKNESS, INK, type TextStyle } from './page-style.ts';
import { makeRule } from './rule-line.ts';
import { setFactsInTwoColumns } from './set-facts.ts';

const SIZE = 9;
const LEADING = 13;
const LABEL_WIDTH = 80;

/**
 * The facts that identify an appeal, in two columns with a rule below; nothing without facts.
 * @param hasTopRule whether a rule stands above them too
 */
export function setFactsTable(
  facts: readonly PacketFact[],
  fonts: PacketFonts,
  width: number,
  hasTopRule = true,
): readonly FlowLine[] {
  if (facts.length === 0) return [];
  const text: TextStyle = { fonts, size: SIZE, leading: LEADING, color: INK };
  const rows = facts.map((fact) => ({ label: fact.label, value: [{ text: fact.value }] }));
  const rule = makeRule(width, 9, HAIRLINE_THICKNESS, HAIRLINE);
  return [
    ...(hasTopRule ? [rule] : []),
    ...setFactsInTwoColumns(rows, { text, labelWidth: LABEL_WIDTH, rowGap: 1.5 }, width),
    rule,
  ];
}
