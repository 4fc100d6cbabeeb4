import { formatPlainText, parsePlanMarkup } from '../../../shared/domain/plan-markup.ts';
import { PLAN_PARTS, type PlanPart, type PlanText } from '../../../shared/domain/plan.ts';
import { compareWords, type DiffRun } from '../../lib/compare-words.ts';
import { countWords } from './measure-plan.ts';

/** What changed from one text to another. */
export type TextComparison = {
  readonly runs: readonly DiffRun[];
  readonly addedWords: number;
  readonly removedWords: number;
};
export type PartDiff = TextComparison & { readonly part: PlanPart };

type NameOf = (evidenceId: string, page: number | null) => string;

/**
 * What changed from one text of a plan to another, word by word, for each part.
 * @param nameOf names citations on both sides alike, so that a new order of the exhibits is no change
 */
export function comparePlans(before: PlanText, after: PlanText, nameOf: NameOf): readonly PartDiff[] {
  return PLAN_PARTS.map((part) => ({ part, ...compareMarkup(before[part], after[part], nameOf) }));
}

/**
 * The same for letters that the user wrote; null stands for the generated one, which counts as no text.
 * @returns null when there is nothing to compare: no own letter on either side, or a version that kept none
 */
export function compareLetters(
  before: string | null | undefined,
  after: string | null,
  nameOf: NameOf,
): TextComparison | null {
  if (before === undefined || (before === null && after === null)) return null;
  return compareMarkup(before ?? '', after ?? '', nameOf);
}

function compareMarkup(before: string, after: string, nameOf: NameOf): TextComparison {
  const [old, now] = [before, after].map((markup) => formatPlainText(parsePlanMarkup(markup), nameOf));
  const runs = compareWords(old ?? '', now ?? '');
  const wordsOf = (kind: DiffRun['kind']): number =>
    runs.reduce((sum, run) => sum + (run.kind === kind ? countWords(run.text) : 0), 0);
  return { runs, addedWords: wordsOf('added'), removedWords: wordsOf('removed') };
}
