import type { PacketFault } from '../../../shared/domain/packet.ts';
import { fault, type Check } from './check-context.ts';
import { comparePage, createPrinter } from './page-printer.ts';

/** What a page of evidence draws, and draws with, is what its source holds, byte for byte, by the fingerprint of each stream. */
export const checkEvidence: Check = (packet, { fingerprints, report }) => {
  if (!fingerprints) return [];
  const printer = createPrinter(packet.reader);
  const copies = new Set(report?.exhibits.flatMap(({ markedCopies = [] }) => markedCopies));
  return packet.pages.flatMap((page): readonly PacketFault[] => {
    const { pageNumber } = page;
    const expected = fingerprints.get(pageNumber);
    const reasons = expected ? comparePage(page, expected, printer, { isMarkedCopy: copies.has(pageNumber) }) : [];
    return reasons.map((reason) => fault('hash', pageNumber, `Page ${pageNumber} isn't as in its source: ${reason}.`));
  });
};
