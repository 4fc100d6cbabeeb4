import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { evidenceUrl, pictureUrl } from '../../../../shared/contracts/evidence.ts';
import { needsPreview, type Evidence } from '../../../../shared/domain/evidence.ts';
import { PageMarks, type PageMark } from '../../../components/page-marks/page-marks.tsx';
import { PageOverlay } from '../../../components/page-overlay/page-overlay.tsx';
import { Panel } from '../../../components/panel/panel.tsx';
import styles from './evidence-preview.module.css';

export type PicturePagesProps = {
  readonly evidence: Evidence;
  readonly marks: readonly PageMark[];
  /** A page to bring into view, 1-based; another object does so again. */
  readonly target: { readonly pageNumber: number } | undefined;
};

/** The pictures of a file below each other. */
export function PicturePages({ evidence, marks, target }: PicturePagesProps) {
  const { t } = useLingui();
  const pages = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!target) return;
    const page = pages.current?.querySelector(`[data-page-number="${target.pageNumber}"]`);
    (page?.querySelector('[data-current]') ?? page)?.scrollIntoView({ block: 'center' });
  }, [target]);
  return (
    <Panel label={t`Pages of ${evidence.title}`}>
      <div ref={pages}>
        {listPictures(evidence).map((src, index) => (
          <div key={src} className={styles.sheet} data-page-number={index + 1}>
            <img className={styles.picture} src={src} alt={evidence.title} loading="lazy" />
            <PageMarks marks={marks.filter((mark) => mark.pageNumber === index + 1)} />
            <PageOverlay pageNumber={index + 1} />
          </div>
        ))}
      </div>
    </Panel>
  );
}

/**
 * Addresses of the pictures of a file, one for each page; what the window can't show comes converted. The hash is for the
 * window alone, which would show a picture that it has seen at the same address: the file may have been replaced.
 */
function listPictures({ caseId, id, file }: Evidence): readonly string[] {
  if (!needsPreview(file.mime)) return [`${evidenceUrl(caseId, id)}?${file.sha256}`];
  return Array.from({ length: file.pageCount }, (_, index) => `${pictureUrl(caseId, id, index + 1)}?${file.sha256}`);
}
