import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useRef } from 'react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { ListedInteraction } from '../../../../shared/domain/interaction.ts';
import { Button } from '../../../components/button/button.tsx';
import { NO_FILTER } from '../log-filter.ts';
import type { LogFiltering } from '../use-log-filter.ts';
import { CaseTimeline } from './case-timeline.tsx';
import { ContactList } from './contact-list.tsx';
import { LogFilterBar } from './log-filter-bar.tsx';
import { LogNotice } from './log-notice.tsx';
import styles from './log-screen.module.css';

export type LogEntriesProps = {
  readonly caseId: CaseId;
  readonly interactions: readonly ListedInteraction[];
  readonly filtering: LogFiltering;
  readonly focus: string | undefined;
  readonly onOpen: (interaction: ListedInteraction) => void;
  readonly onRemove: (interaction: ListedInteraction) => void;
};

/** Fewer entries are seen at one look. */
const FILTERED_FROM = 6;

/** The picture of the case's time, what to know before writing again, and the list with its filter. */
export function LogEntries({ caseId, interactions, filtering, focus, onOpen, onRemove }: LogEntriesProps) {
  const { t } = useLingui();
  const { filter, setFilter, shown } = filtering;
  const list = useRef<HTMLDivElement>(null);
  const channels = useMemo(() => new Set(interactions.map(({ channel }) => channel)), [interactions]);
  return (
    <>
      <LogNotice caseId={caseId} interactions={interactions} />
      <CaseTimeline caseId={caseId} />
      {interactions.length >= FILTERED_FROM && (
        <LogFilterBar
          filter={filter}
          onChange={setFilter}
          channels={channels}
          shownCount={shown.length}
          listRef={list}
        />
      )}
      {shown.length === 0 ? (
        <div className={styles.nothing}>
          <Trans>No entry fits.</Trans>
          <Button size="sm" onPress={() => setFilter(NO_FILTER)}>{t`Show all`}</Button>
        </div>
      ) : (
        <ContactList
          interactions={interactions}
          shown={shown}
          focusId={focus}
          listRef={list}
          onOpen={onOpen}
          onRemove={onRemove}
        />
      )}
    </>
  );
}
