import { formatPlainText, parsePlanMarkup } from '../../../shared/domain/plan-markup.ts';
import { PLAN_PARTS, type PlanPart, type PlanText } from '../../../shared/domain/plan.ts';
import { compareWords, type DiffRun } from '../../lib/compare-words.ts';
import { countWords } from './measure-plan.ts';

export type PartDiff = {
  readonly part: PlanPart;
  readonly runs: readonly DiffRun[];
  readonly addedWords: number;
  readonly removedWords: number;
};

type NameOf = (evidenceId: string, page: number | null) => string;

/**
 * What changed from one text of a plan to another, word by word, for each part.
 * @param nameOf names citations on both sides alike, so that a new order of the exhibits is no change
 */
export function comparePlans(before: PlanText, after: PlanText, nameOf: NameOf): readonly PartDiff[] {
  return PLAN_PARTS.map((part) => {
    const [old, now] = [before, after].map((plan) => formatPlainText(parsePlanMarkup(plan[part]), nameOf));
    const runs = compareWords(old ?? '', now ?? '');
    const wordsOf = (kind: DiffRun['kind']): number =>
      runs.reduce((sum, run) => sum + (run.kind === kind ? countWords(run.text) : 0), 0);
    return { part, runs, addedWords: wordsOf('added'), removedWords: wordsOf('removed') };
  });
}
