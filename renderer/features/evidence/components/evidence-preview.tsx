import { useLingui } from '@lingui/react/macro';
import { Suspense, lazy } from 'react';
import { evidenceUrl, pictureUrl } from '../../../../shared/contracts/evidence.ts';
import { needsPreview, type Evidence } from '../../../../shared/domain/evidence.ts';
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
        {listPictures(evidence).map((src) => (
          <img key={src} className={styles.picture} src={src} alt={evidence.title} loading="lazy" />
        ))}
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

/** Addresses of the pictures of a file, one for each page; what the window can't show comes converted. */
function listPictures({ caseId, id, file }: Evidence): readonly string[] {
  if (!needsPreview(file.mime)) return [evidenceUrl(caseId, id)];
  return Array.from({ length: file.pageCount }, (_, index) => pictureUrl(caseId, id, index + 1));
}
