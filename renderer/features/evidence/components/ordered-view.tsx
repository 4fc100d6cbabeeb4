import { Trans, useLingui } from '@lingui/react/macro';
import { ListFilter } from 'lucide-react';
import { useMemo, useState } from 'react';
import { citedEvidenceIds } from '../../../../shared/domain/exhibits.ts';
import type { Finding } from '../../../../shared/domain/finding.ts';
import type { CaseId, EvidenceId } from '../../../../shared/domain/ids.ts';
import { Button } from '../../../components/button/button.tsx';
import { EmptyState } from '../../../components/empty-state/empty-state.tsx';
import { useAnswer, useAnswerWhen } from '../../../lib/use-answer.ts';
import { filterRows, levelsOfEvidence, type EvidenceFilter } from '../evidence-filter.ts';
import type { EvidenceRow } from '../packet-order.ts';
import { EvidenceList } from './evidence-list.tsx';
import styles from './evidence-list.module.css';
import { FilterMenu } from './filter-menu.tsx';

export type OrderedViewProps = {
  readonly caseId: CaseId;
  readonly rows: readonly EvidenceRow[];
  readonly selectedId: EvidenceId;
  readonly onSelect: (evidenceId: EvidenceId) => void;
};

const NO_FINDINGS: readonly Finding[] = [];

/** The documents in packet order, all of them or what a filter lets through. */
export function OrderedView({ caseId, rows, selectedId, onSelect }: OrderedViewProps) {
  const { t } = useLingui();
  const [filter, setFilter] = useState<EvidenceFilter>('all');
  const plan = useAnswer('plans.get', { caseId });
  // The list doesn't wait for the checks; their signs come when they come.
  const findings = useAnswerWhen(true, 'cases.check', { caseId }) ?? NO_FINDINGS;
  const levels = useMemo(() => levelsOfEvidence(findings), [findings]);
  const { letterText } = useAnswer('cases.get', { caseId }).case.packetOptions;
  const cited = useMemo(() => new Set(citedEvidenceIds(plan, letterText)), [plan, letterText]);
  const shown = useMemo(() => filterRows(rows, filter, { cited, levels }), [rows, filter, cited, levels]);
  return (
    <div className={styles.view}>
      <div className={styles.bar}>
        <FilterMenu rows={rows} shownCount={shown.length} filter={filter} onFilter={setFilter} />
      </div>
      {shown.length > 0 ? (
        <EvidenceList
          caseId={caseId}
          rows={rows}
          shown={shown}
          levels={levels}
          selectedId={selectedId}
          onSelect={onSelect}
        />
      ) : (
        <EmptyState
          icon={ListFilter}
          title={t`No document is like this`}
          actions={
            <Button onPress={() => setFilter('all')}>
              <Trans>Show all</Trans>
            </Button>
          }
        />
      )}
    </div>
  );
}
