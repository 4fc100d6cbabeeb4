import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import { listWrittenParts, planShape } from '../../../shared/domain/plan-shape.ts';
import type { PlanPart } from '../../../shared/domain/plan.ts';
import { listOpenFollowUps, writtenDay } from '../../../shared/domain/clocks/open-follow-ups.ts';
import { lacksFacts, listSteps, type CaseView, type ProgressItem } from './case-progress.ts';

/** The one thing to do now. */
export type NextStep =
  | { readonly kind: 'paste-notice' | 'choose-reason' | 'note-date' | 'note-ids' | 'add-evidence' | 'export' }
  | { readonly kind: 'add-document'; readonly typeId: string }
  | { readonly kind: 'describe-document'; readonly evidenceId: string; readonly title: string }
  | { readonly kind: 'write-part'; readonly part: PlanPart }
  | { readonly kind: 'mend'; readonly finding: Finding; readonly count: number }
  | { readonly kind: 'answer-request' | 'log-contact' | 'set-follow-up' }
  | {
      readonly kind: 'wait';
      readonly until: LocalDate;
      /** The day of the last message to Amazon. */
      readonly sentOn: LocalDate;
    }
  | { readonly kind: 'follow-up'; readonly since: LocalDate }
  | { readonly kind: 'reinstated' | 'refused' };

/** What to do next in a case: the first thing in the order of the steps that isn't there yet, or when to look again. */
export function findNextStep(view: CaseView, today: LocalDate): NextStep {
  switch (view.case.status) {
    case 'reinstated':
      return { kind: 'reinstated' };
    case 'refused':
      return { kind: 'refused' };
    case 'sent':
      return afterSending(view, today);
    case 'more-asked':
      return findGap(view) ?? { kind: 'answer-request' };
    case 'preparing':
      return findGap(view) ?? { kind: 'export' };
  }
}

function afterSending({ interactions }: CaseView, today: LocalDate): NextStep {
  const sentOn = interactions
    .filter((one) => one.direction === 'out')
    .map(({ at }) => writtenDay(at))
    .sort()
    .at(-1);
  if (sentOn === undefined) return { kind: 'log-contact' };
  const [next] = listOpenFollowUps(interactions);
  if (next === undefined) return { kind: 'set-follow-up' };
  return next > today ? { kind: 'wait', until: next, sentOn } : { kind: 'follow-up', since: next };
}

/**
 * The first thing that is missing. Documents come before the plan, but once the plan has been begun a document that isn't
 * there no longer stands in the way: the notice may not ask for it.
 */
function findGap(view: CaseView): NextStep | undefined {
  const { path } = view.case;
  // The review helps to write the plan, and some sentences of the letter may stay away: no appeal has to wait for them.
  const waitsForNone = new Set(['send', 'review', ...(planShape(path).place === 'letter' ? ['plan'] : [])]);
  const items = listSteps(view)
    .filter((step) => !waitsForNone.has(step.id))
    .flatMap((step) => step.items);
  const isPlanBegun = listWrittenParts(view.plan, path).length > 0;
  const isLate = (item: ProgressItem): boolean => isPlanBegun && item.kind === 'document';
  const ordered = [...items.filter((item) => !isLate(item)), ...items.filter(isLate)];
  const open = ordered.find((item) => !item.isDone);
  return open && stepFor(open, view);
}

function stepFor(item: ProgressItem, view: CaseView): NextStep {
  switch (item.kind) {
    case 'notice-text':
      return { kind: 'paste-notice' };
    case 'reason':
      return { kind: 'choose-reason' };
    case 'notice-date':
      return { kind: 'note-date' };
    case 'notice-ids':
      return { kind: 'note-ids' };
    case 'document':
      return { kind: 'add-document', typeId: item.typeId };
    case 'plan-part':
      return { kind: 'write-part', part: item.part };
    case 'document-facts':
      return describeFirst(view);
    case 'no-errors':
      return mendFirst(view);
    default:
      return { kind: 'add-evidence' };
  }
}

function describeFirst({ evidence, catalogue }: CaseView): NextStep {
  const first = evidence.find((item) => item.include && lacksFacts(item, catalogue));
  return first ? { kind: 'describe-document', evidenceId: first.id, title: first.title } : { kind: 'add-evidence' };
}

function mendFirst({ findings }: CaseView): NextStep {
  const errors = findings.filter((finding) => finding.level === 'error');
  const [first] = errors;
  return first ? { kind: 'mend', finding: first, count: errors.length } : { kind: 'add-evidence' };
}
