import type { ExhibitOrder } from './case.ts';
import type { Evidence } from './evidence.ts';
import { listCitations, parsePlanMarkup } from './plan-markup.ts';
import { PLAN_PARTS, type PlanText } from './plan.ts';

/** 0 → A, 25 → Z, 26 → AA, 27 → AB… (spreadsheet columns). */
export function exhibitLabel(index: number): string {
  let label = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    label = String.fromCharCode(65 + (rest % 26)) + label;
  }
  return label;
}

/** Evidence ids in the order in which the plan first cites them, root cause first. */
export function citedEvidenceIds(plan: PlanText): readonly string[] {
  const cited = PLAN_PARTS.flatMap((part) => listCitations(parsePlanMarkup(plan[part]))).map((c) => c.evidenceId);
  return [...new Set<string>(cited)];
}

/** A piece of evidence as it stands in a packet. */
export type Exhibit<E> = { readonly label: string; readonly evidence: E };

/**
 * The packet's exhibits with their labels: in order of first citation and then of the list (`cited`), or in the order
 * of the list (`listed`). Evidence that isn't included is left out (design.md section 6).
 * @param evidence the case's evidence in list order
 */
export function listExhibits<E extends Pick<Evidence, 'id' | 'include'>>(
  evidence: readonly E[],
  plan: PlanText,
  order: ExhibitOrder,
): readonly Exhibit<E>[] {
  const included = evidence.filter((item) => item.include);
  const rank = new Map(order === 'cited' ? citedEvidenceIds(plan).map((id, index) => [id, index]) : []);
  const rankOf = (item: E): number => rank.get(item.id) ?? rank.size;
  return included
    .map((item, index) => ({ item, index }))
    .sort((a, b) => rankOf(a.item) - rankOf(b.item) || a.index - b.index)
    .map(({ item }, index) => ({ label: exhibitLabel(index), evidence: item }));
}
