import type { CheckedCase } from '../case-file.ts';
import { type LocalDate } from '../dates.ts';
import type { Finding } from '../finding.ts';
import { parsePlanMarkup, type Block } from '../plan-markup.ts';
import { planShape } from '../plan-shape.ts';
import { listUnclearDates, listWrittenDays } from '../text-checks/find-dates-in-text.ts';
import { say, sayDay, sayList } from '../said.ts';
import { sayHeading } from '../say-heading.ts';
import { tellFinding } from '../tell-finding.ts';

/** Proof of a changed process, which should be dated after the notice (domain.md 2.3). */
const PROCESS_PAPERS = new Set(['sop_document', 'training_record', 'qc_checklist']);

/**
 * Dates in order (domain.md 6.4 rule 10): the notice, then what was done about it, then the submission; no document from
 * days to come.
 * @param today the day of submission
 */
export function checkDates(file: CheckedCase, today: LocalDate): readonly Finding[] {
  return [
    ...checkNoticeDay(file, today),
    ...checkDocumentDays(file, today),
    ...checkSteps(file, today),
    ...checkUnclearDays(file),
  ];
}

/** Dates of the plan that readers of two countries read as two days. */
function checkUnclearDays({ case: { path }, plan }: CheckedCase): readonly Finding[] {
  return planShape(path).parts.flatMap(({ part, heading }): readonly Finding[] => {
    const dates = [...new Set(listUnclearDates(plan[part]))];
    if (dates.length === 0) return [];
    const message = say`${sayHeading(heading)}: ${sayList(dates.map((date) => `"${date}"`))} can be read in two ways: is the month first, or the day?`;
    const fix = say`Write the month as a word, or year first: "3 April 2026" or "2026-04-03".`;
    return [tellFinding({ rule: 'date-unclear', level: 'warning', where: `plan/${part}`, message, fix })];
  });
}

function checkNoticeDay({ case: { noticeReceivedOn } }: CheckedCase, today: LocalDate): readonly Finding[] {
  if (noticeReceivedOn === null || noticeReceivedOn <= today) return [];
  return [
    tellFinding({
      rule: 'date-in-future',
      level: 'warning',
      where: 'case/noticeReceivedOn',
      message: say`The notice is said to have come on ${sayDay(noticeReceivedOn)}, which is after ${sayDay(today)}.`,
      fix: say`Correct the day on which the notice came.`,
    }),
  ];
}

function checkDocumentDays(file: CheckedCase, today: LocalDate): readonly Finding[] {
  const { noticeReceivedOn } = file.case;
  return file.evidence.flatMap(({ id, include, title, type, documentDate }): readonly Finding[] => {
    if (!include || documentDate === null) return [];
    const where = `evidence/${id}`;
    if (documentDate > today) {
      const message = say`"${title}" is dated ${sayDay(documentDate)}, which is after the day of sending, ${sayDay(today)}.`;
      return [
        tellFinding({
          rule: 'date-in-future',
          level: 'warning',
          where,
          message,
          fix: say`Read the date on the document once more.`,
        }),
      ];
    }
    if (!PROCESS_PAPERS.has(type) || noticeReceivedOn === null || documentDate >= noticeReceivedOn) return [];
    const message = say`"${title}" is from ${sayDay(documentDate)}, before the notice. It shows how you worked when the problem arose, not what you changed.`;
    const fix = say`Add the version that you put in force after the notice, or say what was changed since.`;
    return [tellFinding({ rule: 'process-before-notice', level: 'info', where, message, fix })];
  });
}

/** Only corrective actions: facts, orders and purchases of the other parts are older than the notice, rightly. */
function checkSteps(file: CheckedCase, today: LocalDate): readonly Finding[] {
  const { path, noticeReceivedOn } = file.case;
  const part = planShape(path).parts.find((one) => one.part === 'correctiveActions');
  if (path !== 'admit' || part === undefined) return [];
  return listSentences(parsePlanMarkup(file.plan.correctiveActions)).flatMap((sentence): readonly Finding[] => {
    const days = listWrittenDays(sentence);
    const quote = say`${sayHeading(part.heading)}: "${sentence.length > 160 ? `${sentence.slice(0, 159)}…` : sentence}"`;
    const where = 'plan/correctiveActions';
    const late = days.find((day) => day > today);
    if (late !== undefined) {
      const message = say`${quote} names ${sayDay(late)}, which is after the day of sending.`;
      const fix = say`Say what is done already. What is only planned counts little; a wrong date counts against you.`;
      return [tellFinding({ rule: 'date-after-submission', level: 'warning', where, message, fix })];
    }
    // A sentence may also name the days of old orders; one day in order is enough.
    const isInOrder = noticeReceivedOn === null || days.length === 0 || days.some((day) => day >= noticeReceivedOn);
    if (isInOrder) return [];
    const message = say`${quote} names only days before the notice (${sayDay(noticeReceivedOn)}).`;
    const fix = say`Correct the date. If you did it before the notice, say so, and say why it was not enough.`;
    return [tellFinding({ rule: 'date-before-notice', level: 'warning', where, message, fix })];
  });
}

function listSentences(blocks: readonly Block[]): readonly string[] {
  return blocks
    .map(({ inlines }) => inlines.map((inline) => (inline.kind === 'text' ? inline.text : '')).join(''))
    .flatMap((text) => text.split(/(?<=[.!?])\s+(?=\p{Lu})/u))
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '');
}
