import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import type { Case } from '../../../../shared/domain/case.ts';
import { listInvoicesWithoutUnits, type UnitsRow } from '../../../../shared/domain/units-table.ts';
import { AutosaveTextField } from '../../../components/autosave/autosave-text-field.tsx';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { Card } from '../../../components/card/card.tsx';
import { TextLink } from '../../../components/link/text-link.tsx';
import { mostUnits, UnitsBars } from '../../../components/units-bars/units-bars.tsx';
import { changeOver } from '../../../lib/change-over.ts';
import { formatDay } from '../../../lib/format-date.ts';
import { caseRoute } from '../../../lib/route.ts';
import { withdrawUndoOffer } from '../../../lib/undo-offer.ts';
import type { ReviewData } from '../use-review.ts';
import { PageHead } from './page-head.tsx';
import { SalesReportDialog } from './sales-report-dialog.tsx';
import { UnitsLines } from './units-lines.tsx';
import styles from './units-page.module.css';

/** Units sold in the window against units on invoices, per ASIN. */
export function UnitsPage({ title, data }: { readonly title: string; readonly data: ReviewData }) {
  const { units, caseId } = data;
  const [isReading, setReading] = useState(false);
  const most = mostUnits(units.rows);
  return (
    <>
      <PageHead
        title={title}
        actions={
          <Button icon={FileSpreadsheet} onPress={() => setReading(true)} isDisabled={units.window === null}>
            <Trans>Read a sales report…</Trans>
          </Button>
        }
      >
        <Trans>Amazon adds up the units on your invoices and compares them with what you sold of each ASIN.</Trans>
      </PageHead>
      <WindowNote data={data} />
      {units.rows.length === 0 && (
        <Callout tone="info">
          <Trans>
            No ASIN is known yet. Enter those of the notice under{' '}
            <TextLink to={caseRoute(caseId, 'overview', 'asins')}>Overview</TextLink>.
          </Trans>
        </Callout>
      )}
      {units.rows.map((row) => (
        <AsinCard key={row.asin} row={row} most={most} data={data} />
      ))}
      <WithoutUnits data={data} />
      {isReading && <SalesReportDialog data={data} onClose={() => setReading(false)} />}
    </>
  );
}

function WindowNote({ data }: { readonly data: ReviewData }) {
  const { i18n } = useLingui();
  const { window } = data.units;
  if (window === null) {
    return (
      <Callout tone="warning">
        <Trans>
          The days that count are not known. Enter the day on which the notice came under{' '}
          <TextLink to={caseRoute(data.caseId, 'overview', 'noticeReceivedOn')}>Overview</TextLink>.
        </Trans>
      </Callout>
    );
  }
  const [from, to] = [formatDay(window.from, i18n.locale), formatDay(window.to, i18n.locale)];
  return (
    <Callout tone="info">
      <strong>
        <Trans>
          Count what you sold from {from} to {to}
        </Trans>
      </strong>{' '}
      <Plural value={window.days} one="(# day before the notice)." other="(# days before the notice)." />{' '}
      {window.origin === 'notice' ? (
        <Trans>The notice names this number of days.</Trans>
      ) : (
        <Trans>This is the usual number of days. If your notice names another one, that one counts.</Trans>
      )}
    </Callout>
  );
}

function WithoutUnits({ data }: { readonly data: ReviewData }) {
  const invoices = listInvoicesWithoutUnits(data.evidence);
  if (invoices.length === 0) return null;
  return (
    <Callout
      tone="warning"
      title={
        <Plural
          value={invoices.length}
          one="# invoice doesn’t count: no units are entered"
          other="# invoices don’t count: no units are entered"
        />
      }
    >
      <ul className={styles.without}>
        {invoices.map(({ id, title }) => (
          <li key={id}>
            <TextLink to={caseRoute(data.caseId, 'evidence', id)}>{title}</TextLink>
          </li>
        ))}
      </ul>
    </Callout>
  );
}

type AsinCardProps = { readonly row: UnitsRow; readonly most: number; readonly data: ReviewData };

function AsinCard({ row, most, data }: AsinCardProps) {
  const { t } = useLingui();
  const { asin, sold, soldFrom } = row;
  const { caseId } = data;
  const withSold = (sales: Case['sales'], text: string): Case['sales'] => {
    const others = Object.fromEntries(Object.entries(sales).filter(([code]) => code.trim().toUpperCase() !== asin));
    return text.trim() === '' ? others : { ...others, [asin]: Number(text) };
  };
  const save = (text: string): Promise<unknown> => {
    // Its button would take back what is typed now instead of what was read.
    withdrawUndoOffer();
    return changeOver(
      { name: 'cases.get', input: { caseId } },
      { name: 'cases.update', input: (now) => ({ caseId, patch: { sales: withSold(now.case.sales, text) } }) },
    );
  };
  return (
    <Card>
      <section className={styles.asin} aria-label={asin}>
        <div className={styles.head}>
          <h3 className={styles.code}>{asin}</h3>
          <div className={styles.sold}>
            <AutosaveTextField
              label={t`Units sold of ${asin}`}
              value={soldFrom === 'typed' ? String(sold) : ''}
              placeholder={soldFrom === 'report' ? t`${sold} on the report` : ''}
              save={save}
              validate={(text) => (/^\s*\d{0,9}\s*$/.test(text) ? null : t`A whole number`)}
            />
          </div>
        </div>
        <UnitsBars row={row} most={most} />
        <UnitsLines row={row} window={data.units.window} caseId={caseId} />
      </section>
    </Card>
  );
}
