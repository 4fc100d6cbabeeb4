import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { makeUnitsTable } from '../../../../shared/domain/units-table.ts';
import { Card, Section } from '../../../components/card/card.tsx';
import { TextLink } from '../../../components/link/text-link.tsx';
import { mostUnits, UnitsBars } from '../../../components/units-bars/units-bars.tsx';
import { formatDay } from '../../../lib/format-date.ts';
import { caseRoute } from '../../../lib/route.ts';
import type { CaseView } from '../case-progress.ts';
import styles from './units-card.module.css';

const ROWS_SHOWN = 4;

/** Units sold against units on invoices, where either is known: what sellers in such cases miss most. */
export function UnitsCard({ view }: { readonly view: CaseView }) {
  const { t, i18n } = useLingui();
  const { case: it, noticeText, plan, evidence } = view;
  const { window, rows } = useMemo(
    () => makeUnitsTable({ case: it, noticeText, plan, evidence }),
    [it, noticeText, plan, evidence],
  );
  const known = rows.filter(({ sold, invoiced }) => sold !== null || invoiced > 0);
  if (known.length === 0) return null;
  // Those that lack units come first.
  const shown = known.toSorted((a, b) => b.shortfall - a.shortfall).slice(0, ROWS_SHOWN);
  const most = mostUnits(known);
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
            <li key={row.asin} className={styles.row}>
              <span className={styles.asin}>{row.asin}</span>
              <UnitsBars row={row} most={most} isCompact />
            </li>
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
