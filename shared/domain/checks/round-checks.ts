import type { LocalDate } from '../dates.ts';
import type { CheckedCase } from '../case-file.ts';
import { listSentBefore } from '../compare-submissions.ts';
import type { Finding } from '../finding.ts';
import { draftAppeal, findRoundNews, hasNews } from '../round-news.ts';
import { say, sayDay, sayList } from '../said.ts';
import { tellFinding } from '../tell-finding.ts';

/**
 * Rules of a further round: something is new (domain.md 5.5), and the seller knows which files went out before (7.1).
 * Nothing while nothing was sent. What contradicts the last appeal is found by `checkAgainstLastAppeal`.
 */
export function checkRounds(file: CheckedCase): readonly Finding[] {
  const news = findRoundNews(file);
  if (news === null) return [];
  const isSame = !hasNews(news) && news.dropped.length === 0;
  return [...(isSame ? [describeNothingNew(news.since)] : []), ...checkSentBefore(file)];
}

function describeNothingNew(day: LocalDate): Finding {
  return tellFinding({
    rule: 'nothing-new',
    level: 'info',
    where: 'plan/rootCause',
    message: say`The plan and the documents are those of your appeal of ${sayDay(day)}.`,
    fix: say`Before you send another appeal, add a new fact or a new document. The same appeal once more rarely helps.`,
  });
}

/** One finding for all of them: most exhibits of a second round are rightly sent again. */
function checkSentBefore(file: CheckedCase): readonly Finding[] {
  const before = listSentBefore(draftAppeal(file).exhibits, file.submissions ?? []);
  const first = before[0];
  if (!first) return [];
  const names = before.slice(0, 5).map(({ title, round }) => say`"${title}" (round ${round})`);
  const more = before.length > names.length ? say` and ${before.length - names.length} more` : '';
  const files = before.length === 1 ? say`This file was already sent` : say`These files were already sent`;
  return [
    tellFinding({
      rule: 'file-sent-before',
      level: 'info',
      where: `evidence/${first.evidenceId}`,
      message: say`${files}: ${sayList(names)}${more}.`,
      fix: say`Send a file again only where the new appeal still needs it. If Amazon could not verify it, look for a better one.`,
    }),
  ];
}
