import { findEntry, labelOf, type Catalogue } from './catalogue.ts';
import type { Evidence } from './evidence.ts';
import { PLAN_PARTS, type PlanPart, type PlanText } from './plan.ts';
import { listRequestedItems } from './requested-items.ts';

/** `unclear`: the notice's words name no paper and no part of the plan that we know; only the user can tell. */
export type ChecklistState = 'present' | 'left-out' | 'missing' | 'unclear';

/** One thing to have, and what stands for it in the case. */
export type ChecklistItem<E> = {
  /** Unique within its list. */
  readonly id: string;
  /** The notice's own words, or the name of a document type. */
  readonly text: string;
  /** Any one of them answers it; a file dropped on it gets the first. */
  readonly documentTypes: readonly string[];
  /** Parts of the plan that answer it, each of them. */
  readonly planParts: readonly PlanPart[];
  /** What the case has of these types, in list order, left out or not. */
  readonly evidence: readonly E[];
  readonly state: ChecklistState;
};

export type Checklist<E> = {
  /** What the notice asks for. It wins over the other two. */
  readonly asked: readonly ChecklistItem<E>[];
  /** What the case's reasons usually need. */
  readonly required: readonly ChecklistItem<E>[];
  /** What usually helps beside it. */
  readonly supporting: readonly ChecklistItem<E>[];
};

type Piece = Pick<Evidence, 'id' | 'type' | 'include'>;

/**
 * What a case should have and what of it is there: what its notice asks for (read by `listRequestedItems`), then the
 * catalogue's types for its reasons, each once. A reading aid; the user decides.
 * @param evidence in list order
 */
export function makeChecklist<E extends Piece>(
  file: {
    readonly reasons: readonly string[];
    readonly noticeText: string;
    readonly plan: PlanText;
    readonly evidence: readonly E[];
  },
  catalogue: Pick<Catalogue, 'reasons' | 'documentTypes'>,
): Checklist<E> {
  const reasons = file.reasons.flatMap((id) => findEntry(catalogue.reasons, id) ?? []);
  const required = [...new Set(reasons.flatMap((reason) => reason.requiredTypes))];
  const supporting = [...new Set(reasons.flatMap((reason) => reason.supportingTypes))];
  const ofType = (type: string): ChecklistItem<E> => {
    const evidence = file.evidence.filter((item) => item.type === type);
    const text = labelOf(catalogue.documentTypes, type);
    return { id: type, text, documentTypes: [type], planParts: [], evidence, state: stateOfPapers(evidence) };
  };
  return {
    asked: listRequestedItems(file.noticeText).map(({ text, documentTypes, planParts }, index) => {
      const evidence = file.evidence.filter((item) => documentTypes.includes(item.type));
      const papers = documentTypes.length > 0 ? [stateOfPapers(evidence)] : [];
      const parts = planParts.length > 0 ? [stateOfParts(planParts, file.plan)] : [];
      const state = worstOf([...papers, ...parts]);
      return { id: `asked-${index}`, text, documentTypes, planParts, evidence, state };
    }),
    required: required.map(ofType),
    supporting: supporting.filter((type) => !required.includes(type)).map(ofType),
  };
}

/** How many items of a checklist's first two parts are there, of how many that we can judge. */
export function countChecklist(checklist: Checklist<unknown>): { readonly present: number; readonly total: number } {
  const judged = [...checklist.asked, ...checklist.required].filter((item) => item.state !== 'unclear');
  return { present: judged.filter((item) => item.state === 'present').length, total: judged.length };
}

function stateOfPapers(evidence: readonly Piece[]): ChecklistState {
  if (evidence.length === 0) return 'missing';
  return evidence.some((item) => item.include) ? 'present' : 'left-out';
}

function stateOfParts(parts: readonly PlanPart[], plan: PlanText): ChecklistState {
  return PLAN_PARTS.every((part) => !parts.includes(part) || plan[part].trim() !== '') ? 'present' : 'missing';
}

function worstOf(states: readonly ChecklistState[]): ChecklistState {
  const order: readonly ChecklistState[] = ['missing', 'left-out', 'present'];
  return order.find((state) => states.includes(state)) ?? 'unclear';
}
