import type { PacketPlan } from '../../../shared/domain/packet.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import { PLAN_TITLE } from './own-page-texts.ts';
import { ACCENT, INK, type Sheet, type TextStyle } from './page-style.ts';
import { paginate, type FlowBlock, type PageBody } from './paginate.ts';
import type { CitationResolver } from './resolve-citation.ts';
import { makeSectionTitle } from './section-title.ts';
import { setBlocks, setHeading } from './set-blocks.ts';

const PART_GAP = 22;
const AFTER_HEADING = 5;

/** Lays out the plan of action, or the statement in its place; no pages when it has no parts. */
export function layoutPlan(
  { plan: parts, planTitle = PLAN_TITLE }: Pick<PacketPlan, 'plan' | 'planTitle'>,
  fonts: PacketFonts,
  sheet: Sheet,
  resolve: CitationResolver,
): readonly PageBody[] {
  if (parts.length === 0) return [];
  const text: TextStyle = { fonts, size: 10.5, leading: 15.5, color: INK };
  const heading: TextStyle = { fonts, size: 13, leading: 18, color: ACCENT, bold: true };
  const style = { text, heading, paragraphGap: 8.5, bulletGap: 4.5, headingGap: PART_GAP };
  const blocks = parts.flatMap((part, partIndex): readonly FlowBlock[] => [
    setHeading(part.heading, heading, partIndex === 0 ? 12 : PART_GAP, sheet.measure),
    ...setBlocks(part.blocks, style, sheet.measure, resolve).map((block, index) =>
      index === 0 ? { ...block, spaceBefore: AFTER_HEADING } : block,
    ),
  ]);
  return paginate([makeSectionTitle(planTitle, fonts, sheet.measure), ...blocks], sheet);
}
