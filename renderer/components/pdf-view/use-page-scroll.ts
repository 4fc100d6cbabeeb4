import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import {
  anchorAt,
  layoutPages,
  pageAt,
  pagesBetween,
  scrollTopOf,
  type Anchor,
  type PageLayout,
  type PageSize,
  type Zoom,
} from './page-layout.ts';

export type PageScroll = {
  /** For the element that scrolls. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly layout: PageLayout;
  /** The page that is read, 0-based. */
  readonly pageIndex: number;
  /** The pages to draw: those in view and as much again above and below. */
  readonly near: { readonly first: number; readonly last: number };
  /** Brings a page, or a height on it (CSS pixels from its top), to the top of the view. */
  readonly goTo: (pageIndex: number, offsetPx?: number) => void;
  /** Brings a part of a page (0–1 from its top) near the top of the view; waits until the pages are laid out. */
  readonly goToPart: (pageIndex: number, fraction: number) => void;
};

type View = { readonly width: number; readonly height: number; readonly top: number };

const NO_PAGES = { first: 0, last: 0 };
/** What stays visible above the part of a page that is gone to, as a part of the page's height. */
const PART_MARGIN = 0.15;

/** Lays the pages out in a scrolling element and keeps the place when zoom, width or the pages' sizes change. */
export function usePageScroll(sizes: readonly PageSize[], zoom: Zoom, initialPageIndex: number): PageScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>({ width: 0, height: 0, top: 0 });
  const anchor = useRef<Anchor>({ pageIndex: initialPageIndex, fraction: 0 });
  const layout = useMemo(() => layoutPages(sizes, zoom, view.width), [sizes, zoom, view.width]);
  const isLaidOut = view.width > 0 && sizes.length > 0;

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() =>
      setView((before) => ({ ...before, width: element.clientWidth, height: element.clientHeight })),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    if (scroller.current && isLaidOut) scrollTo(scroller.current, scrollTopOf(layout, anchor.current));
  }, [layout, isLaidOut]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const onScroll = (): void => {
      if (isLaidOut) anchor.current = anchorAt(layout, element.scrollTop);
      setView((before) => ({ ...before, top: element.scrollTop }));
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [layout, isLaidOut]);

  const goTo = useCallback(
    (pageIndex: number, offsetPx = 0): void => {
      const place = layout.places[pageIndex];
      anchor.current = { pageIndex, fraction: place ? offsetPx / place.height : 0 };
      if (scroller.current && place) scrollTo(scroller.current, scrollTopOf(layout, anchor.current));
    },
    [layout],
  );
  const latest = useRef(layout);
  useLayoutEffect(() => {
    latest.current = layout;
  });
  const goToPart = useCallback((pageIndex: number, fraction: number): void => {
    anchor.current = { pageIndex, fraction: Math.max(0, fraction - PART_MARGIN) };
    if (scroller.current && latest.current.places.length > 0)
      scrollTo(scroller.current, scrollTopOf(latest.current, anchor.current));
  }, []);
  return {
    scroller,
    layout,
    goToPart,
    pageIndex: isLaidOut ? pageAt(layout, view.top, view.height) : initialPageIndex,
    near: isLaidOut ? pagesBetween(layout, view.top - view.height, view.top + 2 * view.height) : NO_PAGES,
    goTo,
  };
}

/** Pages are centred on the widest one; where that is wider than the view, so is the view. */
function scrollTo(element: HTMLElement, top: number): void {
  element.scrollTo({ top, left: (element.scrollWidth - element.clientWidth) / 2 });
}
