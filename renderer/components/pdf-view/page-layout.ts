/** A page's size in points (1/72 inch), turned as it is shown. */
export type PageSize = { readonly widthPt: number; readonly heightPt: number };

/** `fit`: each page as wide as the view; otherwise a factor of its printed size. */
export type Zoom = 'fit' | number;

/** Where a page lies in the scrolled area, in CSS pixels. */
export type PagePlace = {
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** CSS pixels for each point. */
  readonly scale: number;
};

export type PageLayout = { readonly places: readonly PagePlace[]; readonly width: number; readonly height: number };

/** A place in the document that stays in view when sizes or zoom change: a page, and how far down it (0–1). */
export type Anchor = { readonly pageIndex: number; readonly fraction: number };

/** CSS pixels for each point at 100 %. */
const CSS_PX_PER_PT = 96 / 72;
/** Small papers (till receipts) aren't blown up further than this to fit. */
const FIT_ZOOM_MAX = 1.6;
const GAP_PX = 14;
const PADDING_PX = 16;
const ZOOM_STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** Stacks the pages, each centred by the view. */
export function layoutPages(sizes: readonly PageSize[], zoom: Zoom, viewWidthPx: number): PageLayout {
  const room = Math.max(80, viewWidthPx - 2 * PADDING_PX);
  let top = PADDING_PX;
  let width = 0;
  const places = sizes.map(({ widthPt, heightPt }) => {
    const factor = zoom === 'fit' ? Math.min(FIT_ZOOM_MAX, room / (widthPt * CSS_PX_PER_PT)) : zoom;
    const scale = factor * CSS_PX_PER_PT;
    const place = { top, width: Math.floor(widthPt * scale), height: Math.floor(heightPt * scale), scale };
    top += place.height + GAP_PX;
    width = Math.max(width, place.width + 2 * PADDING_PX);
    return place;
  });
  return { places, width, height: top - GAP_PX + PADDING_PX };
}

/** Indexes of the first and last page that touch a stretch of the scrolled area; `last` is exclusive. */
export function pagesBetween(
  layout: PageLayout,
  top: number,
  bottom: number,
): { readonly first: number; readonly last: number } {
  const first = layout.places.findIndex((place) => place.top + place.height >= top);
  if (first < 0) return { first: layout.places.length, last: layout.places.length };
  const past = layout.places.findIndex((place, index) => index >= first && place.top > bottom);
  return { first, last: past < 0 ? layout.places.length : past };
}

/** The page that is read at this scroll position: the one under the upper third of the view. */
export function pageAt(layout: PageLayout, scrollTop: number, viewHeightPx: number): number {
  const line = scrollTop + viewHeightPx / 3;
  const next = layout.places.findIndex((place) => place.top > line);
  return Math.max(0, (next < 0 ? layout.places.length : next) - 1);
}

/** What is at the top of the view. */
export function anchorAt(layout: PageLayout, scrollTop: number): Anchor {
  const next = layout.places.findIndex((place) => place.top > scrollTop + GAP_PX);
  const pageIndex = Math.max(0, (next < 0 ? layout.places.length : next) - 1);
  const place = layout.places[pageIndex];
  return { pageIndex, fraction: place ? (scrollTop + GAP_PX - place.top) / place.height : 0 };
}

/** The scroll position that brings an anchor to the top of the view. */
export function scrollTopOf(layout: PageLayout, { pageIndex, fraction }: Anchor): number {
  const place = layout.places[Math.min(pageIndex, layout.places.length - 1)];
  return place ? Math.max(0, place.top + fraction * place.height - GAP_PX) : 0;
}

/** The next wider (1) or narrower (-1) zoom step. */
export function stepZoom(factor: number, direction: 1 | -1): number {
  // A hair of tolerance, so that a fitted 0.9998 counts as 100 %.
  const found =
    direction > 0
      ? ZOOM_STEPS.find((step) => step > factor * 1.005)
      : ZOOM_STEPS.findLast((step) => step < factor * 0.995);
  return found ?? (direction > 0 ? Math.max(factor, 4) : Math.min(factor, 0.25));
}

/** The zoom factor that a scale amounts to: 1 is printed size. */
export function zoomFactor(scale: number): number {
  return scale / CSS_PX_PER_PT;
}
