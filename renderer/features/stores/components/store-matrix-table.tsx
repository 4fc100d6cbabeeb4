import { Trans, useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from 'react-aria-components';
import type { CaseSummary } from '../../../../shared/contracts/cases.ts';
import type { Account } from '../../../../shared/domain/account.ts';
import { findStoreState, makeStoreMatrix } from '../../../../shared/domain/account-links.ts';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import { Badge } from '../../../components/badge/badge.tsx';
import { Card, Section } from '../../../components/card/card.tsx';
import { TextLink } from '../../../components/link/text-link.tsx';
import { formatDay } from '../../../lib/format-date.ts';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { STORE_STATES } from './store-words.ts';
import styles from './stores-screen.module.css';

/** Stores down, marketplaces across, each with its state and its cases. */
export function StoreMatrixTable() {
  const { t } = useLingui();
  const accounts = useAnswer('accounts.list', {});
  const catalogue = useCatalogue();
  const matrix = makeStoreMatrix(
    accounts,
    catalogue.marketplaces.map(({ id }) => id),
  );
  return (
    <Section title={t`Where each store stands`}>
      <Card padding="none">
        <div className={styles.scroll} role="region" aria-label={t`Stores and marketplaces`} tabIndex={0}>
          <table className={styles.matrix}>
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Store</Trans>
                </th>
                {matrix.marketplaces.map((id) => (
                  <th key={id} scope="col">
                    {labelOf(catalogue.marketplaces, id)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {matrix.rows.map(({ storeName, cells }) => (
                <tr key={storeName}>
                  <th scope="row" className={styles.store}>
                    {storeName}
                  </th>
                  {matrix.marketplaces.map((id) => (
                    <td key={id}>
                      <StoreCells accounts={cells[id] ?? []} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    </Section>
  );
}

function StoreCells({ accounts }: { readonly accounts: readonly Account[] }) {
  const cases = useAnswer('cases.list', {});
  const { touched } = useAnswer('stores.ties', {});
  if (accounts.length === 0) {
    return (
      <span className={styles.none}>
        <span aria-hidden>–</span>
        <VisuallyHidden>
          <Trans>No store here</Trans>
        </VisuallyHidden>
      </span>
    );
  }
  return accounts.map((account) => {
    const { status, caseIds } = findStoreState(account.id, cases, touched);
    return (
      <div key={account.id} className={styles.cell}>
        <StateBadge status={status} />
        {caseIds.flatMap((id) => {
          const row = cases.find((one) => one.id === id);
          return row ? [<CaseLine key={id} row={row} />] : [];
        })}
      </div>
    );
  });
}

function StateBadge({ status }: { readonly status: CaseSummary['status'] | null }) {
  const { i18n } = useLingui();
  if (status === null) {
    return (
      <span className={styles.muted}>
        <Trans>No appeal</Trans>
      </span>
    );
  }
  const { label, tone } = STORE_STATES[status];
  return <Badge tone={tone}>{i18n._(label)}</Badge>;
}

function CaseLine({ row }: { readonly row: CaseSummary }) {
  const { t, i18n } = useLingui();
  const { today } = useAnswer('system.info', {});
  return (
    <>
      <TextLink to={caseRoute(row.id, 'overview')}>{row.title}</TextLink>
      {row.nextDate !== null && (
        <span className={styles.muted}>{t`Next: ${formatDay(row.nextDate, i18n.locale, today)}`}</span>
      )}
    </>
  );
}
