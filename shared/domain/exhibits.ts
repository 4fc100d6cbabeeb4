import type { CaseDetails } from './case.ts';
import type { Evidence } from './evidence.ts';
import type { ExhibitLabels } from './packet-options.ts';
import { listCitations, parsePlanMarkup } from './plan-markup.ts';
import { selectShownPlan } from './plan-shape.ts';
import { PLAN_PARTS, type PlanText } from './plan.ts';

/** 0 → A, 25 → Z, 26 → AA, 27 → AB… (spreadsheet columns); as numbers 0 → 1, 1 → 2… */
export function exhibitLabel(index: number, labels: ExhibitLabels = 'letters'): string {
  if (labels === 'numbers') return String(index + 1);
  let label = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    label = String.fromCharCode(65 + (rest % 26)) + label;
  }
  return label;
}

/**
 * Evidence ids in the order in which the plan first cites them, root cause first, then those that only the letter cites.
 * @param plan without what isn't shown (`selectShownPlan`)
 * @param letterText the user's own letter, or null
 */
export function citedEvidenceIds(plan: PlanText, letterText: string | null = null): readonly string[] {
  const texts = [...PLAN_PARTS.map((part) => plan[part]), letterText ?? ''];
  const cited = texts.flatMap((text) => listCitations(parsePlanMarkup(text))).map((citation) => citation.evidenceId);
  return [...new Set<string>(cited)];
}

/** What of a case decides its exhibits' order and labels. */
export type ExhibitRules = Pick<CaseDetails, 'exhibitOrder' | 'path' | 'packetOptions'>;

/** A piece of evidence as it stands in a packet. */
export type Exhibit<E> = { readonly label: string; readonly evidence: E };

/**
 * The packet's exhibits with their labels: in order of first citation and then of the list (`cited`), or in the order
 * of the list (`listed`). Evidence that isn't included is left out (design.md section 6).
 * @param evidence the case's evidence in list order
 * @param rules the case itself
 */
export function listExhibits<E extends Pick<Evidence, 'id' | 'include'>>(
  evidence: readonly E[],
  plan: PlanText,
  { exhibitOrder, path, packetOptions }: ExhibitRules,
): readonly Exhibit<E>[] {
  const included = evidence.filter((item) => item.include);
  const cited = exhibitOrder === 'cited' ? citedEvidenceIds(selectShownPlan(plan, path), packetOptions.letterText) : [];
  const rank = new Map(cited.map((id, index) => [id, index]));
  const rankOf = (item: E): number => rank.get(item.id) ?? rank.size;
  return included
    .map((item, index) => ({ item, index }))
    .sort((a, b) => rankOf(a.item) - rankOf(b.item) || a.index - b.index)
    .map(({ item }, index) => ({ label: exhibitLabel(index, packetOptions.exhibitLabels), evidence: item }));
}
