import type { CaseFile } from '../case-file.ts';
import { appealOf, compareSubmissions, listSentBefore, type Appeal } from '../compare-submissions.ts';
import { formatLongDate } from '../dates.ts';
import { listExhibits } from '../exhibits.ts';
import type { Finding } from '../finding.ts';
import { PLAN_PARTS } from '../plan.ts';

/**
 * Rules of a further round: something is new (domain.md 5.5), and the seller knows which files went out before (7.1).
 * Nothing while nothing was sent. What contradicts the last appeal is found by `checkAgainstLastAppeal`.
 */
export function checkRounds(file: CaseFile): readonly Finding[] {
  const last = file.submissions?.at(-1);
  if (!file.submissions || !last) return [];
  const now = draftAppeal(file);
  const { added, changed } = compareSubmissions(appealOf(last), now);
  const day = formatLongDate(last.sentAt.slice(0, 10));
  // What was sent is as it was; a case that waits says the same as what it waits for.
  const isSame =
    added.length === 0 && changed.length === 0 && PLAN_PARTS.every((part) => now.plan[part] === last.plan[part]);
  return [...(isSame ? [describeNothingNew(day)] : []), ...checkSentBefore(file, now)];
}

/** What a case would say if it were sent now. */
export function draftAppeal(file: CaseFile): Appeal {
  const exhibits = listExhibits(file.evidence, file.plan, file.case);
  return {
    letter: file.case.packetOptions.letterText ?? '',
    plan: file.plan,
    path: file.case.path,
    exhibits: exhibits.map(({ label, evidence: { id, file: held, ...facts } }) => ({
      ...facts,
      ...{ label, evidenceId: id, sha256: held.sha256 },
    })),
  };
}

function describeNothingNew(day: string): Finding {
  return {
    rule: 'nothing-new',
    level: 'info',
    where: 'plan/rootCause',
    message: `The plan and the documents are those of your appeal of ${day}.`,
    fix: 'Before you send another appeal, add a new fact or a new document. The same appeal once more rarely helps.',
  };
}

/** One finding for all of them: most exhibits of a second round are rightly sent again. */
function checkSentBefore({ submissions = [] }: CaseFile, { exhibits }: Appeal): readonly Finding[] {
  const before = listSentBefore(exhibits, submissions);
  const first = before[0];
  if (!first) return [];
  const names = before.slice(0, 5).map(({ title, round }) => `"${title}" (round ${round})`);
  const more = before.length > names.length ? ` and ${before.length - names.length} more` : '';
  const files = before.length === 1 ? 'This file was already sent' : 'These files were already sent';
  return [
    {
      rule: 'file-sent-before',
      level: 'info',
      where: `evidence/${first.evidenceId}`,
      message: `${files}: ${names.join(', ')}${more}.`,
      fix: 'Send a file again only where the new appeal still needs it. If Amazon could not verify it, look for a better one.',
    },
  ];
}
