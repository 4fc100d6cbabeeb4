import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countSheets,
  findCitedPage,
  listPageGroups,
  listPagePieces,
  listPiecePages,
  type PacketPages,
} from '../../../../shared/domain/packet-pages.ts';

const link = { left: 1, bottom: 2, right: 3, top: 4, targetPage: 5, description: 'Exhibit A, page 5' };

/** Letter, plan, index; A with pages 2 and 4 of its file, the first also as a marked copy; B without a separator. */
const PACKET: PacketPages = {
  totalPages: 9,
  paper: { widthPt: 612, heightPt: 792 },
  ownPages: [
    { pageNumber: 1, kind: 'letter', key: 'letter', links: [link] },
    { pageNumber: 2, kind: 'plan', key: 'plan', links: [] },
    { pageNumber: 3, kind: 'index', key: 'index', links: [] },
    { pageNumber: 4, kind: 'separator', key: 'separator', links: [] },
  ],
  exhibits: [
    {
      ...{ label: 'A', evidenceId: 'invoice', title: 'Invoice', separatorPage: 4, firstPage: 5, lastPage: 7 },
      ...{ markedCopies: [6], pages: [2, 4], pieces: [{ key: 'a', firstPage: 5, pageCount: 3 }] },
    },
    {
      ...{ label: 'B', evidenceId: 'photo', title: 'Photo', separatorPage: null, firstPage: 8, lastPage: 9 },
      ...{ markedCopies: [], pages: [1, 2] },
      pieces: [
        { key: 'b1', firstPage: 8, pageCount: 1 },
        { key: 'b2', firstPage: 9, pageCount: 1 },
      ],
    },
  ],
};

describe('the map of a packet', () => {
  it('says which piece each page is drawn from', () => {
    expect(listPagePieces(PACKET).map(({ key, pageIndex }) => `${key} ${pageIndex}`)).toEqual([
      ...['letter 0', 'plan 0', 'index 0', 'separator 0', 'a 0', 'a 1', 'a 2', 'b1 0', 'b2 0'],
    ]);
    expect(listPagePieces(PACKET)[0]?.links).toEqual([link]);
    expect(listPagePieces(PACKET).map(({ sheet }) => sheet)).toEqual([
      ...[null, null, null, null, 'invoice 0', 'invoice 1', 'invoice 2', 'photo 0', 'photo 1'],
    ]);
  });

  it('leads a citation to the clean page, past marked copies', () => {
    expect(findCitedPage(PACKET, 'invoice', null)).toBe(5);
    expect(findCitedPage(PACKET, 'invoice', 2)).toBe(5);
    expect(findCitedPage(PACKET, 'invoice', 4)).toBe(7);
    expect(findCitedPage(PACKET, 'invoice', 3)).toBeUndefined();
    expect(findCitedPage(PACKET, 'photo', 2)).toBe(9);
    expect(findCitedPage(PACKET, 'gone', null)).toBeUndefined();
  });

  it('leads every citation of a separate file to its sheet', () => {
    const [exhibit] = PACKET.exhibits;
    if (!exhibit) throw new Error('no exhibit');
    const enclosed = { ...exhibit, enclosed: '01_Exhibit-A_invoice.pdf', firstPage: 4, lastPage: 4, pieces: [] };
    const packet = { ...PACKET, exhibits: [enclosed] };
    expect([null, 2, 4, 3].map((page) => findCitedPage(packet, 'invoice', page))).toEqual([4, 4, 4, undefined]);
    expect(listPiecePages({ pages: [1, 2], enclosed: 'a.pdf' })).toEqual([]);
  });

  it('groups pages by part and exhibit, a separator with its exhibit', () => {
    expect(
      listPageGroups(PACKET).map(({ kind, label, firstPage, lastPage }) => `${kind}${label} ${firstPage}-${lastPage}`),
    ).toEqual(['letter 1-1', 'plan 2-2', 'index 3-3', 'exhibitA 4-7', 'exhibitB 8-9']);
  });

  it('divides an exhibit into pieces that hold all its pages once, copies with their pages', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1 });
    fc.assert(
      fc.property(numbers, fc.infiniteStream(fc.boolean()), (found, marks) => {
        const pages = found.toSorted((a, b) => a - b);
        const markedCopies = pages.filter(() => marks.next().value).map((page) => ({ page, highlights: [] }));
        const pieces = listPiecePages({ pages });
        expect(pieces.flat()).toEqual(pages);
        const sheets = pieces.map((piece) => countSheets({ pages, markedCopies }, piece));
        expect(sheets.reduce((sum, count) => sum + count, 0)).toBe(pages.length + markedCopies.length);
      }),
    );
  });
});
