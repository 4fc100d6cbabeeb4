import { sayList, type ListMark } from '../../shared/domain/said.ts';
import { sayNow } from './use-say.ts';

/** Words one after the other, with what stands between them in the language of the moment (`, ` in English, `、` in Chinese). */
export function joinWords(words: readonly string[], mark: ListMark = ','): string {
  return sayNow({ text: '{0}', values: [sayList(words, mark)] });
}
