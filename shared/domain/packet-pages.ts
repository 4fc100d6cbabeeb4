import { z } from 'zod';
import { listExhibitSheets } from './exhibit-sheets.ts';
import type { PacketExhibit } from './packet.ts';

const pageNumber = z.number().int().positive();
const points = z.number().nonnegative();

/** A place on a page of our own that leads to another page; points from the page's lower left corner. */
export const ownPageLinkSchema = z.object({
  left: points,
  bottom: points,
  right: points,
  top: points,
  targetPage: pageNumber,
  /** What screen readers say, e.g. `Exhibit B, page 9`. */
  description: z.string(),
});

/**
 * A packet as it stands now, page by page, for looking at it while it is edited. Pages come in pieces: small PDFs, each
 * named by a key that is made of all that its pages show. A piece whose key stays has not changed.
 */
export const packetPagesSchema = z.object({
  totalPages: pageNumber,
  /**
   * What the files behind these pages have together, and what a file of the packet may have; absent when no packet is sent.
   * The pages are those of the packet undivided and with its pictures as they are.
   */
  size: z.object({ sourceBytes: z.number(), limitBytes: z.number() }).exactOptional(),
  /** Of our own pages. */
  paper: z.object({ widthPt: points, heightPt: points }),
  /** Ascending. Each is a piece of one page. */
  ownPages: z.array(
    z.object({
      pageNumber,
      kind: z.enum(['letter', 'plan', 'index', 'separator']),
      key: z.string(),
      links: z.array(ownPageLinkSchema),
    }),
  ),
  /** In packet order. */
  exhibits: z.array(
    z.object({
      label: z.string(),
      evidenceId: z.string(),
      title: z.string(),
      separatorPage: pageNumber.nullable(),
      firstPage: pageNumber,
      lastPage: pageNumber,
      /** It is sent as a separate file of this name; first to last are the pages of its sheet. */
      enclosed: z.string().exactOptional(),
      /** Packet pages that are marked copies of the page before them. */
      markedCopies: z.array(pageNumber),
      /** Source pages of the clean pages, in packet order; those that can be cited, where it is a separate file. */
      pages: z.array(pageNumber),
      pieces: z.array(z.object({ key: z.string(), firstPage: pageNumber, pageCount: pageNumber })),
    }),
  ),
});
export type PacketPages = z.infer<typeof packetPagesSchema>;
export type OwnPageLink = z.infer<typeof ownPageLinkSchema>;
export type ExhibitPages = PacketPages['exhibits'][number];

/** Address of a piece within the application's own pages. */
export function pieceUrl(key: string): string {
  return `/content/piece/${key}.pdf`;
}

/** Where a page of the packet is drawn. */
export type PagePiece = {
  readonly key: string;
  /** The page's place in the piece, 0-based. */
  readonly pageIndex: number;
  readonly links: readonly OwnPageLink[];
  /** Names the sheet of evidence whatever its page number is; null for a page of our own. */
  readonly sheet: string | null;
};

/** Source pages in one piece: few enough that a page of a long scan doesn't wait for hundreds of others. */
const PIECE_PAGES = 16;

/** Divides an exhibit's source pages into those of its pieces; a marked copy stays with its clean page. */
export function listPiecePages({
  pages,
  enclosed,
}: Pick<PacketExhibit, 'pages' | 'enclosed'>): readonly (readonly number[])[] {
  const count = enclosed !== undefined ? 0 : Math.ceil(pages.length / PIECE_PAGES);
  return Array.from({ length: count }, (_, index) => pages.slice(index * PIECE_PAGES, (index + 1) * PIECE_PAGES));
}

/** Packet pages that some source pages of an exhibit take, marked copies among them. */
export function countSheets(
  exhibit: Pick<PacketExhibit, 'pages' | 'markedCopies' | 'enclosed'>,
  sourcePages: readonly number[],
): number {
  return listExhibitSheets(exhibit).filter(({ page }) => sourcePages.includes(page)).length;
}

/** Every page of the packet, in order: index 0 is page 1. */
export function listPagePieces({ totalPages, ownPages, exhibits }: PacketPages): readonly PagePiece[] {
  const nothing: PagePiece = { key: '', pageIndex: 0, links: [], sheet: null };
  const pieces = Array.from({ length: totalPages }, () => nothing);
  for (const { pageNumber: number, key, links } of ownPages) {
    pieces[number - 1] = { key, pageIndex: 0, links, sheet: null };
  }
  for (const { evidenceId, firstPage: start, pieces: own } of exhibits) {
    for (const { key, firstPage, pageCount } of own) {
      for (let pageIndex = 0; pageIndex < pageCount; pageIndex += 1) {
        const at = firstPage - 1 + pageIndex;
        pieces[at] = { key, pageIndex, links: [], sheet: `${evidenceId} ${at + 1 - start}` };
      }
    }
  }
  return pieces;
}

/**
 * The packet page that a citation leads to.
 * @param page page of the source file, or null for the exhibit's first one
 * @returns undefined when it isn't in the packet
 */
export function findCitedPage(packet: PacketPages, evidenceId: string, page: number | null): number | undefined {
  const exhibit = packet.exhibits.find((candidate) => candidate.evidenceId === evidenceId);
  if (!exhibit || page === null) return exhibit?.firstPage;
  const index = exhibit.pages.indexOf(page);
  if (exhibit.enclosed !== undefined) return index < 0 ? undefined : exhibit.firstPage;
  return index < 0 ? undefined : listCleanPages(exhibit)[index];
}

function listCleanPages({ firstPage, lastPage, markedCopies }: ExhibitPages): readonly number[] {
  const all = Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index);
  return all.filter((page) => !markedCopies.includes(page));
}

/** Pages of the packet that belong together in a map of it. */
export type PageGroup = {
  readonly kind: 'letter' | 'plan' | 'index' | 'exhibit';
  /** The exhibit's label; empty for our own parts. */
  readonly label: string;
  readonly title: string;
  readonly firstPage: number;
  readonly lastPage: number;
};

/** The packet's parts in order, each exhibit with its separator. */
export function listPageGroups({ ownPages, exhibits }: PacketPages): readonly PageGroup[] {
  const front = (['letter', 'plan', 'index'] as const).flatMap((kind): readonly PageGroup[] => {
    const pages = ownPages.filter((page) => page.kind === kind).map((page) => page.pageNumber);
    const [firstPage] = pages;
    const lastPage = pages.at(-1);
    return firstPage && lastPage ? [{ kind, label: '', title: '', firstPage, lastPage }] : [];
  });
  return [
    ...front,
    ...exhibits.map(({ label, title, separatorPage, firstPage, lastPage }): PageGroup => ({
      kind: 'exhibit',
      label,
      title,
      firstPage: separatorPage ?? firstPage,
      lastPage,
    })),
  ];
}
