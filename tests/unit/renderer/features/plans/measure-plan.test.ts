import { describe, expect, it } from 'vitest';
import { countWords, measurePlan } from '../../../../../renderer/features/plans/measure-plan.ts';

describe('countWords', () => {
  it.each([
    ['', 0],
    ['We sold 40 units.', 4],
    ['don’t – do it', 3],
    ['  \n ', 0],
  ])('%j holds %i', (text, count) => {
    expect(countWords(text)).toBe(count);
  });
});

describe('measurePlan', () => {
  const measure = measurePlan({
    rootCause: 'We bought **40 units** [[inv]].\n\nNo one checked.',
    correctiveActions: '- Removed all units [[removal p1]] [[inv]]\n- Told buyers',
    preventiveMeasures: '',
  });

  it('counts words without citations, in all and by part', () => {
    expect(measure.wordCount).toBe(12);
    expect(measure.wordCountByPart).toEqual({ rootCause: 7, correctiveActions: 5, preventiveMeasures: 0 });
  });

  it('says of each paragraph and bullet whether it points at proof', () => {
    expect(measure.blocks.map((block) => [block.part, block.blockIndex, block.citationCount])).toEqual([
      ['rootCause', 0, 1],
      ['rootCause', 1, 0],
      ['correctiveActions', 0, 2],
      ['correctiveActions', 1, 0],
    ]);
    expect(measure.provenCount).toBe(2);
    expect(measure.blocks[0]?.start).toBe('We bought 40 units .');
  });

  it('shortens long starts at a word', () => {
    const [block] = measurePlan({
      rootCause: 'word '.repeat(50),
      correctiveActions: '',
      preventiveMeasures: '',
    }).blocks;
    expect(block?.start).toMatch(/^(word )+word…$/);
    expect(block?.start.length).toBeLessThanOrEqual(61);
  });
});
