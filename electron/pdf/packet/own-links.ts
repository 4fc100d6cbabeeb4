import { PDFHexString, PDFName } from 'pdf-lib';
import type { PDFPage } from 'pdf-lib';
import type { PacketReport } from '../../../shared/domain/packet.ts';
import type { OwnPage } from '../own-pages/own-page.ts';
import { makeDestination, type PagePlace } from './bookmarks.ts';

/** An own page that has been drawn, with its place in the packet. */
export type DrawnPage = { readonly pageNumber: number; readonly ownPage: OwnPage; readonly page: PDFPage };

/** Print (PDF 1.7, table 165): PDF/A wants it on every annotation. */
const PRINT = 4;

/**
 * Makes the links of an own page work: no border, the reader's zoom is kept, the description is for screen readers. What
 * leads to another volume is text only.
 */
export function writeOwnLinks({ ownPage, page }: DrawnPage, places: readonly PagePlace[]): void {
  const { context } = page.doc;
  const links = ownPage.links.filter(({ isElsewhere }) => isElsewhere !== true);
  const refs = links.map((link) => {
    const place = places[link.targetPage - 1];
    if (!place) throw new RangeError(`no page ${link.targetPage} for a link`);
    const annotation = context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [...link.rect],
      Border: [0, 0, 0],
      F: PRINT,
      Dest: makeDestination(place),
      Contents: PDFHexString.fromText(link.description),
    });
    return context.register(annotation);
  });
  if (refs.length > 0) page.node.set(PDFName.of('Annots'), context.obj(refs));
}

/** The citations of letter and plan, in reading order; one that goes on in the next line counts once. */
export function listPacketCitations(pages: readonly DrawnPage[]): PacketReport['citations'] {
  return pages.flatMap(({ pageNumber, ownPage }) =>
    ownPage.links.flatMap(({ citation, targetPage, targetVolume }) =>
      citation && citation.part === 0
        ? [
            {
              evidenceId: citation.evidenceId,
              page: citation.page,
              exhibit: citation.exhibit,
              onPage: pageNumber,
              targetPage,
              ...(targetVolume !== undefined && { volume: targetVolume }),
            },
          ]
        : [],
    ),
  );
}
