import { useEffect, useRef, useState, type RefObject } from 'react';

/** Rows above and below the view that are there already when one scrolls. */
const MARGIN_ROWS = 12;

export type RowWindow = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** First row to draw, 0-based, and the one behind the last. */
  readonly first: number;
  readonly end: number;
};

/**
 * Which of many rows of one height are in view, so that only those are drawn.
 * @param rowCount all rows
 * @param rowPx height of each
 */
export function useRowWindow(rowCount: number, rowPx: number): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ first: 0, end: 60 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const measure = (): void => {
      const first = Math.max(0, Math.floor(element.scrollTop / rowPx) - MARGIN_ROWS);
      const end = Math.ceil((element.scrollTop + element.clientHeight) / rowPx) + MARGIN_ROWS;
      setView((known) => (known.first === first && known.end === end ? known : { first, end }));
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      resized.disconnect();
    };
  }, [rowPx]);
  return { scroller, first: Math.min(view.first, rowCount), end: Math.min(view.end, rowCount) };
}
