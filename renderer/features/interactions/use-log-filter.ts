import { useMemo, useState } from 'react';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { ListedInteraction } from '../../../shared/domain/interaction.ts';
import { useLatestAnswer } from '../../lib/use-answer.ts';
import { filterLog, NO_FILTER, type LogFilter } from './log-filter.ts';

export type LogFiltering = {
  readonly filter: LogFilter;
  readonly setFilter: (filter: LogFilter) => void;
  /** Latest first. */
  readonly shown: readonly ListedInteraction[];
};

/** Which part of the log is shown. Words are looked for by the application, which has the full texts. */
export function useLogFilter(caseId: CaseId, interactions: readonly ListedInteraction[]): LogFiltering {
  const [filter, setFilter] = useState(NO_FILTER);
  const hasWords = filter.words.trim() !== '';
  const found = useLatestAnswer(hasWords, 'interactions.find', { caseId, query: filter.words });
  const shown = useMemo(() => filterLog(interactions, filter, found), [interactions, filter, found]);
  return { filter, setFilter, shown };
}
