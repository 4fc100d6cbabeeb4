import { findEntry, labelOf, type Catalogue } from './catalogue.ts';
import type { CaseFile } from './case-file.ts';
import { foldText } from './compare-names.ts';
import { selectShownPlan } from './plan-shape.ts';

/** A document type that the reasons of a case usually need, with the types that can stand in for it. */
export type NeededType = { readonly type: string; readonly alternatives: readonly string[] };

/** What the reasons need, each type once. */
export function listNeededTypes(
  reasons: readonly string[],
  catalogue: Pick<Catalogue, 'reasons'>,
): readonly NeededType[] {
  const entries = reasons.flatMap((id) => findEntry(catalogue.reasons, id) ?? []);
  const types = [...new Set(entries.flatMap(({ requiredTypes }) => requiredTypes))];
  return types.map((type) => {
    const needing = entries.filter(({ requiredTypes }) => requiredTypes.includes(type));
    // Only what every reason that needs the type takes in its place.
    const [first, ...rest] = needing.map(({ alternatives }) => alternatives?.[type] ?? []);
    return { type, alternatives: (first ?? []).filter((other) => rest.every((list) => list.includes(other))) };
  });
}

const NEGATION =
  /\b(?:no|not|none|never|cannot|can't|don't|doesn't|didn't|haven't|unable|without|instead|lost|unavailable)\b/i;
/** Words of a type's name that say little. */
const SMALL_WORDS = new Set(['a', 'an', 'and', 'of', 'or', 'the', 'for', 'with', 'by', 'in', 'on', 'to']);

/**
 * The sentence of the plan or of the user's letter that says why a document is not there; undefined without one. It must
 * name the document and say no (domain.md 6.4 rule 5, "an explicit explanation").
 */
export function findExplanation(
  file: Pick<CaseFile, 'plan' | 'case'>,
  type: string,
  catalogue: Pick<Catalogue, 'documentTypes'>,
): string | undefined {
  const words = foldText(labelOf(catalogue.documentTypes, type).replace(/\(.*?\)/g, ''))
    .split(' ')
    .filter((word) => !SMALL_WORDS.has(word))
    .map((word) => word.replace(/s$/, ''));
  const plan = Object.values(selectShownPlan(file.plan, file.case.path));
  const sentences = [...plan, file.case.packetOptions.letterText ?? ''].flatMap((text) =>
    text.split(/\n|(?<=[.!?])\s+/),
  );
  return sentences.find((sentence) => {
    if (words.length === 0 || !NEGATION.test(sentence.replaceAll('’', "'"))) return false;
    const said = foldText(sentence)
      .split(' ')
      .map((word) => word.replace(/s$/, ''));
    return words.every((word) => said.includes(word));
  });
}
