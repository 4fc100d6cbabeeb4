import { useLingui } from '@lingui/react/macro';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { listPageGroups, listPagePieces, type PacketPages } from '../../../shared/domain/packet-pages.ts';
import styles from './page-map.module.css';
import { findPageBeside, findRowOf, findRowsBetween, layOutPageMap, type PageMapRow } from './page-map-rows.ts';
import { PageThumbnail } from './page-thumbnail.tsx';

export type PageMapProps = {
  readonly packet: PacketPages;
  /** The page that is read, 1-based. */
  readonly pageNumber: number;
  readonly onGoTo: (pageNumber: number) => void;
};

const PAGES_PER_ROW = 2;
/** Drawn above and below what is in view. */
const MARGIN_PX = 300;

/** Every page of the packet as a small picture, by part and exhibit. One stop of the Tab key; arrows, Home and End go from page to page. */
export function PageMap({ packet, pageNumber, onGoTo }: PageMapProps) {
  const { t } = useLingui();
  const id = useId();
  const rows = useMemo(() => layOutPageMap(listPageGroups(packet), PAGES_PER_ROW), [packet]);
  const pieces = useMemo(() => listPagePieces(packet), [packet]);
  const { scroller, shown } = useShownRows(rows, pageNumber);
  const last = rows.at(-1);
  return (
    <div
      ref={scroller}
      className={styles.map}
      role="listbox"
      aria-label={t`Pages by part and exhibit`}
      aria-activedescendant={`${id}-${pageNumber}`}
      tabIndex={0}
      onKeyDown={(event) => {
        const wanted = pageForKey(event, rows, pageNumber, packet.totalPages);
        if (wanted === null) return;
        event.preventDefault();
        onGoTo(wanted);
      }}
      onClick={(event) => {
        const page = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-page]') : null;
        if (page) onGoTo(Number(page.dataset['page']));
      }}
    >
      <div className={styles.rows} role="presentation" style={{ height: last ? last.top + last.height : 0 }}>
        {shown.map((row) =>
          row.kind === 'group' ? (
            <div
              key={`group ${row.group.firstPage}`}
              className={`${styles.row} ${styles.group}`}
              role="presentation"
              style={{ top: row.top, height: row.height }}
            >
              <GroupName row={row} />
            </div>
          ) : (
            <div
              key={row.pages[0]}
              className={styles.row}
              role="presentation"
              style={{ top: row.top, height: row.height }}
            >
              {row.pages.map((page) => (
                <div
                  key={page}
                  id={`${id}-${page}`}
                  className={styles.page}
                  role="option"
                  aria-selected={page === pageNumber}
                  aria-setsize={packet.totalPages}
                  aria-posinset={page}
                  aria-label={row.group.label === '' ? t`Page ${page}` : t`Page ${page}, Exhibit ${row.group.label}`}
                  data-page={page}
                >
                  <span className={styles.sheet}>
                    <Thumbnail piece={pieces[page - 1]} />
                  </span>
                  {page}
                </div>
              ))}
            </div>
          ),
        )}
      </div>
    </div>
  );
}

function Thumbnail({ piece }: { readonly piece: ReturnType<typeof listPagePieces>[number] | undefined }) {
  return piece ? <PageThumbnail piece={piece} /> : null;
}

function GroupName({ row: { group } }: { readonly row: PageMapRow }) {
  const { t } = useLingui();
  switch (group.kind) {
    case 'letter':
      return <span>{t`Cover letter`}</span>;
    case 'plan':
      return <span>{t`Plan of action`}</span>;
    case 'index':
      return <span>{t`List of exhibits`}</span>;
    case 'exhibit':
      return <span title={group.title}>{t`Exhibit ${group.label}: ${group.title}`}</span>;
  }
}

/** The rows in view. The page that is read is brought into view when it becomes another one. */
function useShownRows(rows: readonly PageMapRow[], pageNumber: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const measure = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      resized.disconnect();
    };
  }, []);
  const row = findRowOf(rows, pageNumber);
  const [top, bottom] = row ? [row.top, row.top + row.height] : [0, 0];
  useEffect(() => {
    const element = scroller.current;
    if (!element || bottom === 0) return;
    if (top < element.scrollTop) element.scrollTo({ top });
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTo({ top: bottom - element.clientHeight });
  }, [top, bottom]);
  return { scroller, shown: findRowsBetween(rows, view.top - MARGIN_PX, view.top + view.height + MARGIN_PX) };
}

/** The page that a key goes to; null for keys that mean something else. */
function pageForKey(
  event: KeyboardEvent,
  rows: readonly PageMapRow[],
  pageNumber: number,
  pageCount: number,
): number | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return null;
  switch (event.key) {
    case 'ArrowRight':
      return Math.min(pageNumber + 1, pageCount);
    case 'ArrowLeft':
      return Math.max(pageNumber - 1, 1);
    case 'ArrowDown':
      return findPageBeside(rows, pageNumber, 1);
    case 'ArrowUp':
      return findPageBeside(rows, pageNumber, -1);
    case 'Home':
      return 1;
    case 'End':
      return pageCount;
    default:
      return null;
  }
}
