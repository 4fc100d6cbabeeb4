import { useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useImperativeHandle, useMemo, useState, type KeyboardEvent, type Ref } from 'react';
import { listPagePieces, type PacketPages as Packet, type PagePiece } from '../../../shared/domain/packet-pages.ts';
import { zoomFactor, type PageSize, type Zoom } from '../pdf-view/page-layout.ts';
import { PdfToolbar } from '../pdf-view/pdf-toolbar.tsx';
import styles from '../pdf-view/pdf-view.module.css';
import { usePageScroll } from '../pdf-view/use-page-scroll.ts';
import { PacketPage } from './packet-page.tsx';

export type PacketPagesHandle = {
  /** Brings a page (1-based) to the top of the view. */
  readonly goToPage: (pageNumber: number) => void;
};

export type PacketPagesProps = {
  readonly packet: Packet;
  /** Page to begin on, 1-based. */
  readonly initialPage?: number;
  /** The page that is being read has changed, 1-based. */
  readonly onPageChange: (pageNumber: number) => void;
  readonly ref?: Ref<PacketPagesHandle>;
};

/** The packet's own pages and those of the evidence, to scroll. Only pages near the view are drawn, and only changed ones again. */
export function PacketPages({ packet, initialPage = 1, onPageChange, ref }: PacketPagesProps) {
  const { t } = useLingui();
  const [zoom, setZoom] = useState<Zoom>('fit');
  const pieces = useMemo(() => listPagePieces(packet), [packet]);
  const { sizes, noteSize } = usePageSizes(packet, pieces);
  const { scroller, layout, pageIndex, near, goTo } = usePageScroll(sizes, zoom, initialPage - 1);
  const goToPage = useCallback((pageNumber: number) => goTo(pageNumber - 1), [goTo]);
  useImperativeHandle(ref, () => ({ goToPage }), [goToPage]);
  useEffect(() => onPageChange(pageIndex + 1), [pageIndex, onPageChange]);
  const indexes = Array.from({ length: Math.max(0, near.last - near.first) }, (_, offset) => near.first + offset);
  const follow = (pageNumber: number): void => {
    goToPage(pageNumber);
    scroller.current?.focus();
  };
  return (
    <div className={styles.view}>
      <PdfToolbar
        pageNumber={pageIndex + 1}
        pageCount={packet.totalPages}
        factor={zoomFactor(layout.places[pageIndex]?.scale ?? 1)}
        isFitted={zoom === 'fit'}
        hasOutline={false}
        onGoTo={goToPage}
        onZoom={setZoom}
        onToggleOutline={null}
      />
      <div className={styles.body}>
        <div
          ref={scroller}
          role="region"
          aria-label={t`Pages of the packet`}
          className={styles.scroller}
          tabIndex={0}
          onKeyDown={(event) => {
            const wanted = pageForKey(event, pageIndex, packet.totalPages);
            if (wanted === null) return;
            event.preventDefault();
            goTo(wanted);
          }}
        >
          <div className={styles.pages} style={{ height: layout.height, minWidth: layout.width }}>
            {indexes.map((index) => {
              const [place, piece, size] = [layout.places[index], pieces[index], sizes[index]];
              if (!place || !piece || !size) return null;
              return (
                <PacketPage
                  key={index}
                  pageNumber={index + 1}
                  piece={piece}
                  size={size}
                  place={place}
                  distance={Math.abs(index - pageIndex)}
                  onSize={noteSize}
                  onGoTo={follow}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

/** The pages' sizes: our own are known, those of evidence are taken to be the same until they have been opened. */
function usePageSizes({ paper }: Packet, pieces: readonly PagePiece[]) {
  const [known, setKnown] = useState<ReadonlyMap<string, PageSize>>(new Map());
  const noteSize = useCallback((sheet: string | null, size: PageSize): void => {
    if (sheet === null) return;
    setKnown((before) => {
      const found = before.get(sheet);
      if (found?.widthPt === size.widthPt && found.heightPt === size.heightPt) return before;
      return new Map(before).set(sheet, size);
    });
  }, []);
  const { widthPt, heightPt } = paper;
  const sizes = useMemo(
    () => pieces.map(({ sheet }) => (sheet === null ? undefined : known.get(sheet)) ?? { widthPt, heightPt }),
    [pieces, known, widthPt, heightPt],
  );
  return { sizes, noteSize };
}

/** The page that a key goes to, 0-based; null for keys that mean something else. */
function pageForKey(event: KeyboardEvent, pageIndex: number, pageCount: number): number | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.target !== event.currentTarget)
    return null;
  if (event.key === 'PageDown') return Math.min(pageIndex + 1, pageCount - 1);
  if (event.key === 'PageUp') return Math.max(pageIndex - 1, 0);
  if (event.key === 'Home') return 0;
  return event.key === 'End' ? pageCount - 1 : null;
}
