import type { PacketFault } from '../../../shared/domain/packet.ts';
import { fault, type Check, type PacketExpectation } from './check-context.ts';
import { isChainWhole, listBookmarks, type FoundBookmark } from './packet-outline.ts';

/** Every bookmark leads to the page that it names and keeps the zoom; every section and exhibit has one, in order. */
export const checkBookmarks: Check = (packet, expected) => {
  const bookmarks = listBookmarks(packet);
  const faults = bookmarks.flatMap((bookmark) => checkOne(bookmark, true));
  if (bookmarks.length === 0) faults.push(fault('bookmark', null, 'The packet has no bookmarks.'));
  else if (!isChainWhole(packet))
    faults.push(fault('bookmark', null, 'The chain of bookmarks is broken: some are missing.'));
  return [...faults, ...comparePromised(bookmarks, expected), ...checkNested(bookmarks, expected)];
};

function checkOne(bookmark: FoundBookmark, isOwn: boolean): readonly PacketFault[] {
  const { title, targetPage } = bookmark;
  const faults: PacketFault[] = [];
  const named = Number(/, p\. (\d+)$/.exec(title)?.[1] ?? Number.NaN);
  if (targetPage === undefined) faults.push(fault('bookmark', null, `The bookmark "${title}" leads nowhere.`));
  else if (isOwn && named !== targetPage) {
    faults.push(fault('bookmark', targetPage, `The bookmark "${title}" leads to page ${targetPage}.`));
  }
  if (!bookmark.keepsZoom) faults.push(fault('bookmark', null, `The bookmark "${title}" changes the zoom.`));
  return [...faults, ...bookmark.children.flatMap((child) => checkOne(child, false))];
}

function comparePromised(bookmarks: readonly FoundBookmark[], { report }: PacketExpectation): readonly PacketFault[] {
  if (!report) return [];
  const exhibits = report.exhibits.map(({ label, title, firstPage }) => ({
    start: `Exhibit ${label}: ${title.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim()}`,
    page: firstPage,
  }));
  const sections = report.sections.filter(({ kind }) => kind !== 'exhibits');
  const found = bookmarks.slice(sections.length);
  const missing = exhibits.filter(({ start, page }, index) => found[index]?.title !== `${start}, p. ${page}`);
  return missing.map(({ start, page }) => fault('bookmark', page, `The bookmark "${start}, p. ${page}" is missing.`));
}

/** Bookmarks that came with a piece of evidence lead into its exhibit. */
function checkNested(bookmarks: readonly FoundBookmark[], { report }: PacketExpectation): readonly PacketFault[] {
  const listTargets = (bookmark: FoundBookmark): readonly FoundBookmark[] => [
    ...bookmark.children,
    ...bookmark.children.flatMap(listTargets),
  ];
  return bookmarks.flatMap((bookmark) => {
    const exhibit = report?.exhibits.find(({ firstPage }) => firstPage === bookmark.targetPage);
    const outside = listTargets(bookmark).filter(
      ({ targetPage = 0 }) => exhibit && (targetPage < exhibit.firstPage || targetPage > exhibit.lastPage),
    );
    return outside.map(({ title, targetPage = null }) =>
      fault('bookmark', targetPage, `The bookmark "${title}" leads out of its exhibit.`),
    );
  });
}
