import { useRef, useState, type PointerEvent } from 'react';
import type { PageArea } from '../../../../shared/domain/page-text.ts';
import { areaBetween, isDrawn, moveAreas, resizeAreas, type PagePoint } from '../highlight-geometry.ts';
import styles from './highlighter.module.css';
import type { Highlights } from './use-highlights.ts';

export type HighlightOverlayProps = {
  readonly pageNumber: number;
  readonly highlights: Highlights;
  /** Whether the mouse draws and moves; otherwise the page is only looked at. */
  readonly isEditing: boolean;
};

/** What a pointer that is down is doing, from where it went down. */
type Drag =
  | { readonly kind: 'draw'; readonly from: PagePoint }
  | {
      readonly kind: 'move' | 'resize';
      readonly from: PagePoint;
      readonly id: Highlights['list'][number]['id'];
      readonly areas: readonly PageArea[];
    };

/** The highlights of one page over its picture. For the keyboard and for screen readers there is the list beside it. */
export function HighlightOverlay({ pageNumber, highlights, isEditing }: HighlightOverlayProps) {
  const layer = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const [drawn, setDrawn] = useState<PageArea | null>(null);
  const onPage = highlights.list.filter((item) => item.pageNumber === pageNumber);
  if (!isEditing && onPage.length === 0) return null;

  const begin = (event: PointerEvent, make: (from: PagePoint) => Drag): void => {
    if (event.button !== 0 || !layer.current) return;
    event.preventDefault();
    event.stopPropagation();
    layer.current.setPointerCapture(event.pointerId);
    drag.current = make(locate(event, layer.current));
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    const { current } = drag;
    if (!current) return;
    const at = locate(event, event.currentTarget);
    const [dx, dy] = [at.x - current.from.x, at.y - current.from.y];
    if (current.kind === 'draw') setDrawn(areaBetween(current.from, at));
    else highlights.move(current.id, (current.kind === 'move' ? moveAreas : resizeAreas)(current.areas, dx, dy));
  };
  const end = (isKept: boolean): void => {
    if (isKept && drag.current?.kind === 'draw' && drawn && isDrawn(drawn)) void highlights.add(pageNumber, drawn);
    drag.current = null;
    setDrawn(null);
  };
  return (
    <div
      ref={layer}
      className={styles.overlay}
      aria-hidden
      data-editing={isEditing || undefined}
      onPointerDown={(event) => isEditing && begin(event, (from) => ({ kind: 'draw', from }))}
      onPointerMove={onPointerMove}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
    >
      {onPage.map(({ id, rectangles }) =>
        rectangles.map((area, index) => (
          <div
            key={`${id}/${index}`}
            className={styles.mark}
            data-highlight={id}
            data-selected={(isEditing && id === highlights.selectedId) || undefined}
            style={placeOf(area)}
            onPointerDown={(event) => {
              if (!isEditing) return;
              highlights.select(id);
              begin(event, (from) => ({ kind: 'move', from, id, areas: rectangles }));
            }}
          >
            <span
              className={styles.corner}
              onPointerDown={(event) => begin(event, (from) => ({ kind: 'resize', from, id, areas: rectangles }))}
            />
          </div>
        )),
      )}
      {drawn && <div className={styles.mark} data-selected="" style={placeOf(drawn)} />}
    </div>
  );
}

function locate(event: PointerEvent, layer: HTMLElement): PagePoint {
  const box = layer.getBoundingClientRect();
  return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
}

function placeOf({ left, top, width, height }: PageArea) {
  const percent = (value: number): string => `${value * 100}%`;
  return { left: percent(left), top: percent(top), width: percent(width), height: percent(height) };
}
