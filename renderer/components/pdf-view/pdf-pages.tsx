import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { PageMark } from '../page-marks/page-marks.tsx';
import type { PdfTarget } from './find-target.ts';
import type { PageLayout } from './page-layout.ts';
import { PdfPage } from './pdf-page.tsx';
import styles from './pdf-view.module.css';

export type PdfPagesProps = {
  readonly pdf: PDFDocumentProxy | null;
  readonly layout: PageLayout;
  /** The pages to draw; `last` is exclusive. */
  readonly near: { readonly first: number; readonly last: number };
  readonly highlight: readonly number[];
  readonly marks: readonly PageMark[];
  readonly onFollow: (target: PdfTarget) => void;
};

/** The room of all pages, with those near the view in it. */
export function PdfPages({ pdf, layout, near, highlight, marks, onFollow }: PdfPagesProps) {
  const indexes = Array.from({ length: Math.max(0, near.last - near.first) }, (_, offset) => near.first + offset);
  return (
    <div className={styles.pages} style={{ height: layout.height, minWidth: layout.width }}>
      {pdf &&
        indexes.map((index) => {
          const place = layout.places[index];
          return (
            place && (
              <PdfPage
                key={index}
                pdf={pdf}
                pageIndex={index}
                place={place}
                isHighlighted={highlight.includes(index + 1)}
                marks={marks.filter((mark) => mark.pageNumber === index + 1)}
                onFollow={onFollow}
              />
            )
          );
        })}
    </div>
  );
}
