import { describe, expect, it } from 'vitest';
import { findInPages, holdsSearchWord, listSearchWords } from '../../../../shared/domain/find-in-pages.ts';
import type { PageText } from '../../../../shared/domain/page-text.ts';

/** A page with ten words on each line, side by side. */
function aPage(pageNumber: number, text: string): PageText {
  const words = text.split(' ').map((word, index) => ({
    text: word,
    area: { left: (index % 10) / 10, top: Math.floor(index / 10) / 10, width: 0.09, height: 0.05 },
  }));
  return { pageNumber, source: 'layer', text, words };
}

describe('findInPages', () => {
  const pages = [aPage(1, 'Invoice VWS-1043 for Löffel'), aPage(2, 'Balloon whisk and balloon'), aPage(3, 'Whisk')];
  const find = (query: string) => findInPages(pages, query).map(({ pageNumber, areas }) => [pageNumber, areas.length]);

  it('takes beginnings of words, whatever the capitals and accents', () => {
    expect(find('INVO')).toEqual([[1, 1]]);
    expect(find('loffel')).toEqual([[1, 1]]);
    expect(find('1043')).toEqual([[1, 1]]);
    expect(find('oice')).toEqual([]);
  });

  it('wants every word on the page, and joins those that stand side by side', () => {
    expect(find('balloon whisk')).toEqual([
      [2, 1],
      [2, 1],
    ]);
    const [first] = findInPages(pages, 'balloon whisk');
    expect(first?.areas[0]).toMatchObject({ left: 0, top: 0, height: 0.05 });
    expect(first?.areas[0]?.width).toBeCloseTo(0.19);
  });

  it('keeps an area for each line and does not join what lies apart', () => {
    const long = aPage(1, `${'x '.repeat(9)}blue bottle`);
    expect(findInPages([long], 'blue bottle')[0]?.areas).toHaveLength(2);
    const apart: PageText = {
      ...aPage(1, 'blue bottle'),
      words: [
        { text: 'blue', area: { left: 0, top: 0, width: 0.1, height: 0.02 } },
        { text: 'bottle', area: { left: 0.8, top: 0, width: 0.1, height: 0.02 } },
      ],
    };
    expect(findInPages([apart], 'blue bottle')[0]?.areas).toHaveLength(2);
  });

  it.each(['', '  ', '"*', '🙂'])('finds nothing for %j', (query) => expect(find(query)).toEqual([]));
});

describe('holdsSearchWord', () => {
  it('knows the words of a piece of text', () => {
    const wanted = listSearchWords('Köln 10');
    expect(wanted).toEqual(['koln', '10']);
    expect(['(Kölner)', 'VWS-1043', 'x-koln'].every((text) => holdsSearchWord(text, wanted))).toBe(true);
    expect(holdsSearchWord('210', wanted)).toBe(false);
  });
});
