import { describe, expect, it } from 'vitest';
import {
  findSheetOffset,
  listExhibitSheets,
  listMarkedCopyPages,
  sumShownBytes,
} from '../../../../shared/domain/exhibit-sheets.ts';
import { DEFAULT_PACKET_OPTIONS } from '../../../../shared/domain/packet-options.ts';
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

describe('an exhibit that is a separate file', () => {
  const enclosed = { ...exhibit, enclosed: '01_Exhibit-A_invoice.pdf' };

  it('has no pages, and its citations lead to its sheet', () => {
    expect(listExhibitSheets(enclosed)).toEqual([]);
    expect(listMarkedCopyPages(enclosed, 10)).toEqual([]);
    expect([2, 5, 7, 3].map((page) => findSheetOffset(enclosed, page))).toEqual([0, 0, 0, -1]);
  });

  it('weighs nothing; a file that two exhibits show weighs once', () => {
    const source = { sha256: 'a', sizeBytes: 7, mime: 'application/pdf', fileName: 'a.pdf' } as const;
    expect(sumShownBytes([{ source }, { source }, { source: { ...source, sha256: 'b' }, enclosed: 'b.pdf' }])).toBe(7);
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

  it('gives a separate file the name of its original, and neither frame nor marked copies', () => {
    const evidence = [anEvidence('inv'), anEvidence('sheet', { position: 1 })];
    const packetOptions = { ...DEFAULT_PACKET_OPTIONS, enclosed: ['inv', 'gone'] };
    const file = aCaseFile({ evidence, highlights: [aHighlight('inv')], case: { packetOptions } });
    const { exhibits } = makePacketPlan(file, theCatalogue(), '2026-10-01');
    const planned = exhibits.find(({ evidenceId }) => evidenceId === 'inv');
    expect(planned).toMatchObject({ frame: false, markedCopies: [] });
    expect(planned?.enclosed).toMatch(/^0[12]_Exhibit-[AB]_.+\.pdf$/);
    expect(exhibits.filter(({ enclosed }) => enclosed !== undefined)).toHaveLength(1);
  });

  it('leaves out notes, unused pages, and kinds of document that carry no mark', () => {
    expect(copiesOf({ highlights: [aHighlight('inv', { inPacket: false })] })).toEqual([]);
    const highlights = [aHighlight('inv')];
    expect(copiesOf({ highlights, evidence: [anEvidence('inv', { pages: [2] })] })).toEqual([]);
    expect(copiesOf({ highlights, evidence: [anEvidence('inv', { type: 'gov_id' })] })).toEqual([]);
  });
});
