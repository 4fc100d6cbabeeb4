import { findEntry, type Catalogue } from '../../../shared/domain/catalogue.ts';
import type { Account } from '../../../shared/domain/account.ts';
import type { Case } from '../../../shared/domain/case.ts';
import { listOpenTypes } from '../../../shared/domain/checks/document-checks.ts';
import { listNeededTypes } from '../../../shared/domain/document-alternatives.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { ListedInteraction } from '../../../shared/domain/interaction.ts';
import { listWrittenParts, planShape } from '../../../shared/domain/plan-shape.ts';
import type { PlanPart, PlanText } from '../../../shared/domain/plan.ts';
import { isEmptyReview, type ReviewView } from '../../../shared/domain/review.ts';
import type { SetAside } from '../../../shared/domain/set-aside.ts';

/** What the overview reads: a case with everything in it. */
export type CaseView = {
  readonly case: Case;
  readonly account: Account;
  readonly noticeText: string;
  readonly evidence: readonly Evidence[];
  readonly plan: PlanText;
  readonly interactions: readonly ListedInteraction[];
  readonly findings: readonly Finding[];
  /** What the user says is not needed, and findings that they don't follow. */
  readonly setAside: readonly SetAside[];
  readonly catalogue: Catalogue;
  /** The same in the interface's language, for what is shown. */
  readonly shown: Catalogue;
  readonly review: ReviewView;
};

/** One thing that is either there or not. */
export type ProgressItem =
  | { readonly kind: 'notice-text' | 'reason' | 'notice-date' | 'notice-ids'; readonly isDone: boolean }
  | { readonly kind: 'review'; readonly isDone: boolean }
  | { readonly kind: 'document'; readonly typeId: string; readonly isDone: boolean }
  | { readonly kind: 'any-document' | 'document-facts'; readonly isDone: boolean }
  | { readonly kind: 'plan-part'; readonly part: PlanPart; readonly isDone: boolean }
  | { readonly kind: 'no-errors' | 'sent' | 'contact-logged' | 'follow-up'; readonly isDone: boolean };

export type StepId = 'notice' | 'review' | 'evidence' | 'plan' | 'packet' | 'send';
export type ProgressStep = { readonly id: StepId; readonly items: readonly ProgressItem[] };
export type StepState = 'done' | 'started' | 'open';

/** The steps of an appeal with what each one counts. A step without items isn't part of this appeal. */
export function listSteps(view: CaseView): readonly ProgressStep[] {
  const steps: readonly ProgressStep[] = [
    { id: 'notice', items: noticeItems(view) },
    { id: 'review', items: reviewItems(view) },
    { id: 'evidence', items: evidenceItems(view) },
    { id: 'plan', items: planItems(view) },
    { id: 'packet', items: [{ kind: 'no-errors', isDone: isWithoutErrors(view) }] },
    { id: 'send', items: sendItems(view) },
  ];
  return steps.filter((step) => step.items.length > 0);
}

export function countDone(items: readonly ProgressItem[]): number {
  return items.filter((item) => item.isDone).length;
}

export function stateOfStep({ items }: ProgressStep): StepState {
  const done = countDone(items);
  return done === items.length ? 'done' : done > 0 ? 'started' : 'open';
}

function noticeItems({ case: it, noticeText }: CaseView): readonly ProgressItem[] {
  return [
    { kind: 'notice-text', isDone: noticeText.trim() !== '' },
    { kind: 'reason', isDone: it.reasons.length > 0 },
    { kind: 'notice-date', isDone: it.noticeReceivedOn !== null },
    { kind: 'notice-ids', isDone: it.caseIds.length + it.complaintIds.length + it.asins.length > 0 },
  ];
}

/** A plan and a dispute are made from what happened; on the other paths there is nothing to write down. */
function reviewItems({ case: it, review }: CaseView): readonly ProgressItem[] {
  return it.path === 'admit' || it.path === 'dispute' ? [{ kind: 'review', isDone: !isEmptyReview(review) }] : [];
}

/** A document that the case needs counts as done when it is there, and when the case says why it isn't. */
function evidenceItems(view: CaseView): readonly ProgressItem[] {
  const { evidence, catalogue } = view;
  const included = evidence.filter((item) => item.include);
  const needed = listNeededTypes(view.case.reasons, catalogue);
  const open = new Set(listOpenTypes(view, catalogue));
  const documents: readonly ProgressItem[] =
    needed.length === 0
      ? [{ kind: 'any-document', isDone: included.length > 0 }]
      : needed.map(({ type }) => ({ kind: 'document', typeId: type, isDone: !open.has(type) }));
  // Where no document has to be there, none has to be described.
  const isExpected = included.length > 0 || documents.some(({ isDone }) => !isDone);
  const isDescribed = !isExpected || (included.length > 0 && included.every((item) => !lacksFacts(item, catalogue)));
  return [...documents, { kind: 'document-facts', isDone: isDescribed }];
}

/** Whether a document still lacks its type, or the date or issuer that its type is asked for. */
export function lacksFacts(evidence: Evidence, catalogue: Catalogue): boolean {
  const type = findEntry(catalogue.documentTypes, evidence.type);
  if (!type || evidence.type === 'other_document') return true;
  if (type.fields.includes('documentDate') && evidence.documentDate === null) return true;
  return type.fields.includes('issuer') && evidence.issuer.trim() === '';
}

function planItems({ case: it, plan }: CaseView): readonly ProgressItem[] {
  return planShape(it.path).parts.map(({ part }) => ({
    kind: 'plan-part',
    part,
    isDone: plan[part].trim() !== '',
  }));
}

/** An empty case has no faults either, but nothing is ready about it. */
function isWithoutErrors({ case: it, findings, evidence, plan }: CaseView): boolean {
  const hasContent = evidence.some((item) => item.include) || listWrittenParts(plan, it.path).length > 0;
  return hasContent && !findings.some((finding) => finding.level === 'error');
}

function sendItems({ case: it, interactions }: CaseView): readonly ProgressItem[] {
  return [
    { kind: 'sent', isDone: it.status !== 'preparing' },
    {
      kind: 'contact-logged',
      isDone: it.status !== 'preparing' && interactions.some((one) => one.direction === 'out'),
    },
    { kind: 'follow-up', isDone: it.status !== 'preparing' && interactions.some((one) => one.followUpOn !== null) },
  ];
}
