import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { makeUnitsTable, type UnitsRow } from '../../../../shared/domain/units-table.ts';
import { Card, Section } from '../../../components/card/card.tsx';
import { TextLink } from '../../../components/link/text-link.tsx';
import { formatDay } from '../../../lib/format-date.ts';
import { caseRoute } from '../../../lib/route.ts';
import type { CaseView } from '../case-progress.ts';
import styles from './units-card.module.css';

const ROWS_SHOWN = 4;

/** Units sold against units on invoices, where either is known: what sellers in such cases miss most. */
export function UnitsCard({ view }: { readonly view: CaseView }) {
  const { t, i18n } = useLingui();
  const { account, case: it, noticeText, plan, evidence } = view;
  const { window, rows } = useMemo(
    () =>
      makeUnitsTable({
        ...{ account, case: it, noticeText, plan, evidence, highlights: [], interactions: [], round: 1 },
      }),
    [account, it, noticeText, plan, evidence],
  );
  const known = rows.filter(({ sold, invoiced }) => sold !== null || invoiced > 0);
  if (known.length === 0) return null;
  // Those that lack units come first.
  const shown = known.toSorted((a, b) => b.shortfall - a.shortfall).slice(0, ROWS_SHOWN);
  const most = Math.max(...known.flatMap(({ sold, invoiced }) => [sold ?? 0, invoiced]), 1);
  const days = window && t`${formatDay(window.from, i18n.locale)} to ${formatDay(window.to, i18n.locale)}`;
  return (
    <Section
      title={t`Units sold and bought`}
      aside={
        <TextLink to={caseRoute(it.id, 'review', 'units')}>
          <Trans>Show the table</Trans>
        </TextLink>
      }
    >
      <Card>
        <ul className={styles.rows}>
          {shown.map((row) => (
            <Row key={row.asin} row={row} most={most} />
          ))}
        </ul>
        <p className={styles.note}>
          {days}
          {known.length > shown.length && ` · ${t`${shown.length} of ${known.length} ASINs`}`}
        </p>
      </Card>
    </Section>
  );
}

function Row({ row, most }: { readonly row: UnitsRow; readonly most: number }) {
  const { t } = useLingui();
  const { asin, sold, invoiced, shortfall } = row;
  return (
    <li className={styles.row}>
      <span className={styles.asin}>{asin}</span>
      <span className={styles.bars} aria-hidden>
        {sold !== null && <Bar value={sold} most={most} kind="sold" />}
        <Bar value={invoiced} most={most} kind={shortfall > 0 ? 'short' : 'invoiced'} />
      </span>
      <span className={styles.words}>
        <span>{sold === null ? t`Sold: not known yet` : t`${sold} sold`}</span>
        <span data-short={shortfall > 0 || undefined}>
          {shortfall > 0 ? t`${invoiced} on invoices, ${shortfall} missing` : t`${invoiced} on invoices`}
        </span>
      </span>
    </li>
  );
}

type BarProps = { readonly value: number; readonly most: number; readonly kind: 'sold' | 'invoiced' | 'short' };

function Bar({ value, most, kind }: BarProps) {
  const width = Math.max((100 * value) / most, value > 0 ? 1 : 0);
  return (
    <svg className={styles.bar} viewBox="0 0 100 6" preserveAspectRatio="none" data-kind={kind}>
      <rect className={styles.rest} width="100" height="6" />
      <rect className={styles.value} width={width} height="6" />
    </svg>
  );
}
