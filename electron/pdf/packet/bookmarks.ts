import { PDFHexString, PDFName } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFRef } from 'pdf-lib';
import type { SourceBookmark } from '../import/source-outline.ts';

/** A bookmark of the packet. */
export type Bookmark = {
  readonly title: string;
  /** Physical page, 1-based. */
  readonly pageNumber: number;
  readonly children: readonly Bookmark[];
};

/** A page of the packet as links and bookmarks see it: where it is, and the corner that is shown at the top left. */
export type PagePlace = { readonly ref: PDFRef; readonly left: number; readonly top: number };

/**
 * What a source's own bookmarks become below their exhibit's: those that lead to pages in the packet, and headings over
 * such. They keep their words.
 * @param findPacketPage the packet page of a page of the source, or undefined when it isn't in the packet
 */
export function adoptBookmarks(
  bookmarks: readonly SourceBookmark[],
  findPacketPage: (pageNumber: number) => number | undefined,
): readonly Bookmark[] {
  return bookmarks.flatMap(({ title, pageNumber, children }) => {
    const adopted = adoptBookmarks(children, findPacketPage);
    const packetPage = (pageNumber && findPacketPage(pageNumber)) ?? adopted[0]?.pageNumber;
    return packetPage && title !== '' ? [{ title, pageNumber: packetPage, children: adopted }] : adopted;
  });
}

/**
 * Writes bookmarks. All of them keep the reader's zoom; the first level is open, what lies below is closed.
 * @returns the outline's reference
 */
export function writeBookmarks(
  context: PDFContext,
  bookmarks: readonly Bookmark[],
  places: readonly PagePlace[],
): PDFRef {
  const root = context.nextRef();
  const items = writeLevel(context, bookmarks, root, places);
  context.assign(root, context.obj({ Type: 'Outlines', ...items, Count: bookmarks.length }));
  return root;
}

function writeLevel(
  context: PDFContext,
  bookmarks: readonly Bookmark[],
  parent: PDFRef,
  places: readonly PagePlace[],
): { readonly First?: PDFRef; readonly Last?: PDFRef } {
  const refs = bookmarks.map(() => context.nextRef());
  bookmarks.forEach((bookmark, index) => {
    const ref = refs[index];
    const place = places[bookmark.pageNumber - 1];
    if (!ref || !place) throw new RangeError(`no page ${bookmark.pageNumber} for a bookmark`);
    const children = writeLevel(context, bookmark.children, ref, places);
    const item: PDFDict = context.obj({
      Title: PDFHexString.fromText(bookmark.title),
      Parent: parent,
      ...children,
      Dest: makeDestination(place),
    });
    if (refs[index - 1]) item.set(PDFName.of('Prev'), refs[index - 1] as PDFRef);
    if (refs[index + 1]) item.set(PDFName.of('Next'), refs[index + 1] as PDFRef);
    if (bookmark.children.length > 0) item.set(PDFName.of('Count'), context.obj(-bookmark.children.length));
    context.assign(ref, item);
  });
  const [first] = refs;
  const last = refs.at(-1);
  return first && last ? { First: first, Last: last } : {};
}

/** The top of a page at whatever zoom the reader has chosen (PDF 1.7, table 151: null keeps it). */
export function makeDestination({ ref, left, top }: PagePlace): (PDFRef | string | number | null)[] {
  return [ref, 'XYZ', left, top, null];
}
