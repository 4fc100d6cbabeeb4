import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowsMarkedCopy,
  compareHighlights,
  highlightDetailsSchema,
  MAX_NOTE_LENGTH,
  MAX_RECTANGLES_PER_PAGE,
} from '../../../../shared/domain/highlight.ts';
import { theCatalogue } from '../../../support/a-case-file.ts';
import { aHighlight } from '../../../support/a-highlight.ts';

const area = { left: 0.1, top: 0.2, width: 0.3, height: 0.04 };
const details = { pageNumber: 1, rectangles: [area], note: '', inPacket: true };
const isTaken = (changes: object): boolean => highlightDetailsSchema.safeParse({ ...details, ...changes }).success;

describe('highlightDetailsSchema', () => {
  it('takes rectangles inside the page', () => {
    expect(isTaken({})).toBe(true);
    expect(isTaken({ rectangles: [{ left: 0, top: 0, width: 1, height: 1 }] })).toBe(true);
    expect(isTaken({ rectangles: [{ left: 0.1, top: 0.7, width: 0.2, height: 0.3 }] })).toBe(true);
    expect(isTaken({ rectangles: Array.from({ length: MAX_RECTANGLES_PER_PAGE }, () => area) })).toBe(true);
  });

  it.each([
    ['beyond the right edge', { rectangles: [{ ...area, left: 0.8 }] }],
    ['beyond the lower edge', { rectangles: [{ ...area, top: 0.97 }] }],
    ['outside', { rectangles: [{ ...area, left: -0.1 }] }],
    ['without a width', { rectangles: [{ ...area, width: 0 }] }],
    ['that no number describes', { rectangles: [{ ...area, width: Number.NaN }] }],
    ['that are none', { rectangles: [] }],
    ['too many', { rectangles: Array.from({ length: MAX_RECTANGLES_PER_PAGE + 1 }, () => area) }],
    ['on page 0', { pageNumber: 0 }],
    ['with too long a note', { note: 'x'.repeat(MAX_NOTE_LENGTH + 1) }],
    ['with more than is known', { color: 'green' }],
    ['with more than is known in a rectangle', { rectangles: [{ ...area, page: 2 }] }],
  ])('refuses rectangles %s', (_, changes) => {
    expect(isTaken(changes)).toBe(false);
  });
});

describe('allowsMarkedCopy', () => {
  it.each([
    ['supplier_invoice', true],
    ['retail_receipt', true],
    ['metrics_report', true],
    ['gov_id', false],
    ['utility_bill', false],
    ['bank_statement', false],
    ['business_registration', false],
    ['test_report', false],
    ['letter_of_authorization', false],
    ['other_document', false],
    ['no_such_type', false],
  ])('of %s: %s', (type, isAllowed) => {
    expect(allowsMarkedCopy(theCatalogue(), type)).toBe(isAllowed);
  });

  it('never of identity, address and compliance papers that carry no frame', () => {
    const strict = theCatalogue().documentTypes.filter(
      ({ group, marks }) => ['Identity and address', 'Compliance', 'Rights'].includes(group) && marks !== 'frame',
    );
    expect(strict.length).toBeGreaterThan(15);
    expect(strict.filter(({ id }) => allowsMarkedCopy(theCatalogue(), id))).toEqual([]);
  });
});

describe('compareHighlights', () => {
  it('gives one order, whatever order they come in and whatever their ids are', () => {
    const highlight = fc
      .record({
        pageNumber: fc.integer({ min: 1, max: 2 }),
        top: fc.constantFrom(0, 0.25, 0.5),
        left: fc.constantFrom(0, 0.5),
        note: fc.constantFrom('', 'a', 'B'),
      })
      .map(({ pageNumber, top, left, note }) =>
        aHighlight('inv', { pageNumber, note, rectangles: [{ left, top, width: 0.2, height: 0.2 }] }),
      );
    fc.assert(
      fc.property(fc.array(highlight, { maxLength: 12 }), (list) => {
        const sorted = [...list].sort(compareHighlights);
        expect([...list].reverse().sort(compareHighlights)).toEqual(sorted);
        expect(sorted.map(({ pageNumber }) => pageNumber)).toEqual(
          list.map(({ pageNumber }) => pageNumber).sort((a, b) => a - b),
        );
      }),
    );
  });
});
