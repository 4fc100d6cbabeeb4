import type { PageShape, PdfTarget } from '../../lib/pdf/pdf-calls.ts';
import type { PageMark } from '../page-marks/page-marks.tsx';
import type { PageLayout } from './page-layout.ts';
import { PdfPage } from './pdf-page.tsx';
import styles from './pdf-view.module.css';
import type { OpenPdf } from './use-pdf.ts';

export type PdfPagesProps = {
  readonly pdf: OpenPdf | null;
  readonly shapes: readonly PageShape[];
  /** The page that is read, 0-based. */
  readonly pageIndex: number;
  readonly layout: PageLayout;
  /** The pages to draw; `last` is exclusive. */
  readonly near: { readonly first: number; readonly last: number };
  readonly highlight: readonly number[];
  readonly marks: readonly PageMark[];
  readonly onFollow: (target: PdfTarget) => void;
};

/** The room of all pages, with those near the view in it. */
export function PdfPages({ pdf, shapes, pageIndex, layout, near, highlight, marks, onFollow }: PdfPagesProps) {
  const indexes = Array.from({ length: Math.max(0, near.last - near.first) }, (_, offset) => near.first + offset);
  return (
    <div className={styles.pages} style={{ height: layout.height, minWidth: layout.width }}>
      {pdf &&
        indexes.map((index) => {
          const [place, shape] = [layout.places[index], shapes[index]];
          return (
            place &&
            shape && (
              <PdfPage
                key={index}
                pdf={pdf}
                pageIndex={index}
                shape={shape}
                distance={Math.abs(index - pageIndex)}
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
