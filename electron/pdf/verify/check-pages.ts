import { listMarkedCopyPages, listShownExhibits } from '../../../shared/domain/exhibit-sheets.ts';
import type { PacketFault } from '../../../shared/domain/packet.ts';
import { fault, type Check, type PacketExpectation } from './check-context.ts';
import { listBookmarks, type FoundPage, type OpenedPacket } from './packet-outline.ts';
import { joinLines, readPageText } from './page-text.ts';

const PAGE_NUMBER = /Page (\d+) of (\d+)$/;
const BAND = /^Exhibit (?:[A-Z]+|\d+) · (?:\d+ of \d+|Marked copy) · Page (\d+) of (\d+)$/;

/** As many pages as promised; on every own page and every frame the page's number, as a viewer counts. */
export const checkPages: Check = (packet, expected) => {
  const { pages } = packet;
  const promised = countPromised(expected);
  const own = listOwnPages(packet, expected);
  const framed = expected.plan ? listFramedPages(expected) : undefined;
  const faults = pages.flatMap((page) => {
    const isOwn = own.has(page.pageNumber);
    if (isOwn) return checkNumber(page, packet, PAGE_NUMBER, true);
    // Without the plan nobody knows which exhibits have a frame; those that have one are checked.
    return framed && !framed.has(page.pageNumber) ? [] : checkNumber(page, packet, BAND, framed !== undefined);
  });
  if (promised === undefined || promised === pages.length) return faults;
  return [fault('page-count', null, `The packet has ${pages.length} pages instead of ${promised}.`), ...faults];
};

function checkNumber(
  page: FoundPage,
  { reader, pages }: OpenedPacket,
  pattern: RegExp,
  mustShow: boolean,
): readonly PacketFault[] {
  const { pageNumber } = page;
  const lines = joinLines(readPageText(page, reader, pattern === PAGE_NUMBER ? 'all' : 'last'));
  const matches = lines.map((line) => pattern.exec(line)).filter((match) => match !== null);
  // A band's line is drawn last: a note above it may hold any words.
  const found = pattern === BAND ? matches.at(-1) : matches[0];
  if (!found) {
    return mustShow ? [fault('page-number', pageNumber, `Page ${pageNumber} doesn't show its number.`)] : [];
  }
  const [number, total] = found.slice(-2).map(Number);
  if (number === pageNumber && total === pages.length) return [];
  const message = `Page ${pageNumber} of ${pages.length} calls itself page ${number} of ${total}.`;
  return [fault('page-number', pageNumber, message)];
}

function countPromised({ report, pages }: PacketExpectation): number | undefined {
  return pages ?? report?.packet?.pages;
}

/** Pages of our own: by the report, or as far as the bookmarks tell them. */
export function listOwnPages(packet: OpenedPacket, { report }: PacketExpectation): ReadonlySet<number> {
  const all = packet.pages.map((page) => page.pageNumber);
  if (report) {
    const shown = listShownExhibits(report.exhibits);
    const isEvidence = (page: number): boolean =>
      shown.some(({ firstPage, lastPage }) => page >= firstPage && page <= lastPage);
    return new Set(all.filter((page) => !isEvidence(page)));
  }
  const bookmarks = listBookmarks(packet);
  const exhibits = bookmarks
    .filter(({ title }) => /^Exhibit (?:[A-Z]+|\d+): /.test(title))
    .map(({ targetPage }) => targetPage ?? 0);
  const first = Math.min(...exhibits, all.length + 1);
  // A compact packet has no letter and no sheets in front of the exhibits.
  const hasSheets = bookmarks[0]?.title.startsWith('Cover letter, ') ?? false;
  return new Set(all.filter((page) => page < first || (hasSheets && exhibits.includes(page + 1))));
}

function listFramedPages({ report, plan }: PacketExpectation): ReadonlySet<number> {
  const framed = new Set<number>();
  for (const exhibit of plan?.exhibits ?? []) {
    const placed = report?.exhibits.find(({ label }) => label === exhibit.label);
    if (!placed) continue;
    for (const page of listMarkedCopyPages(exhibit, placed.firstPage)) framed.add(page);
    if (!exhibit.frame) continue;
    for (let page = placed.firstPage; page <= placed.lastPage; page += 1) framed.add(page);
  }
  return framed;
}
