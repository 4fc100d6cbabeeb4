import { describe, expect, it } from 'vitest';
import { findSheetOffset, listExhibitSheets, listMarkedCopyPages } from '../../../../shared/domain/exhibit-sheets.ts';
import { makePacketPlan } from '../../../../shared/domain/packet-plan.ts';
import { aCaseFile, anEvidence, theCatalogue } from '../../../support/a-case-file.ts';
import { aHighlight } from '../../../support/a-highlight.ts';

const copy = (page: number) => ({ page, highlights: [] });
const exhibit = { pages: [2, 5, 7], markedCopies: [copy(2), copy(7)] };

describe('listExhibitSheets', () => {
  it('puts each marked copy right behind its clean page', () => {
    expect(listExhibitSheets(exhibit).map((sheet) => [sheet.page, sheet.copy !== null])).toEqual([
      [2, false],
      [2, true],
      [5, false],
      [7, false],
      [7, true],
    ]);
  });

  it('finds clean pages for citations, and the copies', () => {
    expect([2, 5, 7, 3].map((page) => findSheetOffset(exhibit, page))).toEqual([0, 2, 3, -1]);
    expect(listMarkedCopyPages(exhibit, 10)).toEqual([11, 14]);
    expect(listMarkedCopyPages({ ...exhibit, markedCopies: [] }, 10)).toEqual([]);
  });
});

describe('makePacketPlan', () => {
  const copiesOf = (changes: Parameters<typeof aCaseFile>[0]) =>
    makePacketPlan(aCaseFile(changes), theCatalogue(), '2026-10-01').exhibits[0]?.markedCopies;
  const at = (top: number) => [{ left: 0.1, top, width: 0.3, height: 0.05 }];

  it('makes one copy of each page with highlights, in reading order', () => {
    const highlights = [
      aHighlight('inv', { pageNumber: 2, rectangles: at(0.5), note: ' second ' }),
      aHighlight('inv', { pageNumber: 2, rectangles: at(0.2), note: 'first' }),
      aHighlight('sheet'),
    ];
    expect(copiesOf({ highlights })).toEqual([
      {
        page: 2,
        highlights: [
          { rectangles: at(0.2), note: 'first' },
          { rectangles: at(0.5), note: 'second' },
        ],
      },
    ]);
  });

  it('leaves out notes, unused pages, and kinds of document that carry no mark', () => {
    expect(copiesOf({ highlights: [aHighlight('inv', { inPacket: false })] })).toEqual([]);
    const highlights = [aHighlight('inv')];
    expect(copiesOf({ highlights, evidence: [anEvidence('inv', { pages: [2] })] })).toEqual([]);
    expect(copiesOf({ highlights, evidence: [anEvidence('inv', { type: 'gov_id' })] })).toEqual([]);
  });
});
