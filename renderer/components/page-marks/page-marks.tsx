import type { PageArea } from '../../../shared/domain/page-text.ts';
import styles from './page-marks.module.css';

/** A place on a page to mark; the current one of several stands out. */
export type PageMark = { readonly pageNumber: number; readonly area: PageArea; readonly isCurrent: boolean };

/** Marks over the picture of a page, which the parent holds and whose size they follow. */
export function PageMarks({ marks }: { readonly marks: readonly PageMark[] }) {
  if (marks.length === 0) return null;
  return (
    <div className={styles.marks} aria-hidden>
      {marks.map(({ area, isCurrent }, index) => (
        <span
          key={index}
          className={styles.mark}
          data-current={isCurrent || undefined}
          data-found=""
          style={{
            left: `${area.left * 100}%`,
            top: `${area.top * 100}%`,
            width: `${area.width * 100}%`,
            height: `${area.height * 100}%`,
          }}
        />
      ))}
    </div>
  );
}
