import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import type { Case } from '../../../../shared/domain/case.ts';
import { countChecklist, type Checklist } from '../../../../shared/domain/checklist.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { EvidenceId } from '../../../../shared/domain/ids.ts';
import { Tabs } from '../../../components/tabs/tabs.tsx';
import type { EvidenceRow } from '../packet-order.ts';
import { ChecklistView } from './checklist-view.tsx';
import { OrderedView } from './ordered-view.tsx';

export type EvidenceLibraryProps = {
  readonly it: Case;
  readonly rows: readonly EvidenceRow[];
  readonly checklist: Checklist<Evidence>;
  readonly selectedId: EvidenceId;
  readonly onSelect: (evidenceId: EvidenceId) => void;
};

/** The case's documents in two views: as the packet has them, and by what is to be proved. */
export function EvidenceLibrary({ it, rows, checklist, selectedId, onSelect }: EvidenceLibraryProps) {
  const { t } = useLingui();
  const [view, setView] = useState('order');
  const labels = useMemo(() => new Map(rows.map((row) => [row.evidence.id, row.label])), [rows]);
  const { present, total } = countChecklist(checklist);
  const choice = { caseId: it.id, selectedId, onSelect };
  return (
    <Tabs
      label={t`Documents`}
      selectedId={view}
      onSelect={setView}
      tabs={[
        { id: 'order', label: t`In packet order`, content: <OrderedView {...choice} rows={rows} /> },
        {
          id: 'checklist',
          label: total === 0 ? t`By checklist` : t`By checklist (${present} of ${total})`,
          content: <ChecklistView {...choice} checklist={checklist} labels={labels} />,
        },
      ]}
    />
  );
}
