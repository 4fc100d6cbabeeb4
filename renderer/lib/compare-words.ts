import { diffWordsWithSpace } from 'diff';

export type DiffRun = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** What changed from one text to another, word by word. */
export function compareWords(before: string, after: string): readonly DiffRun[] {
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
