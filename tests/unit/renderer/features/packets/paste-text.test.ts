import { describe, expect, it } from 'vitest';
import {
  countCharacters,
  createPacketNamer,
  formatPasteText,
} from '../../../../../renderer/features/packets/paste-text.ts';
import { exhibitRules } from '../../../../support/exhibit-rules.ts';
import { anEvidence } from '../plans/an-evidence.ts';

const evidence = [
  anEvidence({ id: 'inv', pageCount: 3 }),
  anEvidence({ id: 'bill', pageCount: 6, pages: [2, 5] }),
  anEvidence({ id: 'old', include: false }),
];
const plan = { rootCause: 'See [[bill p5]] and [[inv]].', correctiveActions: '', preventiveMeasures: '' };
const report = {
  exhibits: [
    { label: 'A', evidenceId: 'bill', title: 'bill', separatorPage: 4, firstPage: 5, lastPage: 6 },
    { label: 'B', evidenceId: 'inv', title: 'inv', separatorPage: 7, firstPage: 8, lastPage: 10 },
  ],
};

describe('createPacketNamer', () => {
  it('names the page of the packet, counted among the pages used', () => {
    const name = createPacketNamer(evidence, plan, exhibitRules(), report);
    expect([name('bill', null), name('bill', 2), name('bill', 5), name('inv', 3)]).toEqual([
      'Exhibit A (p. 5)',
      'Exhibit A (p. 5)',
      'Exhibit A (p. 6)',
      'Exhibit B (p. 10)',
    ]);
  });

  it('names no page without a packet, nor one that is not in it', () => {
    expect(createPacketNamer(evidence, plan, exhibitRules(), null)('bill', 5)).toBe('Exhibit A');
    expect(createPacketNamer(evidence, plan, exhibitRules('listed'), null)('bill', 5)).toBe('Exhibit B');
    expect(createPacketNamer(evidence, plan, exhibitRules(), report)('bill', 3)).toBe('Exhibit A');
  });

  it('says so when there is no such exhibit', () => {
    const name = createPacketNamer(evidence, plan, exhibitRules(), report);
    expect([name('ghost', 1), name('old', null)]).toEqual(['[missing exhibit]', '[missing exhibit]']);
  });
});

describe('formatPasteText', () => {
  it('is the part as plain text', () => {
    expect(
      formatPasteText(
        `${plan.rootCause}\n\n- **one**\n- two`,
        createPacketNamer(evidence, plan, exhibitRules(), report),
      ),
    ).toBe('See Exhibit A (p. 6) and Exhibit B (p. 8).\n\n- one\n- two');
  });
});

describe('countCharacters', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['👩‍👩‍👧', 1],
    ['供应商', 3],
    ['a\nb', 3],
  ])('%j has %i', (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });
});
