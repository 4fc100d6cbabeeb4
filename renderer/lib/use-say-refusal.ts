import type { FileRefusal } from '../../shared/domain/file-refusal.ts';
import { useSay } from './use-say.ts';

/** Says in the interface's language why a file was not taken in, and what to do. */
export function useSayRefusal(): (refusal: Pick<FileRefusal, 'said'>) => string {
  const say = useSay();
  return ({ said }) => [said.message, said.fix].map(say).join(' ').trim();
}
