import { useLingui } from '@lingui/react/macro';
import { Check, CircleHelp, TriangleAlert } from 'lucide-react';
import type { UnitsRow } from '../../../shared/domain/units-table.ts';
import styles from './units-bars.module.css';

export type UnitsBarsProps = {
  readonly row: UnitsRow;
  /** The largest number that any bar beside it shows, so that all have one scale. */
  readonly most: number;
  /** Thin bars with the words beside them, for lists. */
  readonly isCompact?: boolean;
};

/** Units sold and units on invoices of one ASIN as two bars, with figures and words. */
export function UnitsBars({ row, most, isCompact = false }: UnitsBarsProps) {
  const { t } = useLingui();
  const { sold, invoiced, shortfall } = row;
  const bars = [
    { id: 'sold', label: t`Sold`, units: sold },
    { id: 'invoiced', label: t`On invoices`, units: invoiced },
  ];
  const state = sold === null ? 'unknown' : shortfall > 0 ? 'short' : 'enough';
  const Icon = { unknown: CircleHelp, short: TriangleAlert, enough: Check }[state];
  const words = {
    unknown: t`Units sold are not known yet`,
    short: t`${shortfall} missing on invoices`,
    enough: t`Enough units on invoices`,
  }[state];
  return (
    <div className={styles.units} data-compact={isCompact || undefined}>
      <div role="table" aria-label={t`Units of ${row.asin}`} className={styles.bars}>
        {bars.map(({ id, label, units }) => (
          <div key={id} role="row" className={styles.bar}>
            <span role="rowheader" className={styles.label}>
              {label}
            </span>
            <span className={styles.track} aria-hidden="true">
              {units !== null && units > 0 && (
                <span
                  className={styles.fill}
                  data-bar={id}
                  style={{ inlineSize: `${(units / Math.max(1, most)) * 100}%` }}
                />
              )}
            </span>
            <span role="cell" className={styles.count}>
              {units ?? t`not known`}
            </span>
          </div>
        ))}
      </div>
      <p className={styles.words} data-state={state}>
        <Icon aria-hidden />
        {words}
      </p>
    </div>
  );
}

/** The largest number of units in a table. */
export function mostUnits(rows: readonly UnitsRow[]): number {
  return rows.reduce((most, { sold, invoiced }) => Math.max(most, sold ?? 0, invoiced), 0);
}
