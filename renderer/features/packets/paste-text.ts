import type { Evidence } from '../../../shared/domain/evidence.ts';
import { selectedPages } from '../../../shared/domain/evidence.ts';
import { listExhibits, type ExhibitRules } from '../../../shared/domain/exhibits.ts';
import { nameEnclosedPage } from '../../../shared/domain/exhibit-sheets.ts';
import type { PacketReport } from '../../../shared/domain/packet.ts';
import { formatPlainText, parsePlanMarkup } from '../../../shared/domain/plan-markup.ts';
import type { PlanText } from '../../../shared/domain/plan.ts';

/** What the pages of an exhibit are counted by. */
type PlacedExhibit = Pick<PacketReport['exhibits'][number], 'evidenceId' | 'firstPage' | 'markedCopies' | 'enclosed'>;
type NameCitation = (evidenceId: string, page: number | null) => string;

/** A part of the plan for a text box of Seller Central. */
export function formatPasteText(markup: string, name: NameCitation): string {
  return formatPlainText(parsePlanMarkup(markup), name);
}

/**
 * Names citations as the kit's own texts do: `Exhibit B (p. 9)`, the page of the packet. Page numbers are known only from
 * a packet laid out from this very case; without one the name stays `Exhibit B`, which is never wrong.
 * @param packet as it is now, or null
 */
export function createPacketNamer(
  evidence: readonly Evidence[],
  plan: PlanText,
  rules: ExhibitRules,
  packet: { readonly exhibits: readonly PlacedExhibit[] } | null,
): NameCitation {
  const exhibits = new Map<string, { readonly label: string; readonly evidence: Evidence }>(
    listExhibits(evidence, plan, rules).map((exhibit) => [exhibit.evidence.id, exhibit]),
  );
  return (evidenceId, page) => {
    const exhibit = exhibits.get(evidenceId);
    if (!exhibit) return '[missing exhibit]';
    const name = `Exhibit ${exhibit.label}`;
    const placed = packet?.exhibits.find((candidate) => candidate.evidenceId === evidenceId);
    if (page !== null && placed?.enclosed !== undefined) return nameEnclosedPage(exhibit.label, page, placed.enclosed);
    const index = page === null ? 0 : selectedPages(exhibit.evidence).indexOf(page);
    return placed && index >= 0 ? `${name} (p. ${findPacketPage(placed, index)})` : name;
  };
}

/** The packet page of an exhibit's n-th clean page (0-based): marked copies stand in between. */
function findPacketPage({ firstPage, markedCopies = [] }: PlacedExhibit, index: number): number {
  let page = firstPage + index;
  for (const copy of [...markedCopies].sort((a, b) => a - b)) if (copy <= page) page += 1;
  return page;
}

/** Characters as people and most text boxes count them: a letter with its accent, an emoji, each is one. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) count += 1;
  return count;
}
