import type { PacketPlan } from '../../../shared/domain/packet.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import type { FrontMatter } from './own-page.ts';

/**
 * Lays out letter, plan, index and separators, with the page numbers that they quote. Pure: no document, no files.
 * Throws `UnresolvedCitationError` on a citation of evidence, or of a page, that isn't in the packet.
 */
export function composeFrontMatter(plan: PacketPlan, fonts: PacketFonts): FrontMatter {
  throw new Error(`not built yet: ${plan.title} ${fonts.regular.id}`);
}
