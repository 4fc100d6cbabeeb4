import type { InteractionId } from '../../../shared/domain/ids.ts';
import type { ListedInteraction } from '../../../shared/domain/interaction.ts';

export type LogFilter = {
  readonly direction: 'all' | 'in' | 'out';
  /** Channel id; empty: all. */
  readonly channel: string;
  readonly words: string;
};

export const NO_FILTER: LogFilter = { direction: 'all', channel: '', words: '' };

/** Whether anything is asked for. */
export function isFiltered({ direction, channel, words }: LogFilter): boolean {
  return direction !== 'all' || channel !== '' || words.trim() !== '';
}

/**
 * The entries to show, in their order.
 * @param found ids of the entries that hold the words; undefined while they aren't known: then words don't count
 */
export function filterLog(
  entries: readonly ListedInteraction[],
  { direction, channel, words }: LogFilter,
  found: readonly InteractionId[] | undefined,
): readonly ListedInteraction[] {
  if (direction === 'all' && channel === '' && (words.trim() === '' || !found)) return entries;
  const ids = words.trim() === '' || !found ? null : new Set<string>(found);
  return entries.filter(
    (entry) =>
      (direction === 'all' || entry.direction === direction) &&
      (channel === '' || entry.channel === channel) &&
      (ids === null || ids.has(entry.id)),
  );
}
