import { listMarkedCopyPages } from '../../../shared/domain/exhibit-sheets.ts';
import type { PacketFault } from '../../../shared/domain/packet.ts';
import { labelMarkedCopy, titleMarkedCopy } from '../own-pages/own-page-texts.ts';
import { fault, type Check, type PacketExpectation } from './check-context.ts';
import { listBookmarks, type OpenedPacket } from './packet-outline.ts';
import { joinLines, readPageText } from './page-text.ts';

type Exhibit = NonNullable<PacketExpectation['report']>['exhibits'][number];

/**
 * Every marked copy says what it is and stands right behind the clean page that it names, which bears no such words; it
 * has its bookmark; and there are as many as were asked for.
 */
export const checkMarkedCopies: Check = (packet, { report, plan }) =>
  (report?.exhibits ?? []).flatMap((exhibit) => {
    const promised = exhibit.markedCopies ?? [];
    const planned = plan?.exhibits.find(({ label }) => label === exhibit.label);
    const wanted = planned ? listMarkedCopyPages(planned, exhibit.firstPage) : promised;
    const faults: PacketFault[] = [];
    if (wanted.join() !== promised.join()) {
      const message = `The marked copies of exhibit ${exhibit.label} aren't the ones that were asked for.`;
      faults.push(fault('marked-copy', exhibit.firstPage, message));
    }
    return [...faults, ...promised.flatMap((page) => checkCopy(page, exhibit, packet))];
  });

function checkCopy(page: number, exhibit: Exhibit, packet: OpenedPacket): readonly PacketFault[] {
  const faults: PacketFault[] = [];
  const say = (message: string): void => void faults.push(fault('marked-copy', page, message));
  const label = labelMarkedCopy(exhibit.label, page - 1);
  if (!readBand(page, packet).includes(label)) say(`Page ${page} doesn't say that it is a marked copy.`);
  const isBehind = page > exhibit.firstPage && page <= exhibit.lastPage;
  if (!isBehind || exhibit.markedCopies?.includes(page - 1) || readBand(page - 1, packet).includes('Marked copy of ')) {
    say(`The page before page ${page}, a marked copy, isn't the clean page.`);
  }
  const bookmark = listBookmarks(packet)
    .flatMap(({ children }) => children)
    .find(({ title, targetPage }) => title === titleMarkedCopy(page) && targetPage === page);
  if (!bookmark) say(`The bookmark "${titleMarkedCopy(page)}" is missing.`);
  return faults;
}

/** The words of a page's band, on one line. */
function readBand(pageNumber: number, { pages, reader }: OpenedPacket): string {
  const page = pages[pageNumber - 1];
  return page
    ? joinLines(readPageText(page, reader, 'last'))
        .join(' ')
        .replaceAll(/\s+/g, ' ')
    : '';
}
