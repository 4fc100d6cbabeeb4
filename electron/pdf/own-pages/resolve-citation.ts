import { findSheetOffset, nameEnclosedPage } from '../../../shared/domain/exhibit-sheets.ts';
import type { PacketExhibit } from '../../../shared/domain/packet.ts';
import type { Inline } from '../../../shared/domain/plan-markup.ts';
import type { ExhibitPlacement } from './own-page.ts';
import type { RichSpan } from './set-text.ts';

export type Citation = Extract<Inline, { readonly kind: 'citation' }>;

/** A citation leads nowhere: its evidence, or the page of it, is not in the packet. */
export class UnresolvedCitationError extends Error {
  readonly evidenceId: string;
  /** Cited page of the source file, or null. */
  readonly page: number | null;
  constructor({ evidenceId, page }: Citation) {
    const what = page === null ? `"${evidenceId}"` : `page ${page} of "${evidenceId}"`;
    super(`The citation of ${what} can't be resolved: it is not in the packet.`);
    this.name = 'UnresolvedCitationError';
    this.evidenceId = evidenceId;
    this.page = page;
  }
}

export type PlacedExhibit = { readonly exhibit: PacketExhibit; readonly placement: ExhibitPlacement };

/** Finds citations' places; exhibits by evidence id. */
export type CitationResolver = (citation: Citation) => RichSpan;

/**
 * Makes "Exhibit B (p. 9)" of a citation, with its link; "Exhibit B, page 2 of the file …" of a page that is in a separate
 * file, with a link to the exhibit's sheet. Throws `UnresolvedCitationError`.
 */
export function createCitationResolver(exhibits: readonly PlacedExhibit[]): CitationResolver {
  const byId = new Map(exhibits.map((placed) => [placed.placement.evidenceId, placed]));
  return (citation) => {
    const placed = byId.get(citation.evidenceId);
    const index = placed && citation.page !== null ? findSheetOffset(placed.exhibit, citation.page) : 0;
    if (!placed || index < 0) throw new UnresolvedCitationError(citation);
    const { label, firstPage, volume } = placed.placement;
    const targetPage = firstPage + index;
    const { enclosed } = placed.exhibit;
    const isInFile = enclosed !== undefined && citation.page !== null;
    return {
      // Held together: a citation divided between two lines is harder to read and to click. A file's name is too long for it.
      text: isInFile
        ? nameEnclosedPage(label, citation.page, enclosed)
        : `Exhibit\u00a0${label}\u00a0(${namePage(targetPage, volume)})`,
      glued: !isInFile,
      link: {
        targetPage,
        purpose: 'citation',
        description: `Exhibit ${label}, page ${targetPage}`,
        // Letter and plan stand in the first volume.
        ...(volume !== undefined && { targetVolume: volume, isElsewhere: volume !== 1 }),
        citation: { evidenceId: citation.evidenceId, page: citation.page, exhibit: label },
      },
    };
  };
}

function namePage(pageNumber: number, volume: number | undefined): string {
  return volume === undefined ? `p.\u00a0${pageNumber}` : `volume\u00a0${volume}, p.\u00a0${pageNumber}`;
}
