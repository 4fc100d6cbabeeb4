import type { CheckedCase, FiledSubmission } from '../case-file.ts';
import type { Finding } from '../finding.ts';
import { selectShownPlan } from '../plan-shape.ts';
import { findContradictions, type Contradiction } from './find-contradictions.ts';
import { say, type Said } from '../said.ts';
import { tellFinding } from '../tell-finding.ts';

/** What this appeal says otherwise than the last one that was sent (domain.md 6.4 rule 9). */
export function checkAgainstLastAppeal(file: CheckedCase): readonly Finding[] {
  const last = file.submissions?.at(-1);
  if (!last) return [];
  const now = {
    ...selectShownPlan(file.plan, file.case.path),
    letter: file.case.packetOptions.letterText ?? '',
    documents: file.evidence.filter(({ include }) => include),
  };
  const earlier = { ...last.plan, letter: file.case.packetOptions.letterText === null ? '' : last.letter };
  return findContradictions(earlier, now).map(toFinding);
}

const WORDS: Readonly<Record<Contradiction['about'], Said>> = {
  date: say`another day`,
  count: say`another number`,
  supplier: say`another supplier`,
};

function toFinding({ about, earlier, later }: Contradiction): Finding {
  return tellFinding({
    rule: 'contradicts-earlier',
    level: 'warning',
    where: later.where,
    message: say`The last appeal that you sent names ${WORDS[about]}: there "${earlier.value}", here "${later.value}" ("${later.sentence}").`,
    fix: say`Correct the wrong one. If the earlier one was wrong, say so in a sentence that names both, so that nobody has to guess.`,
  });
}

/** The texts of all earlier appeals of the case, each with its letter; text copied from them is pointed out. */
export function listEarlierTexts({
  submissions = [],
}: {
  readonly submissions?: readonly Pick<FiledSubmission, 'letter' | 'plan'>[] | undefined;
}): readonly string[] {
  return submissions
    .flatMap(({ letter, plan }) => [letter, plan.rootCause, plan.correctiveActions, plan.preventiveMeasures])
    .filter((text) => text.trim() !== '');
}
