import type { CaseFile } from './case-file.ts';
import { appealOf, compareSubmissions, type Appeal } from './compare-submissions.ts';
import type { LocalDate } from './dates.ts';
import { listExhibits } from './exhibits.ts';
import { PLAN_PARTS, type PlanPart } from './plan.ts';
import type { SentExhibit } from './sent-content.ts';

/** What a case would say now that its last appeal didn't. */
export type RoundNews = {
  /** The day of the last appeal, as the seller told it. */
  readonly since: LocalDate;
  readonly added: readonly SentExhibit[];
  /** With another file than before. */
  readonly replaced: readonly SentExhibit[];
  readonly dropped: readonly SentExhibit[];
  /** Parts of the plan whose text is another. */
  readonly parts: readonly PlanPart[];
};

/** What of a case its letter, packet and comparisons are made from. */
export type DraftedCase = Pick<CaseFile, 'evidence' | 'plan' | 'case' | 'submissions'>;

/** What a case would say if it were sent now; its letter only where the user wrote it. */
export function draftAppeal({ evidence, plan, case: it }: DraftedCase): Appeal {
  return {
    letter: it.packetOptions.letterText ?? '',
    plan,
    path: it.path,
    exhibits: listExhibits(evidence, plan, it).map(({ label, evidence: { id, file: held, ...facts } }) => ({
      ...facts,
      ...{ label, evidenceId: id, sha256: held.sha256 },
    })),
  };
}

/** What is new since the last appeal; null while nothing was sent. */
export function findRoundNews(file: DraftedCase): RoundNews | null {
  const last = file.submissions?.at(-1);
  if (!last) return null;
  const before = appealOf(last);
  const now = draftAppeal(file);
  const { added, changed, dropped } = compareSubmissions(before, now);
  return {
    since: last.sentAt.slice(0, 10),
    ...{ added, dropped },
    replaced: changed.filter(({ isReplaced }) => isReplaced).map(({ later }) => later),
    parts: PLAN_PARTS.filter((part) => now.plan[part].trim() !== '' && now.plan[part] !== before.plan[part]),
  };
}

/** Whether the case has a new fact or document since its last appeal. */
export function hasNews({ added, replaced, parts }: RoundNews): boolean {
  return added.length + replaced.length + parts.length > 0;
}
