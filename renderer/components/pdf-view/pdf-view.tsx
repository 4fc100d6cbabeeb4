import { useLingui } from '@lingui/react/macro';
import { useEffect, useImperativeHandle, useState, type KeyboardEvent, type Ref } from 'react';
import type { PageShape, PdfTarget } from '../../lib/pdf/pdf-calls.ts';
import type { PageMark } from '../page-marks/page-marks.tsx';
import { zoomFactor, type Zoom } from './page-layout.ts';
import { PdfOutline } from './pdf-outline.tsx';
import { PdfPages } from './pdf-pages.tsx';
import { PdfStatus } from './pdf-status.tsx';
import { PdfToolbar } from './pdf-toolbar.tsx';
import styles from './pdf-view.module.css';
import { usePageScroll } from './use-page-scroll.ts';
import { usePdf } from './use-pdf.ts';

export type PdfViewHandle = {
  /** Brings a page (1-based) to the top of the view. */
  readonly goToPage: (pageNumber: number) => void;
};

export type PdfViewProps = {
  /** Address of the PDF within the application's own pages. */
  readonly url: string;
  /** Name of the document, read aloud. */
  readonly title: string;
  /** Page to begin on, 1-based. */
  readonly initialPage?: number;
  /** Pages to set off from the others, 1-based: those that are cited or chosen. */
  readonly highlight?: readonly number[];
  /** Places to mark over the pages: what a search has found. */
  readonly marks?: readonly PageMark[];
  /** A place to bring into view: a page (1-based), and how far down it (0–1). Another object goes there again. */
  readonly target?: { readonly pageNumber: number; readonly top: number } | undefined;
  readonly onPageCount?: (pageCount: number) => void;
  /** The page that is being read has changed, 1-based. */
  readonly onPageChange?: (pageNumber: number) => void;
  readonly ref?: Ref<PdfViewHandle>;
};

const NO_SHAPES: readonly PageShape[] = [];
const NO_MARKS: readonly PageMark[] = [];

/** Shows a PDF: pages to scroll, zoom, page box, links and bookmarks. Only pages near the view are drawn. */
export function PdfView(props: PdfViewProps) {
  const {
    url,
    title,
    initialPage = 1,
    highlight = [],
    marks = NO_MARKS,
    target,
    onPageCount,
    onPageChange,
    ref,
  } = props;
  const { t } = useLingui();
  const [attempt, setAttempt] = useState(0);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [hasOutline, setHasOutline] = useState(false);
  const state = usePdf(url, attempt);
  const pdf = state.status === 'ready' ? state.pdf : null;
  const shapes = state.status === 'ready' ? state.shapes : NO_SHAPES;
  const { scroller, layout, pageIndex, near, goTo, goToPart } = usePageScroll(shapes, zoom, initialPage - 1);
  const pageCount = pdf?.pageCount ?? 0;

  useImperativeHandle(ref, () => ({ goToPage: (pageNumber) => goTo(pageNumber - 1) }), [goTo]);
  useEffect(() => {
    if (target) goToPart(target.pageNumber - 1, target.top);
  }, [target, goToPart]);
  useEffect(() => {
    if (pageCount > 0) onPageCount?.(pageCount);
  }, [pageCount, onPageCount]);
  useEffect(() => {
    if (pageCount > 0) onPageChange?.(pageIndex + 1);
  }, [pageCount, pageIndex, onPageChange]);

  const follow = ({ pageIndex: targetIndex, top }: PdfTarget): void => {
    goTo(targetIndex, (top ?? 0) * (layout.places[targetIndex]?.height ?? 0));
    scroller.current?.focus();
  };
  return (
    <div className={styles.view}>
      <PdfToolbar
        pageNumber={pageIndex + 1}
        pageCount={pageCount}
        factor={zoomFactor(layout.places[pageIndex]?.scale ?? 1)}
        isFitted={zoom === 'fit'}
        hasOutline={hasOutline}
        onGoTo={(pageNumber) => goTo(pageNumber - 1)}
        onZoom={setZoom}
        onToggleOutline={() => setHasOutline(!hasOutline)}
      />
      <div className={styles.body}>
        {pdf && hasOutline && <PdfOutline pdf={pdf} onFollow={follow} />}
        <div
          ref={scroller}
          role="region"
          aria-label={t`Pages of ${title}`}
          className={styles.scroller}
          tabIndex={0}
          onKeyDown={(event) => {
            const wanted = pageForKey(event, pageIndex, pageCount);
            if (wanted === null) return;
            event.preventDefault();
            goTo(wanted);
          }}
        >
          <PdfPages
            pdf={pdf}
            shapes={shapes}
            pageIndex={pageIndex}
            layout={layout}
            near={near}
            highlight={highlight}
            marks={marks}
            onFollow={follow}
          />
          <PdfStatus state={state} onRetry={() => setAttempt(attempt + 1)} />
        </div>
      </div>
    </div>
  );
}

/** The page that a key goes to, 0-based; null for keys that mean something else. */
function pageForKey(event: KeyboardEvent, pageIndex: number, pageCount: number): number | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.target !== event.currentTarget)
    return null;
  switch (event.key) {
    case 'PageDown':
      return Math.min(pageIndex + 1, pageCount - 1);
    case 'PageUp':
      return Math.max(pageIndex - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return pageCount - 1;
    default:
      return null;
  }
}
