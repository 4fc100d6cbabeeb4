import type { TextContent } from 'pdfjs-dist/types/src/display/api.js';

/** A page of a PDF. @property pageNumber 1-based */
export type PageAddress = { readonly url: string; readonly pageNumber: number };

/** How a page lies. Points are 1/72 inch. */
export type PageShape = {
  /** Turned as it is shown. */
  readonly widthPt: number;
  readonly heightPt: number;
  /** What its text is laid out by: degrees clockwise, the page's box before it is turned, and the size of its unit. */
  readonly rotation: number;
  readonly box: readonly number[];
  readonly userUnit: number;
};

/** Where a link or bookmark leads: a page, and optionally a height on it as a part of the page from its upper edge (0–1). */
export type PdfTarget = { readonly pageIndex: number; readonly top: number | null };

/** A link on a page; place and size as parts of the page (0–1). */
export type PageLink = {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly target: PdfTarget;
};

export type Bookmark = { readonly title: string; readonly depth: number; readonly target: PdfTarget | undefined };

/** How large a page is drawn: pixels for each point, or as wide as this and no longer than that. */
export type DrawnSize = { readonly scale: number } | { readonly widthPx: number; readonly longestPx: number };

/** What the thread that runs pdf.js can be asked for, and what it answers. */
export type PdfCalls = {
  readonly countPages: { readonly asked: { readonly url: string }; readonly answer: number };
  readonly measurePages: {
    readonly asked: { readonly url: string; readonly pageNumbers: readonly number[] };
    readonly answer: readonly PageShape[];
  };
  readonly drawPage: {
    readonly asked: PageAddress & {
      readonly size: DrawnSize;
      /** Lower ones are drawn first; 0 when it isn't given. */
      readonly rank?: number;
      /** Nothing else is wanted of the document, so that it needn't stay open. */
      readonly isOnly?: boolean;
    };
    readonly answer: ImageBitmap;
  };
  /** The text comes in parts before the answer. */
  readonly readText: { readonly asked: PageAddress; readonly answer: null };
  readonly listLinks: { readonly asked: PageAddress; readonly answer: readonly PageLink[] };
  readonly listBookmarks: { readonly asked: { readonly url: string }; readonly answer: readonly Bookmark[] };
};
export type PdfCallName = keyof PdfCalls;

/** What kept a document or page from being shown. */
export type PdfFailure = 'password' | 'damaged' | 'missing' | 'unknown';

/** From the window to the thread. */
export type PdfMessage =
  /** The first one. @property filesUrl where pdf.js's own files lie */
  | { readonly kind: 'start'; readonly filesUrl: string }
  | { readonly kind: 'call'; readonly id: number; readonly name: PdfCallName; readonly asked: unknown }
  /** The answer isn't wanted any more. */
  | { readonly kind: 'cancel'; readonly id: number };

/** From the thread to the window. */
export type PdfReply = { readonly id: number } & (
  { readonly part: TextContent } | { readonly answer: unknown } | { readonly failure: PdfFailure }
);
