import { listAskedItems } from './asked-items.ts';
import { findEntry, labelOf, type Catalogue } from './catalogue.ts';
import { listDocumentRules } from './document-rules.ts';
import type { Said } from './said.ts';
import { findExplanation, listNeededTypes } from './document-alternatives.ts';
import type { CaseDetails } from './case.ts';
import type { Finding } from './finding.ts';
import type { Evidence } from './evidence.ts';
import { findNotNeeded } from './not-needed.ts';
import type { SetAside } from './set-aside.ts';
import { PLAN_PARTS, type PlanPart, type PlanText } from './plan.ts';

/**
 * `not-needed`: the user says so. `fails`: what is there breaks a rule; `explained`: it is not there, and the plan says why. `unclear`: the notice's words name no paper and no part of the plan that we know; only the user can tell.
 */
export type ChecklistState = 'present' | 'fails' | 'left-out' | 'explained' | 'not-needed' | 'missing' | 'unclear';

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
  /** What such a paper must be, in words. */
  readonly rules: readonly Said[];
  /** Names of the types that can stand in for the first one, where it is a type of the reason. */
  readonly alternatives: readonly string[];
  /** The sentence that explains why it is not there, or the user's note why it is not needed. */
  readonly note: string | null;
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
    /** What replies to the last round ask, in Amazon's words. */
    readonly replyItems?: readonly string[];
    readonly plan: PlanText;
    readonly evidence: readonly E[];
    /** What the checks found; without them nothing `fails`. */
    readonly findings?: readonly Finding[];
    /** Whose plan may explain what is missing, and whose days count; without it nothing is `explained`. */
    readonly details?: CaseDetails;
    /** What the user set aside; holds what is not needed. */
    readonly setAside?: readonly SetAside[];
  },
  catalogue: Pick<Catalogue, 'reasons' | 'documentTypes'>,
): Checklist<E> {
  const reasons = file.reasons.flatMap((id) => findEntry(catalogue.reasons, id) ?? []);
  const needed = listNeededTypes(file.reasons, catalogue);
  const required = needed.map(({ type }) => type);
  const supporting = [...new Set(reasons.flatMap((reason) => reason.supportingTypes))];
  const stateOf = (evidence: readonly E[]): ChecklistState => stateOfPapers(evidence, file.findings ?? []);
  const rulesOf = (type: string | undefined): readonly Said[] =>
    type === undefined ? [] : listDocumentRules(type, file.details?.noticeReceivedOn ?? null, catalogue);
  const judged = (item: ChecklistItem<E>): ChecklistItem<E> => withNotNeeded(item, file.setAside ?? []);
  const ofType = (type: string, others: readonly string[] = []): ChecklistItem<E> => {
    const documentTypes = [type, ...others];
    const evidence = file.evidence.filter((item) => documentTypes.includes(item.type));
    const found = stateOf(evidence);
    const note = found === 'missing' && file.details ? explain(file.plan, file.details, type, catalogue) : null;
    return judged({
      ...{ id: type, text: labelOf(catalogue.documentTypes, type), documentTypes, planParts: [], evidence },
      ...{ state: note === null ? found : 'explained', rules: rulesOf(type), note },
      alternatives: others.map((other) => labelOf(catalogue.documentTypes, other)),
    });
  };
  return {
    asked: listAskedItems(file.noticeText, file.replyItems ?? []).map(({ text, documentTypes, planParts }, index) => {
      const evidence = file.evidence.filter((item) => documentTypes.includes(item.type));
      const papers = documentTypes.length > 0 ? [stateOf(evidence)] : [];
      const parts = planParts.length > 0 ? [stateOfParts(planParts, file.plan)] : [];
      const state = worstOf([...papers, ...parts]);
      const words = { rules: rulesOf(documentTypes[0]), alternatives: [], note: null };
      return judged({ id: `asked-${index}`, text, documentTypes, planParts, evidence, state, ...words });
    }),
    required: needed.map(({ type, alternatives }) => ofType(type, alternatives)),
    supporting: supporting.filter((type) => !required.includes(type)).map((type) => ofType(type)),
  };
}

/** The user's word counts where something is not there. */
function withNotNeeded<E>(item: ChecklistItem<E>, setAside: readonly SetAside[]): ChecklistItem<E> {
  if (!['missing', 'unclear', 'left-out'].includes(item.state)) return item;
  const note = findNotNeeded(setAside, item.text);
  return note === undefined ? item : { ...item, state: 'not-needed', note };
}

function explain(
  plan: PlanText,
  details: CaseDetails,
  type: string,
  catalogue: Pick<Catalogue, 'documentTypes'>,
): string | null {
  return findExplanation({ plan, case: details }, type, catalogue)?.trim() ?? null;
}

const DONE: ReadonlySet<ChecklistState> = new Set(['present', 'explained', 'not-needed']);

/** How many items of a checklist's first two parts are there, of how many that we can judge. */
export function countChecklist(checklist: Checklist<unknown>): { readonly present: number; readonly total: number } {
  const judged = [...checklist.asked, ...checklist.required].filter((item) => item.state !== 'unclear');
  const done = judged.filter(({ state }) => DONE.has(state));
  return { present: done.length, total: judged.length };
}

/** Not being cited says nothing about the paper itself. */
const ABOUT_PLAN = new Set(['exhibit-uncited']);

function stateOfPapers(evidence: readonly Piece[], findings: readonly Finding[]): ChecklistState {
  if (evidence.length === 0) return 'missing';
  const used = evidence.filter((item) => item.include);
  if (used.length === 0) return 'left-out';
  const fails = ({ id }: Piece): boolean =>
    findings.some(({ rule, level, where }) => level !== 'info' && where === `evidence/${id}` && !ABOUT_PLAN.has(rule));
  return used.every(fails) ? 'fails' : 'present';
}

function stateOfParts(parts: readonly PlanPart[], plan: PlanText): ChecklistState {
  return PLAN_PARTS.every((part) => !parts.includes(part) || plan[part].trim() !== '') ? 'present' : 'missing';
}

function worstOf(states: readonly ChecklistState[]): ChecklistState {
  const order: readonly ChecklistState[] = ['missing', 'left-out', 'fails', 'present'];
  return order.find((state) => states.includes(state)) ?? 'unclear';
}
