import { Trans, useLingui } from '@lingui/react/macro';
import { Trash2 } from 'lucide-react';
import { GridList, GridListItem } from 'react-aria-components';
import { useLocation } from 'wouter';
import type { CaseSummary } from '../../../../shared/contracts/cases.ts';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import { Badge } from '../../../components/badge/badge.tsx';
import { RowMenuButton } from '../../../components/menu/menu-button.tsx';
import { RowKeys } from '../../../components/row-keys/row-keys.tsx';
import { formatDay } from '../../../lib/format-date.ts';
import { formatDue } from '../../../lib/format-due.ts';
import { formatKeys } from '../../../lib/key-names.ts';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { removeCase } from '../removed-case.ts';
import { STATUS_LABELS, STATUS_TONES } from './case-words.ts';
import styles from './case-list-screen.module.css';

/** The case list. Enter opens, Delete takes off the list. */
export function CaseRows({ cases }: { readonly cases: readonly CaseSummary[] }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  return (
    <RowKeys
      onRowKey={(rowId, event) => {
        const row = cases.find((one) => one.id === rowId);
        if (row && event.key === 'Delete') void removeCase(row);
      }}
    >
      <GridList
        aria-label={t`Appeals`}
        className={styles.list ?? ''}
        items={cases}
        keyboardNavigationBehavior="tab"
        onAction={(key) => navigate(caseRoute(String(key), 'overview'))}
      >
        {(row) => (
          <GridListItem id={row.id} textValue={row.title} className={styles.row ?? ''}>
            <CaseWords row={row} />
            <StatusBadge row={row} />
            <NextDate row={row} />
            <RowMenuButton
              label={t`Actions for ${row.title}`}
              entries={[
                {
                  id: 'remove',
                  label: t`Remove from the list`,
                  icon: Trash2,
                  tone: 'danger',
                  keys: formatKeys('Delete'),
                  onAction: () => void removeCase(row),
                },
              ]}
            />
          </GridListItem>
        )}
      </GridList>
    </RowKeys>
  );
}

function CaseWords({ row }: { readonly row: CaseSummary }) {
  const catalogue = useCatalogue();
  const reasons = row.reasons.map((id) => labelOf(catalogue.reasons, id));
  return (
    <div>
      <div className={styles.title}>
        {row.title}
        {row.isExample && (
          <Badge>
            <Trans>Example</Trans>
          </Badge>
        )}
      </div>
      <div className={styles.sub}>
        {[row.storeName, labelOf(catalogue.marketplaces, row.marketplace), ...reasons].join(' · ')}
      </div>
    </div>
  );
}

function StatusBadge({ row }: { readonly row: CaseSummary }) {
  const { i18n } = useLingui();
  return <Badge tone={STATUS_TONES[row.status]}>{i18n._(STATUS_LABELS[row.status])}</Badge>;
}

function NextDate({ row }: { readonly row: CaseSummary }) {
  const { t, i18n } = useLingui();
  const { today } = useAnswer('system.info', {});
  if (row.nextDate === null) return <div className={styles.next}>{t`No date set`}</div>;
  return (
    <div className={styles.next} data-late={row.nextDate < today || undefined}>
      <strong>{formatDay(row.nextDate, i18n.locale, today)}</strong>
      {formatDue(row.nextDate, today, i18n)}
    </div>
  );
}
