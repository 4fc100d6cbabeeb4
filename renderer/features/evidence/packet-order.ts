import type { Evidence } from '../../../shared/domain/evidence.ts';
import { listExhibits, type ExhibitRules } from '../../../shared/domain/exhibits.ts';
import type { PlanText } from '../../../shared/domain/plan.ts';
import { rememberLast } from '../../lib/remember-last.ts';

/** A row of the evidence list: the exhibit's letter, or null for evidence that is left out. */
export type EvidenceRow = { readonly label: string | null; readonly evidence: Evidence };

/** All evidence as the list shows it: exhibits in packet order, then what is left out, in list order. */
export const listEvidenceRows = rememberLast(
  (evidence: readonly Evidence[], plan: PlanText, rules: ExhibitRules): readonly EvidenceRow[] => [
    ...listExhibits(evidence, plan, rules),
    ...evidence.filter((item) => !item.include).map((item) => ({ label: null, evidence: item })),
  ],
);

/** The ids with one of them moved up (-1) or down (1); unchanged at either end. */
export function moveBy<Id>(ids: readonly Id[], id: Id, by: -1 | 1): readonly Id[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return ids;
  return ids.with(from, ids[to] as Id).with(to, id);
}

/** The ids with some of them (in their order) put before or after another one. */
export function moveBeside<Id>(
  ids: readonly Id[],
  moved: ReadonlySet<Id>,
  target: Id,
  side: 'before' | 'after',
): readonly Id[] {
  if (moved.has(target)) return ids;
  const rest = ids.filter((id) => !moved.has(id));
  const at = rest.indexOf(target) + (side === 'after' ? 1 : 0);
  return [...rest.slice(0, at), ...ids.filter((id) => moved.has(id)), ...rest.slice(at)];
}
