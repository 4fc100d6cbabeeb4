import { useEffect, useRef } from 'react';
import { pieceUrl, type PagePiece } from '../../../shared/domain/packet-pages.ts';
import { drawSmallPage } from '../../lib/draw-small-page.ts';
import { createThumbnailQueue } from '../../lib/thumbnail-queue.ts';
import styles from './page-map.module.css';

/** Twice the size at which the map shows it, for fine screens. */
const WIDTH_PX = 164;
const LONGEST_PX = 212;
/** About 140 kB each. */
const KEEP_COUNT = 200;

const queue = createThumbnailQueue<ImageBitmap>({
  keepCount: KEEP_COUNT,
  whenIdle: (run) => void requestIdleCallback(run, { timeout: 300 }),
});

/** A page of the packet, small. The picture of the page as it was stays until the new one is there. */
export function PageThumbnail({ piece: { key, pageIndex } }: { readonly piece: PagePiece }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const id = `${key} ${pageIndex}`;
    const show = (): void => {
      const picture = queue.find(id);
      const element = canvas.current;
      if (!picture || !element) return;
      Object.assign(element, { width: picture.width, height: picture.height });
      element.getContext('2d')?.drawImage(picture, 0, 0);
      element.dataset['state'] = 'drawn';
    };
    show();
    if (queue.find(id) !== undefined) return undefined;
    const abort = new AbortController();
    const page = { url: pieceUrl(key), pageNumber: pageIndex + 1, widthPx: WIDTH_PX, longestPx: LONGEST_PX };
    queue.ask(id, (signal) => drawSmallPage(page, signal), abort.signal, show);
    return () => abort.abort();
  }, [key, pageIndex]);
  return <canvas ref={canvas} className={styles.thumbnail} width={82} height={106} aria-hidden />;
}
