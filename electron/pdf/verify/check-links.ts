import { findSheetOffset } from '../../../shared/domain/exhibit-sheets.ts';
import type { PacketFault } from '../../../shared/domain/packet.ts';
import { fault, type Check, type PacketExpectation } from './check-context.ts';
import { listOwnPages } from './check-pages.ts';
import { keepsZoom, type FoundPage, type OpenedPacket } from './packet-outline.ts';
import { readPageText, type TextPiece } from './page-text.ts';
import { decodePdfText, isArray, isKind, type PdfDict } from './pdf-value.ts';

/** A link as it was found. */
type FoundLink = {
  readonly page: FoundPage;
  readonly targetPage: number | undefined;
  /** What it says about itself to screen readers. */
  readonly description: string;
  /** What is printed where it begins. */
  readonly printed: string;
  readonly keepsZoom: boolean;
  readonly hasBorder: boolean;
};

const TOLERANCE = 1.5;

/**
 * Every link leads to a page; every link of our own leads to the page that it names, in print and to screen readers;
 * the citations are those of the report.
 */
export const checkLinks: Check = (packet, expected) => {
  const own = listOwnPages(packet, expected);
  const faults: PacketFault[] = [];
  const ownLinks: FoundLink[] = [];
  for (const page of packet.pages) {
    const links = listLinks(page, packet, own.has(page.pageNumber));
    for (const link of links) {
      if (link.targetPage === undefined) {
        faults.push(fault('link-dead', page.pageNumber, `A link on page ${page.pageNumber} leads nowhere.`));
      } else if (own.has(page.pageNumber)) ownLinks.push(link);
      else faults.push(...checkEvidenceLink(link, expected));
    }
  }
  return [...faults, ...ownLinks.flatMap(checkOwnLink), ...checkCitations(ownLinks, expected)];
};

function listLinks(page: FoundPage, packet: OpenedPacket, isOwn: boolean): readonly FoundLink[] {
  const { reader } = packet;
  const annotations = reader.get(page.dict, 'Annots');
  const links = (isArray(annotations) ? annotations : [])
    .map((annotation) => reader.resolve(annotation))
    .filter((annotation) => isKind(annotation, 'dict'))
    .filter((annotation) => nameOf(annotation, 'Subtype') === 'Link');
  const pieces = isOwn && links.length > 0 ? readPageText(page, reader, 'all') : [];
  return links.map((link) => {
    const destination = link.entries.get('Dest');
    const contents = reader.get(link, 'Contents');
    return {
      page,
      targetPage: packet.findTarget(destination),
      description: isKind(contents, 'text') ? decodePdfText(contents) : '',
      printed: findPrinted(link, pieces),
      keepsZoom: keepsZoom(destination === undefined ? null : reader.resolve(destination)),
      hasBorder: hasBorder(link),
    };
  });
}

function nameOf(dict: PdfDict, key: string): string | undefined {
  const value = dict.entries.get(key);
  return isKind(value, 'name') ? value.name : undefined;
}

function hasBorder(link: PdfDict): boolean {
  const border = link.entries.get('Border');
  return !isArray(border) || border[2] !== 0;
}

/** The words that begin inside a link's rectangle. */
function findPrinted(link: PdfDict, pieces: readonly TextPiece[]): string {
  const rect = link.entries.get('Rect');
  if (!isArray(rect)) return '';
  const [left = 0, bottom = 0, right = 0, top = 0] = rect.map(Number);
  return pieces
    .filter(({ x, y }) => x >= left - TOLERANCE && x < right && y >= bottom - TOLERANCE && y <= top)
    .map(({ text }) => text)
    .join('');
}

function checkOwnLink(link: FoundLink): readonly PacketFault[] {
  const { pageNumber } = link.page;
  const faults: PacketFault[] = [];
  const named = Number(/\bpage (\d+)$/i.exec(link.description)?.[1] ?? Number.NaN);
  if (Number.isFinite(named) && named !== link.targetPage) {
    const message = `The link "${link.description}" on page ${pageNumber} leads to page ${link.targetPage}.`;
    faults.push(fault('link-target', pageNumber, message));
  }
  const printed = Number(/\((?:volume\s\d+,\s)?p\.\s*(\d+)\)/.exec(link.printed)?.[1] ?? Number.NaN);
  if (Number.isFinite(printed) && printed !== link.targetPage) {
    const message = `"${link.printed.trim()}" on page ${pageNumber} leads to page ${link.targetPage}.`;
    faults.push(fault('link-target', pageNumber, message));
  }
  if (!link.keepsZoom) faults.push(fault('link-zoom', pageNumber, `A link on page ${pageNumber} changes the zoom.`));
  if (link.hasBorder) faults.push(fault('link-border', pageNumber, `A link on page ${pageNumber} has a border.`));
  return faults;
}

/** Links of the evidence stay within their exhibit. */
function checkEvidenceLink(link: FoundLink, { report }: PacketExpectation): readonly PacketFault[] {
  const { pageNumber } = link.page;
  const exhibit = report?.exhibits.find(({ firstPage, lastPage }) => pageNumber >= firstPage && pageNumber <= lastPage);
  const target = link.targetPage ?? 0;
  if (!exhibit || (target >= exhibit.firstPage && target <= exhibit.lastPage)) return [];
  const message = `A link of exhibit ${exhibit.label} on page ${pageNumber} leads out of it, to page ${target}.`;
  return [fault('link-target', pageNumber, message)];
}

type Citation = NonNullable<PacketExpectation['report']>['citations'][number];

function checkCitations(links: readonly FoundLink[], expected: PacketExpectation): readonly PacketFault[] {
  const faults: PacketFault[] = [];
  // Each citation has a link of its own: where two stand on one page, one link is not enough.
  const unused = new Set(links);
  for (const citation of expected.report?.citations ?? []) {
    const { exhibit, evidenceId, onPage, targetPage } = citation;
    const own = links.find(
      (link) =>
        unused.has(link) &&
        link.page.pageNumber === onPage &&
        link.targetPage === targetPage &&
        link.description.startsWith(`Exhibit ${exhibit},`),
    );
    if (own) unused.delete(own);
    const place = `The citation of "${evidenceId}" on page ${onPage}`;
    if (!own) {
      faults.push(fault('citation', onPage, `${place} has no link to page ${targetPage}.`));
    } else if (!isPlaced(citation, expected)) {
      faults.push(fault('citation', onPage, `${place} leads to page ${targetPage}, which isn't what it cites.`));
    }
  }
  return faults;
}

/** Whether a citation's target is the page of the exhibit that it cites. Without the plan only the exhibit is known. */
function isPlaced({ exhibit, evidenceId, page, targetPage }: Citation, { report, plan }: PacketExpectation): boolean {
  const placed = report?.exhibits.find(({ label }) => label === exhibit);
  if (!placed || placed.evidenceId !== evidenceId) return false;
  const planned = plan?.exhibits.find(({ label }) => label === exhibit);
  const offset = page === null ? 0 : planned && findSheetOffset(planned, page);
  return offset === undefined || placed.firstPage + offset === targetPage;
}
