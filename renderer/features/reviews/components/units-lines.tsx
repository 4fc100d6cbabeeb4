import { Trans, useLingui } from '@lingui/react/macro';
import type { SalesWindow } from '../../../../shared/domain/sales-window.ts';
import type { UnitsLine, UnitsRow } from '../../../../shared/domain/units-table.ts';
import { TextLink } from '../../../components/link/text-link.tsx';
import { formatDay } from '../../../lib/format-date.ts';
import { caseRoute } from '../../../lib/route.ts';
import styles from './units-page.module.css';

export type UnitsLinesProps = { readonly row: UnitsRow; readonly window: SalesWindow | null; readonly caseId: string };

/** The invoices of an ASIN, and which of them count. */
export function UnitsLines({ row, window, caseId }: UnitsLinesProps) {
  const { t, i18n } = useLingui();
  if (row.lines.length === 0) {
    return (
      <p className={styles.none}>
        <Trans>
          No invoice names units of this ASIN. Add invoices under{' '}
          <TextLink to={caseRoute(caseId, 'evidence')}>Evidence</TextLink> and enter the units of each.
        </Trans>
      </p>
    );
  }
  return (
    <table className={styles.lines} aria-label={t`Invoices of ${row.asin}`}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Invoice</Trans>
          </th>
          <th scope="col">
            <Trans>Date</Trans>
          </th>
          <th scope="col" className={styles.number}>
            <Trans>Units</Trans>
          </th>
          <th scope="col">
            <Trans>Counts</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {row.lines.map((line) => (
          <tr key={line.evidenceId} data-ignored={line.ignored ?? undefined}>
            <th scope="row">
              <TextLink to={caseRoute(caseId, 'evidence', line.evidenceId)}>
                {line.exhibit === null ? line.title : t`${line.exhibit}: ${line.title}`}
              </TextLink>
            </th>
            <td>{line.documentDate === null ? t`none` : formatDay(line.documentDate, i18n.locale)}</td>
            <td className={styles.number}>{line.units}</td>
            <td>
              <Counts line={line} window={window} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Counts({ line, window }: { readonly line: UnitsLine; readonly window: SalesWindow | null }) {
  const { i18n } = useLingui();
  const day = (date: string | undefined): string => (date === undefined ? '' : formatDay(date, i18n.locale));
  switch (line.ignored) {
    case null:
      return <Trans>Yes</Trans>;
    case 'left-out':
      return <Trans>No: it is left out of the packet</Trans>;
    case 'undated':
      return <Trans>No: it has no date yet</Trans>;
    case 'too-old':
      return <Trans>No: it is older than {day(window?.from)}</Trans>;
    case 'after-notice':
      return <Trans>No: it is from after {day(window?.to)}</Trans>;
  }
}
