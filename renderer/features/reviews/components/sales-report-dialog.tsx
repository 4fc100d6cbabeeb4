import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { SalesReport } from '../../../../shared/domain/sales-report.ts';
import { takeSales } from '../../../../shared/domain/take-sales.ts';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { tryChange } from '../../../lib/change.ts';
import { formatDay } from '../../../lib/format-date.ts';
import { offerUndo } from '../../../lib/undo-offer.ts';
import { describeReading } from '../table-fault-words.ts';
import type { ReviewData } from '../use-review.ts';
import { useTableAnswer } from '../use-table-answer.ts';
import { TableAnswer } from './table-answer.tsx';
import { TablePicker, type PickedTable } from './table-picker.tsx';
import styles from './table-preview.module.css';

export type SalesReportDialogProps = { readonly data: ReviewData; readonly onClose: () => void };

/** Reads a sales report, shows what it says, and takes it when the user agrees. */
export function SalesReportDialog({ data, onClose }: SalesReportDialogProps) {
  const { t } = useLingui();
  const { caseId, units, evidence } = data;
  const [picked, setPicked] = useState<PickedTable | null>(null);
  const days = units.window && { from: units.window.from, to: units.window.to };
  const answer = useTableAnswer('evidence.readSalesReport', picked && { caseId, source: picked.source, days });
  const report = answer.data?.kind === 'report' ? answer.data : undefined;
  const sales = report ? takeSales(report, data.case.asins).sales : {};
  const count = Object.keys(sales).length;
  const take = async (): Promise<void> => {
    const patch = { sales: { ...data.case.sales, ...sales } };
    if ((await tryChange('cases.update', { caseId, patch })) === undefined) return;
    onClose();
    await offerUndo(caseId, t`Units sold were taken from the report`, t`Undo`);
  };
  return (
    <Dialog
      title={t`Read a sales report`}
      isOpen
      onClose={onClose}
      size="lg"
      footer={
        <DialogFooter onCancel={onClose}>
          <Button variant="primary" isDisabled={count === 0} onPress={() => void take()}>
            <Plural
              value={count}
              _0="Take these figures"
              one="Take the figure of # ASIN"
              other="Take the figures of # ASINs"
            />
          </Button>
        </DialogFooter>
      }
    >
      <div className={styles.content}>
        <p>
          <Trans>
            A report from Seller Central with ASINs and units, as CSV or text. The file is only read, nothing is sent or
            kept.
          </Trans>
        </p>
        <TablePicker caseId={caseId} evidence={evidence} picked={picked} onPick={setPicked} />
        <TableAnswer answer={answer}>{(read) => <ReportPreview report={read} data={data} />}</TableAnswer>
      </div>
    </Dialog>
  );
}

function ReportPreview({ report, data }: { readonly report: SalesReport; readonly data: ReviewData }) {
  const { t } = useLingui();
  const { sales, otherAsins, missing } = takeSales(report, data.case.asins);
  return (
    <section className={styles.preview} aria-label={t`What was read`}>
      <table className={styles.table} aria-label={t`Units read`}>
        <thead>
          <tr>
            <th scope="col">ASIN</th>
            <th scope="col" className={styles.number}>
              <Trans>Units sold in this report</Trans>
            </th>
            <th scope="col" className={styles.number}>
              <Trans>Entered so far</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(sales)
            .slice(0, 100)
            .map(([asin, units]) => (
              <tr key={asin}>
                <th scope="row">{asin}</th>
                <td className={styles.number}>{units}</td>
                <td className={styles.number}>{data.case.sales[asin] ?? '–'}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {missing.length > 0 && (
        <Callout tone="warning">
          <Trans>Not in this report: {missing.slice(0, 10).join(', ')}. See whether it is the right report.</Trans>
        </Callout>
      )}
      <DaysNote report={report} />
      <ul className={styles.notes}>
        <li>
          <Plural value={report.rows} one="# row read." other="# rows read." />{' '}
          <Trans>
            ASINs from the column “{report.asinColumn}”, units from “{report.unitsColumn}”.
          </Trans>
        </li>
        {report.cancelledRows > 0 && (
          <li>
            <Plural
              value={report.cancelledRows}
              one="# cancelled order doesn’t count."
              other="# cancelled orders don’t count."
            />
          </li>
        )}
        {report.otherDayRows > 0 && (
          <li>
            <Plural
              value={report.otherDayRows}
              one="# row of another day doesn’t count."
              other="# rows of other days don’t count."
            />
          </li>
        )}
        {report.unreadableRows > 0 && (
          <li>
            <Plural
              value={report.unreadableRows}
              one="# row has no ASIN, no whole number of units or no day that can be read."
              other="# rows have no ASIN, no whole number of units or no day that can be read."
            />
          </li>
        )}
        {otherAsins > 0 && (
          <li>
            <Plural
              value={otherAsins}
              one="# other ASIN is left out: this appeal doesn’t name it."
              other="# other ASINs are left out: this appeal doesn’t name them."
            />
          </li>
        )}
        <li>{describeReading(report)}</li>
      </ul>
    </section>
  );
}

function DaysNote({ report }: { readonly report: SalesReport }) {
  const { i18n } = useLingui();
  const { firstDay, lastDay, dateColumn } = report;
  if (dateColumn === null || firstDay === null || lastDay === null) {
    return (
      <Callout tone="warning">
        <Trans>This report names no days. Make sure that you downloaded it for exactly the days that count.</Trans>
      </Callout>
    );
  }
  return (
    <p>
      <Trans>
        The report goes from {formatDay(firstDay, i18n.locale)} to {formatDay(lastDay, i18n.locale)}.
      </Trans>
    </p>
  );
}
