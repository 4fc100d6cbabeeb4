import { describe, expect, it } from 'vitest';
import { composeFrontMatter } from '../../../../../electron/pdf/own-pages/compose-front-matter.ts';
import type { OwnPage } from '../../../../../electron/pdf/own-pages/own-page.ts';
import { parsePlanMarkup } from '../../../../../shared/domain/plan-markup.ts';
import { loadTestFonts } from '../text/load-test-fonts.ts';
import { aLetter, aPacketPlan } from './a-packet-plan.ts';
import { readLines } from './read-own-page.ts';

const fonts = loadTestFonts();

function layoutLetterOf(paragraphs: number): readonly OwnPage[] {
  const markup = Array.from({ length: paragraphs }, (_, index) => `Paragraph ${index + 1} says what was done.`);
  return composeFrontMatter(aPacketPlan({ letter: aLetter(parsePlanMarkup(markup.join('\n\n'))) }), fonts).letter;
}

function bodySize(pages: readonly OwnPage[]): number | undefined {
  const item = pages[0]?.items.find((found) => found.kind === 'text' && found.run.text.startsWith('Paragraph 1'));
  return item?.kind === 'text' ? item.size : undefined;
}

describe('layoutLetter', () => {
  it('has addressee and date, subject, facts, body and signature, in this order', () => {
    expect(readLines(layoutLetterOf(1)[0]!)).toEqual([
      'Amazon Seller Performance | 1 October 2026',
      'amazon.com',
      'Appeal: Authenticity complaint',
      'Store | Brightleaf Home | Legal entity | Brightleaf Trading LLC',
      'Notice received | 14 September 2026, cites Section 3',
      'Paragraph 1 says what was done.',
      'Brightleaf Trading LLC',
      'owner@example.com',
      'Brightleaf Home: Authenticity complaint | Page 1 of 10',
    ]);
  });

  it('is set tighter, in two steps, before it takes a second page', () => {
    const firstOfTwo = Array.from({ length: 60 }, (_, index) => index + 1).find(
      (count) => layoutLetterOf(count).length > 1,
    )!;
    const roomy = layoutLetterOf(5);
    const tightest = layoutLetterOf(firstOfTwo - 1);
    expect(bodySize(roomy)).toBe(10);
    expect(tightest).toHaveLength(1);
    expect(bodySize(tightest)).toBe(9.5);
    expect(bodySize(layoutLetterOf(firstOfTwo))).toBe(10);
  });

  it('does not leave the signature alone on a page', () => {
    for (let count = 20; count < 60; count += 1) {
      const pages = layoutLetterOf(count);
      const last = readLines(pages.at(-1)!);
      expect(last.filter((line) => line.startsWith('Paragraph')).length).toBeGreaterThan(0);
    }
  });
});
