import { listShownExhibits } from '../../../shared/domain/exhibit-sheets.ts';
import type { PacketFault } from '../../../shared/domain/packet.ts';
import type { PageFingerprint } from '../packet/page-fingerprint.ts';
import { fault, type Check, type PacketExpectation } from './check-context.ts';
import { comparePage, createPrinter, type Printer } from './page-printer.ts';
import type { FoundPage } from './packet-outline.ts';

type Exhibit = NonNullable<PacketExpectation['report']>['exhibits'][number];

/**
 * Each page of an exhibit is a page of its original, in the original's order, and a marked copy is one of the page before
 * it. What is sent as a separate file has none. Which of the pages were chosen isn't asked: where all are there, each is compared with its own.
 */
export const checkOriginals: Check = (packet, { report, originals }) => {
  if (!originals) return [];
  const printer = createPrinter(packet.reader);
  const reduced = new Set(report?.size?.exhibits.map(({ label }) => label));
  return listShownExhibits(report?.exhibits ?? []).flatMap((exhibit) => {
    const prints = originals.get(exhibit.label);
    const pages = packet.pages.slice(exhibit.firstPage - 1, exhibit.lastPage);
    return prints ? compareExhibit(exhibit, prints, pages, { printer, isReduced: reduced.has(exhibit.label) }) : [];
  });
};

type How = { readonly printer: Printer; readonly isReduced: boolean };

function compareExhibit(
  { label, markedCopies = [] }: Exhibit,
  prints: readonly PageFingerprint[],
  pages: readonly FoundPage[],
  { printer, isReduced }: How,
): readonly PacketFault[] {
  const clean = pages.filter(({ pageNumber }) => !markedCopies.includes(pageNumber));
  const isWhole = clean.length === prints.length;
  const faults: PacketFault[] = [];
  let next = 0;
  let current: PageFingerprint | undefined;
  const differs = (page: FoundPage, print: PageFingerprint | undefined): string | undefined =>
    print
      ? comparePage(page, print, printer, { isReduced, isMarkedCopy: markedCopies.includes(page.pageNumber) })[0]
      : 'it has no such page';
  for (const page of pages) {
    const isCopy = markedCopies.includes(page.pageNumber);
    if (!isCopy) {
      const found = isWhole ? next : prints.findIndex((print, index) => index >= next && !differs(page, print));
      current = found === -1 ? undefined : prints[found];
      if (found !== -1) next = found + 1;
    }
    const reason = differs(page, current);
    if (reason === undefined) continue;
    const message = `Page ${page.pageNumber} isn't the page of exhibit ${label}'s original that it should be: ${reason}.`;
    faults.push(fault('original', page.pageNumber, message));
  }
  return faults;
}
