import { useLingui } from '@lingui/react/macro';
import { Suspense, lazy } from 'react';
import { evidenceUrl } from '../../../../shared/contracts/evidence.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { Panel } from '../../../components/panel/panel.tsx';
import styles from './evidence-preview.module.css';

const PdfView = lazy(async () => ({ default: (await import('../../../components/pdf-view/pdf-view.tsx')).PdfView }));

const NO_PAGES: readonly number[] = [];

/** The document's own pages, as they are. */
export function EvidencePreview({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useLingui();
  const url = evidenceUrl(evidence.caseId, evidence.id);
  if (evidence.file.kind === 'image') {
    return (
      <Panel label={t`Pages of ${evidence.title}`} className={styles.preview}>
        <img className={styles.picture} src={url} alt={evidence.title} />
      </Panel>
    );
  }
  return (
    <div className={styles.preview} data-pdf="">
      <Suspense fallback={null}>
        <PdfView url={url} title={evidence.title} highlight={evidence.pages ?? NO_PAGES} />
      </Suspense>
    </div>
  );
}
