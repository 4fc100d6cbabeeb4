import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { pieceUrl, type PagePiece } from '../../../shared/domain/packet-pages.ts';
import { drawPage } from '../pdf-view/draw-page.ts';
import type { PagePlace, PageSize } from '../pdf-view/page-layout.ts';
import styles from '../pdf-view/pdf-page.module.css';
import { usePictureDropped } from '../pdf-view/use-picture-dropped.ts';
import '../pdf-view/text-layer.css';
import { getPieceThread } from './piece-thread.ts';

export type PacketPageProps = {
  readonly pageNumber: number;
  readonly piece: PagePiece;
  /** As it is taken to be until it has been drawn. */
  readonly size: PageSize;
  readonly place: PagePlace;
  /** Pages between it and the one that is read. */
  readonly distance: number;
  readonly onSize: (sheet: string | null, size: PageSize) => void;
  readonly onGoTo: (pageNumber: number) => void;
};

/** Pages that only fly past while scrolling aren't drawn; one that has changed is, at once. */
const SETTLE_MS = 60;

/** One page of the packet. What was drawn before stays until the page as it is now takes its place. */
export function PacketPage({ pageNumber, piece, size, place, distance, onSize, onGoTo }: PacketPageProps) {
  const { t } = useLingui();
  const paper = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [drawnKey, setDrawnKey] = useState<string | null>(null);
  const [isFailed, setIsFailed] = useState(false);
  const isFirst = useRef(true);
  const { key, pageIndex, links, sheet } = piece;
  const { scale } = place;
  const readDistance = useEffectEvent(() => distance);
  usePictureDropped(paper);
  useEffect(() => {
    const abort = new AbortController();
    const draw = async (): Promise<void> => {
      const thread = getPieceThread();
      const page = { url: pieceUrl(key), pageNumber: pageIndex + 1 };
      const [shape] = await thread.call(
        'measurePages',
        { url: page.url, pageNumbers: [page.pageNumber] },
        abort.signal,
      );
      if (!shape || !paper.current || !text.current) return;
      onSize(sheet, { widthPt: shape.widthPt, heightPt: shape.heightPt });
      await drawPage(
        { ...page, thread, shape, rank: readDistance() },
        { paper: paper.current, text: text.current },
        scale,
        abort.signal,
      );
      setDrawnKey(key);
      setIsFailed(false);
    };
    const timer = setTimeout(
      () => {
        isFirst.current = false;
        draw().catch(() => {
          if (!abort.signal.aborted) setIsFailed(true);
        });
      },
      isFirst.current ? SETTLE_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [key, pageIndex, sheet, scale, onSize]);
  return (
    <div
      role="group"
      aria-label={t`Page ${pageNumber}`}
      className={styles.page}
      data-page-number={pageNumber}
      data-state={isFailed ? 'failed' : drawnKey === key ? 'drawn' : 'drawing'}
      style={{
        top: place.top,
        width: place.width,
        height: place.height,
        marginInlineStart: -place.width / 2,
        ['--total-scale-factor' as string]: scale,
      }}
    >
      <div ref={paper} className={styles.paper} aria-hidden />
      <div ref={text} lang="en" />
      {drawnKey === key &&
        links.map((link, index) => (
          <button
            key={index}
            type="button"
            className={styles.link}
            aria-label={link.description}
            title={link.description}
            style={{
              left: `${(link.left / size.widthPt) * 100}%`,
              top: `${(1 - link.top / size.heightPt) * 100}%`,
              width: `${((link.right - link.left) / size.widthPt) * 100}%`,
              height: `${((link.top - link.bottom) / size.heightPt) * 100}%`,
            }}
            onClick={() => onGoTo(link.targetPage)}
          />
        ))}
      {isFailed && (
        <p className={styles.failed}>
          <Trans>This page can’t be shown. Open the evidence to see what is wrong with it.</Trans>
        </p>
      )}
    </div>
  );
}
