import { useLingui } from '@lingui/react/macro';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import { useCommand } from '../../../lib/commands.ts';
import { formatDay } from '../../../lib/format-date.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { useIsPrinting } from '../../../lib/use-is-printing.ts';
import type { EvidenceRow } from '../packet-order.ts';
import styles from './printed-evidence.module.css';

/** The documents on paper, all of them: the window holds only those in view, and shows pages of one beside them. */
export function PrintedEvidence({ rows }: { readonly rows: readonly EvidenceRow[] }) {
  const { t, i18n } = useLingui();
  const { documentTypes } = useCatalogue();
  const isPrinting = useIsPrinting();
  useCommand('print', () => window.print());
  if (!isPrinting) return null;
  return (
    <table className={styles.documents}>
      <thead>
        <tr>
          <th>{t`Exhibit`}</th>
          <th>{t`Document`}</th>
          <th>{t`Date`}</th>
          <th>{t`Pages`}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, evidence }) => (
          <tr key={evidence.id}>
            <td>{label ?? t`Left out`}</td>
            <td>
              {evidence.title}
              <br />
              {labelOf(documentTypes, evidence.type)}
            </td>
            <td>{evidence.documentDate === null ? '' : formatDay(evidence.documentDate, i18n.locale)}</td>
            <td>{evidence.pages?.length ?? evidence.file.pageCount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
