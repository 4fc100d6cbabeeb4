import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listEvidenceRows, moveBeside, moveBy } from '../../../../../renderer/features/evidence/packet-order.ts';
import { EMPTY_PLAN } from '../../../../../shared/domain/plan.ts';
import { anEvidence } from '../../../../support/a-case-file.ts';
import { exhibitRules } from '../../../../support/exhibit-rules.ts';

describe('listEvidenceRows', () => {
  const evidence = [anEvidence('a'), anEvidence('b', { include: false }), anEvidence('c')];
  const names = (order: 'cited' | 'listed') =>
    listEvidenceRows(evidence, { ...EMPTY_PLAN, rootCause: 'See [[c]].' }, exhibitRules(order)).map(
      (row) => `${row.label ?? '-'} ${row.evidence.id}`,
    );

  it('shows exhibits in packet order, then what is left out', () => {
    expect(names('cited')).toEqual(['A c', 'B a', '- b']);
    expect(names('listed')).toEqual(['A a', 'B c', '- b']);
  });
});

describe('moveBy', () => {
  it('swaps with the neighbour and stops at the ends', () => {
    expect(moveBy(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(moveBy(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
    const ids = ['a', 'b'];
    expect(moveBy(ids, 'a', -1)).toBe(ids);
    expect(moveBy(ids, 'b', 1)).toBe(ids);
    expect(moveBy(ids, 'z', 1)).toBe(ids);
  });
});

describe('moveBeside', () => {
  it('puts one before or after another', () => {
    expect(moveBeside(['a', 'b', 'c', 'd'], new Set(['d']), 'b', 'before')).toEqual(['a', 'd', 'b', 'c']);
    expect(moveBeside(['a', 'b', 'c', 'd'], new Set(['a']), 'c', 'after')).toEqual(['b', 'c', 'a', 'd']);
  });

  it('keeps every id exactly once', () => {
    const ids = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        ids,
        fc.nat(),
        fc.array(fc.nat()),
        fc.constantFrom<'before' | 'after'>('before', 'after'),
        (all, at, picks, side) => {
          const target = all[at % all.length] as number;
          const moved = new Set(picks.map((pick) => all[pick % all.length] as number));
          const result = moveBeside(all, moved, target, side);
          expect(result).toHaveLength(all.length);
          expect(new Set(result)).toEqual(new Set(all));
        },
      ),
    );
  });
});
