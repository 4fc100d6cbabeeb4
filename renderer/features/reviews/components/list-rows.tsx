import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { ListRow, ListSummary } from '../../../../shared/domain/review.ts';
import { Button } from '../../../components/button/button.tsx';
import { formatDay } from '../../../lib/format-date.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './table-preview.module.css';

const PAGE_ROWS = 50;

/** The rows of a list, a page at a time. */
export function ListRows({ caseId, list }: { readonly caseId: CaseId; readonly list: ListSummary }) {
  const { t } = useLingui();
  const [first, setFirst] = useState(0);
  const rows = useAnswer('reviews.listRows', { caseId, listId: list.id, fromRow: first, count: PAGE_ROWS });
  const last = first + rows.length;
  return (
    <div className={styles.preview}>
      <ListTable label={t`Rows of ${list.title}`} rows={rows} />
      {list.rowCount > PAGE_ROWS && (
        <div className={styles.filters}>
          <span>
            <Trans>
              Rows {first + 1} to {last} of {list.rowCount}
            </Trans>
          </span>
          <Button size="sm" isDisabled={first === 0} onPress={() => setFirst(Math.max(0, first - PAGE_ROWS))}>
            <Trans>Earlier rows</Trans>
          </Button>
          <Button size="sm" isDisabled={last >= list.rowCount} onPress={() => setFirst(first + PAGE_ROWS)}>
            <Trans>Later rows</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

/** Rows as a table with the four columns that a list keeps. */
export function ListTable({ label, rows }: { readonly label: string; readonly rows: readonly ListRow[] }) {
  const { i18n } = useLingui();
  return (
    <div className={styles.scroller}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Date</Trans>
            </th>
            <th scope="col">
              <Trans>Order</Trans>
            </th>
            <th scope="col">ASIN</th>
            <th scope="col">
              <Trans>What was said or done</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <td className={styles.code}>{row.date === null ? '–' : formatDay(row.date, i18n.locale)}</td>
              <td className={styles.code}>{row.orderId || '–'}</td>
              <td className={styles.code}>{row.asin || '–'}</td>
              <td>{row.text || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
