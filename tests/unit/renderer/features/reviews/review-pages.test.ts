import { describe, expect, it } from 'vitest';
import { findPageIndex, listReviewPages, parseFigure } from '../../../../../renderer/features/reviews/review-pages.ts';
import { makeUnitsTable } from '../../../../../shared/domain/units-table.ts';
import { EMPTY_REVIEW, viewReview } from '../../../../../shared/domain/review.ts';
import { aCaseFile, theCatalogue } from '../../../../support/a-case-file.ts';

const catalogue = theCatalogue();
const units = makeUnitsTable(aCaseFile());
const pagesOf = (reasons: readonly string[], answers = {}) =>
  listReviewPages({
    ...{ catalogue, reasons, marketplace: 'US', units },
    review: viewReview({ ...EMPTY_REVIEW, answers }),
  });

describe('listReviewPages', () => {
  it('has the pages that the reason asks for, and no empty one', () => {
    const ids = pagesOf(['late_shipment']).map(({ id }) => id);
    expect(ids[0]).toBe('orders');
    expect(ids).not.toContain('contact');
    expect(ids).not.toContain('units');
    expect(ids.slice(-4)).toEqual(['figures', 'lists', 'causes', 'facts']);
    expect(pagesOf(['inauthentic_supply']).map(({ id }) => id)).toContain('units');
  });

  it('counts answers, and keeps those of a reason that the case no longer has', () => {
    const pages = pagesOf(['late_shipment'], { 'contact-programs': 'None.', 'work-who': 'The packer.' });
    expect(pages.find(({ id }) => id === 'contact')?.count).toEqual({ done: 1, of: 1 });
    expect(pages.find(({ id }) => id === 'work')?.count).toEqual({ done: 1, of: 2 });
  });
});

describe('findPageIndex', () => {
  it('finds a page by its id and by a question on it, else the first', () => {
    const pages = pagesOf(['late_shipment']);
    const idOf = (focus: string | undefined) => pages[findPageIndex(pages, focus)]?.id;
    expect(idOf('causes')).toBe('causes');
    expect(idOf('work-since')).toBe('work');
    expect(idOf('nothing')).toBe('orders');
    expect(idOf(undefined)).toBe('orders');
  });
});

describe('parseFigure', () => {
  it.each([
    ['1.8', 1.8],
    ['1,8 %', 1.8],
    [' 250 ', 250],
    ['', null],
    ['1.2.3', undefined],
    ['-1', undefined],
    ['about 2', undefined],
  ])('%j is %s', (text, figure) => {
    expect(parseFigure(text)).toBe(figure);
  });
});
