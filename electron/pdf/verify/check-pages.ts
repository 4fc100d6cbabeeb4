import type { PacketFault } from '../../../shared/domain/packet.ts';
import { fault, type Check, type PacketExpectation } from './check-context.ts';
import { listBookmarks, type OpenedPacket } from './packet-outline.ts';
import { joinLines, readPageText } from './page-text.ts';

const PAGE_NUMBER = /Page (\d+) of (\d+)$/;
const BAND = /^Exhibit [A-Z]+ · (\d+) of (\d+) · Page (\d+) of (\d+)$/;

/** As many pages as promised; on every own page and every frame the page's number, as a viewer counts. */
export const checkPages: Check = (packet, expected) => {
  const faults: PacketFault[] = [];
  const { pages } = packet;
  const promised = countPromised(expected);
  if (promised !== undefined && promised !== pages.length) {
    faults.push(fault('page-count', null, `The packet has ${pages.length} pages instead of ${promised}.`));
  }
  const own = listOwnPages(packet, expected);
  const framed = expected.plan ? listFramedPages(expected) : undefined;
  for (const page of pages) {
    const isOwn = own.has(page.pageNumber);
    if (!isOwn && framed && !framed.has(page.pageNumber)) continue;
    const lines = joinLines(readPageText(page, packet.reader, isOwn ? 'all' : 'last'));
    const pattern = isOwn ? PAGE_NUMBER : BAND;
    const found = lines.map((line) => pattern.exec(line)).find((match) => match !== null);
    const [number, total] = found ? found.slice(-2).map(Number) : [];
    if (!found && (isOwn || framed)) {
      faults.push(fault('page-number', page.pageNumber, `Page ${page.pageNumber} doesn't show its number.`));
    } else if (found && (number !== page.pageNumber || total !== pages.length)) {
      const message = `Page ${page.pageNumber} of ${pages.length} calls itself page ${number} of ${total}.`;
      faults.push(fault('page-number', page.pageNumber, message));
    }
  }
  return faults;
};

function countPromised({ report, pages }: PacketExpectation): number | undefined {
  return pages ?? report?.packet?.pages;
}

/** Pages of our own: by the report, or as far as the bookmarks tell them. */
export function listOwnPages(packet: OpenedPacket, { report }: PacketExpectation): ReadonlySet<number> {
  const all = packet.pages.map((page) => page.pageNumber);
  if (report) {
    const isEvidence = (page: number): boolean =>
      report.exhibits.some(({ firstPage, lastPage }) => page >= firstPage && page <= lastPage);
    return new Set(all.filter((page) => !isEvidence(page)));
  }
  const exhibits = listBookmarks(packet)
    .filter(({ title }) => /^Exhibit [A-Z]+: /.test(title))
    .map(({ targetPage }) => targetPage ?? 0);
  const first = Math.min(...exhibits, all.length + 1);
  return new Set(all.filter((page) => page < first || exhibits.includes(page + 1)));
}

function listFramedPages({ report, plan }: PacketExpectation): ReadonlySet<number> {
  const framed = new Set<number>();
  for (const exhibit of plan?.exhibits ?? []) {
    const placed = report?.exhibits.find(({ label }) => label === exhibit.label);
    if (!placed || !exhibit.frame) continue;
    for (let page = placed.firstPage; page <= placed.lastPage; page += 1) framed.add(page);
  }
  return framed;
}
