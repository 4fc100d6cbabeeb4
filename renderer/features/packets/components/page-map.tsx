import { findEntryIndex, type PacketEntry } from '../packet-contents.ts';
import styles from './page-map.module.css';

export type PageMapProps = {
  readonly entries: readonly PacketEntry[];
  readonly pageCount: number;
  readonly pageNumber: number;
  readonly onGoTo: (pageNumber: number) => void;
};

/** Beyond this the sheets would fill the panel. */
const PAGES_MAX = 120;

/**
 * Every page as a small sheet, in order. A picture for the eye and the mouse; the list below it says the same in words
 * and is what keys and screen readers use.
 */
export function PageMap({ entries, pageCount, pageNumber, onGoTo }: PageMapProps) {
  if (pageCount > PAGES_MAX) return null;
  return (
    <div
      className={styles.map}
      aria-hidden
      onClick={(event) => {
        const sheet = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-page]') : null;
        if (sheet) onGoTo(Number(sheet.dataset['page']));
      }}
    >
      {Array.from({ length: pageCount }, (_, index) => index + 1).map((page) => {
        const entry = entries[findEntryIndex(entries, page)];
        const isSeparator = entry?.kind === 'exhibit' && entry.startPage === page && entry.firstPage !== page;
        return (
          <span
            key={page}
            className={styles.sheet}
            data-page={page}
            data-kind={isSeparator ? 'separator' : entry?.kind}
            data-current={page === pageNumber || undefined}
          >
            {isSeparator ? entry.label : ''}
          </span>
        );
      })}
    </div>
  );
}
