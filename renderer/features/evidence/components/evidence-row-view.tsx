import { useLingui } from '@lingui/react/macro';
import { GripVertical } from 'lucide-react';
import { useContext } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import { ExhibitBadge } from '../../../components/badge/badge.tsx';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import type { EvidenceRow } from '../packet-order.ts';
import { EvidenceThumbnail } from './evidence-thumbnail.tsx';
import { RowContext } from './row-context.ts';
import { RowFindings } from './row-findings.tsx';
import { RowMenu } from './row-menu.tsx';
import styles from './evidence-list.module.css';

/** What a row of the list shows; made for the rows in view only. */
export function EvidenceRowView({ row }: { readonly row: EvidenceRow }) {
  const { t } = useLingui();
  const context = useContext(RowContext);
  const { documentTypes } = useCatalogue();
  const { packetOptions } = useAnswer('cases.get', { caseId: row.evidence.caseId }).case;
  const { evidence, label } = row;
  if (!context) return null;
  const { rows, levels, actions, canMove } = context;
  const isSeparate = evidence.include && packetOptions.enclosed.includes(evidence.id);
  const pageCount = evidence.pages?.length ?? evidence.file.pageCount;
  return (
    <>
      {canMove && (
        <AriaButton slot="drag" className={styles.grip ?? ''} aria-label={t`Move ${evidence.title}`}>
          <GripVertical aria-hidden />
        </AriaButton>
      )}
      <EvidenceThumbnail evidence={evidence} />
      <div className={styles.words}>
        <div className={styles.title}>{evidence.title}</div>
        <div className={styles.sub}>
          <span>{evidence.include ? labelOf(documentTypes, evidence.type) : t`Left out`}</span>
          <RowFindings level={levels.get(evidence.id)} />
          <span className={styles.pages}>{isSeparate ? t`separate file` : t`${pageCount} p.`}</span>
        </div>
      </div>
      <ExhibitBadge label={label} name={label === null ? t`Left out` : t`Exhibit ${label}`} />
      <RowMenu row={row} rows={rows} actions={actions} canMove={canMove} />
    </>
  );
}
