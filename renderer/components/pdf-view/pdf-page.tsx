import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PageLink, PageShape, PdfTarget } from '../../lib/pdf/pdf-calls.ts';
import { PageMarks, type PageMark } from '../page-marks/page-marks.tsx';
import { PageOverlay } from '../page-overlay/page-overlay.tsx';
import { drawPage } from './draw-page.ts';
import type { PagePlace } from './page-layout.ts';
import styles from './pdf-page.module.css';
import './text-layer.css';
import type { OpenPdf } from './use-pdf.ts';
import { usePictureDropped } from './use-picture-dropped.ts';

export type PdfPageProps = {
  readonly pdf: OpenPdf;
  readonly pageIndex: number;
  readonly shape: PageShape;
  /** Pages between it and the one that is read. */
  readonly distance: number;
  readonly place: PagePlace;
  readonly isHighlighted: boolean;
  readonly marks: readonly PageMark[];
  readonly onFollow: (target: PdfTarget) => void;
};

/** Pages that only fly past while scrolling aren't drawn. */
const SETTLE_MS = 60;

/** One page: its drawing, its text, and its links. */
export function PdfPage({ pdf, pageIndex, shape, distance, place, isHighlighted, marks, onFollow }: PdfPageProps) {
  const { t } = useLingui();
  const paper = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [links, setLinks] = useState<readonly PageLink[]>([]);
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing');
  const pageNumber = pageIndex + 1;
  const readDistance = useEffectEvent(() => distance);
  usePictureDropped(paper);
  useEffect(() => {
    const abort = new AbortController();
    const draw = async (): Promise<void> => {
      if (!paper.current || !text.current) return;
      const page = { thread: pdf.thread, url: pdf.url, pageNumber, shape, rank: readDistance() };
      await drawPage(page, { paper: paper.current, text: text.current }, place.scale, abort.signal);
      setState('drawn');
      setLinks(await pdf.thread.call('listLinks', { url: pdf.url, pageNumber }, abort.signal));
    };
    const timer = setTimeout(() => {
      draw().catch(() => {
        if (!abort.signal.aborted) setState('failed');
      });
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [pdf, pageNumber, shape, place.scale]);
  return (
    <div
      role="group"
      aria-label={t`Page ${pageNumber}`}
      className={styles.page}
      data-page-number={pageNumber}
      data-state={state}
      data-highlighted={isHighlighted || undefined}
      style={{
        top: place.top,
        width: place.width,
        height: place.height,
        marginInlineStart: -place.width / 2,
        ['--total-scale-factor' as string]: place.scale,
      }}
    >
      <div ref={paper} className={styles.paper} aria-hidden />
      <PageMarks marks={marks} />
      <div ref={text} />
      {links.map((link) => (
        <button
          key={link.id}
          type="button"
          className={styles.link}
          aria-label={t`Go to page ${link.target.pageIndex + 1}`}
          title={t`Go to page ${link.target.pageIndex + 1}`}
          style={{
            left: `${link.left * 100}%`,
            top: `${link.top * 100}%`,
            width: `${link.width * 100}%`,
            height: `${link.height * 100}%`,
          }}
          onClick={() => onFollow(link.target)}
        />
      ))}
      <PageOverlay pageNumber={pageNumber} />
      {state === 'failed' && (
        <p className={styles.failed}>
          <Trans>Page {pageNumber} can’t be shown here. It is in the file all the same.</Trans>
        </p>
      )}
    </div>
  );
}
