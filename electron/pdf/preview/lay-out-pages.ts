import { createHash } from 'node:crypto';
import { listMarkedCopyPages } from '../../../shared/domain/exhibit-sheets.ts';
import type { PacketExhibit, PacketPlan } from '../../../shared/domain/packet.ts';
import { countSheets, listPiecePages, type PacketPages } from '../../../shared/domain/packet-pages.ts';
import type { ExhibitPlacement, FrontMatter, OwnPage } from '../own-pages/own-page.ts';
import { makeSheet } from '../own-pages/page-style.ts';
import { keyOwnPage } from './own-page-key.ts';

type OwnKind = PacketPages['ownPages'][number]['kind'];

/** A page of our own with its place in the packet. */
export type NumberedPage = { readonly pageNumber: number; readonly kind: OwnKind; readonly page: OwnPage };

/** Every page of our own, in packet order. */
export function listOwnPages(front: FrontMatter): readonly NumberedPage[] {
  const { letter, plan, index, separators, placement } = front;
  const number = (pages: readonly OwnPage[], kind: OwnKind, firstPage: number): readonly NumberedPage[] =>
    pages.map((page, at) => ({ pageNumber: firstPage + at, kind, page }));
  return [
    ...number(letter, 'letter', 1),
    ...number(plan, 'plan', letter.length + 1),
    ...number(index, 'index', letter.length + plan.length + 1),
    ...separators.flatMap((pages, at) => number(pages, 'separator', placement[at]?.separatorPage ?? 1)),
  ];
}

/** What the window is told of a packet that has been laid out. Pure. */
export function layOutPages(plan: PacketPlan, front: FrontMatter): PacketPages {
  const { totalPages, placement } = front;
  const sheet = makeSheet(plan.paper);
  return {
    totalPages,
    paper: { widthPt: sheet.width, heightPt: sheet.height },
    ownPages: listOwnPages(front).map(({ pageNumber, kind, page }) => ({
      pageNumber,
      kind,
      key: keyOwnPage(page),
      links: page.links.map(({ rect: [left, bottom, right, top], targetPage, description }) => ({
        ...{ left, bottom, right, top, targetPage, description },
      })),
    })),
    exhibits: plan.exhibits.flatMap((exhibit, index) => {
      const place = placement[index];
      return place ? [describeExhibit(exhibit, place, plan, totalPages)] : [];
    }),
  };
}

function describeExhibit(
  exhibit: PacketExhibit,
  place: ExhibitPlacement,
  { paper }: PacketPlan,
  totalPages: number,
): PacketPages['exhibits'][number] {
  const { label, evidenceId, separatorPage, firstPage, lastPage } = place;
  let next = firstPage;
  const pieces = listPiecePages(exhibit).map((pages) => {
    const piece = {
      key: keyExhibitPiece({ exhibit, pages, firstPage: next, paper, totalPages }),
      firstPage: next,
      pageCount: countSheets(exhibit, pages),
    };
    next += piece.pageCount;
    return piece;
  });
  return {
    ...{ label, evidenceId, title: exhibit.title, separatorPage, firstPage, lastPage, pieces },
    ...(exhibit.enclosed !== undefined && { enclosed: exhibit.enclosed }),
    markedCopies: [...listMarkedCopyPages(exhibit, firstPage)],
    pages: [...exhibit.pages],
  };
}

type PieceLook = {
  readonly exhibit: PacketExhibit;
  /** Of the source. */
  readonly pages: readonly number[];
  /** Packet page of the first of them. */
  readonly firstPage: number;
  readonly paper: PacketPlan['paper'];
  readonly totalPages: number;
};

/** Page numbers count only where a frame says them: other evidence looks the same wherever it stands. */
function keyExhibitPiece({ exhibit, pages, firstPage, paper, totalPages }: PieceLook): string {
  const copies = exhibit.markedCopies.filter(({ page }) => pages.includes(page));
  const saysPages = exhibit.frame || copies.length > 0;
  const numbers = saysPages ? [exhibit.label, firstPage, totalPages, exhibit.pages.length] : [];
  const { source, frame } = exhibit;
  const all = [source.sha256, source.mime, frame, pages, copies, numbers, paper];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 32);
}
