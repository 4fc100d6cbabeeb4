import { describe, expect, it } from 'vitest';
import { compareLetters, comparePlans } from '../../../../../renderer/features/plans/compare-plans.ts';
import { EMPTY_PLAN } from '../../../../../shared/domain/plan.ts';

const nameOf = (id: string): string => `Exhibit ${id.toUpperCase()}`;

describe('comparePlans', () => {
  it('tells added from removed words, part by part', () => {
    const before = { ...EMPTY_PLAN, rootCause: 'We sold forty units.', correctiveActions: '- a' };
    const after = { ...EMPTY_PLAN, rootCause: 'They sold forty units [[inv]].', correctiveActions: '- a' };
    const [rootCause, corrective, preventive] = comparePlans(before, after, nameOf);
    expect(rootCause!.runs.filter((run) => run.kind === 'removed').map((run) => run.text.trim())).toEqual(['We']);
    expect(
      rootCause!.runs
        .filter((run) => run.kind === 'added')
        .map((run) => run.text)
        .join('|'),
    ).toBe('They| Exhibit INV');
    expect([rootCause!.addedWords, rootCause!.removedWords]).toEqual([3, 1]);
    expect(corrective!.runs.every((run) => run.kind === 'same')).toBe(true);
    expect(preventive!.runs).toEqual([]);
  });

  it('gives both texts back: without the added words the old one, without the removed the new', () => {
    const before = { ...EMPTY_PLAN, rootCause: 'One two three.\n\n- four\n- five' };
    const after = { ...EMPTY_PLAN, rootCause: 'One 2 three and more.\n\n- five' };
    const [{ runs } = { runs: [] }] = comparePlans(before, after, nameOf);
    const without = (kind: string): string =>
      runs
        .filter((run) => run.kind !== kind)
        .map((run) => run.text)
        .join('');
    expect(without('added')).toBe('One two three.\n\n- four\n- five');
    expect(without('removed')).toBe('One 2 three and more.\n\n- five');
  });
});

describe('compareLetters', () => {
  it('compares own letters, with nothing in the place of the generated one', () => {
    const both = compareLetters('Dear team [[inv]]', 'Dear reviewer [[inv]]', nameOf);
    expect([both?.addedWords, both?.removedWords]).toEqual([1, 1]);
    expect(compareLetters(null, 'Dear team', nameOf)?.runs).toEqual([{ kind: 'added', text: 'Dear team' }]);
    expect(compareLetters('Dear team', null, nameOf)?.removedWords).toBe(2);
  });

  it('has nothing to compare without an own letter, or where a version kept none', () => {
    expect(compareLetters(null, null, nameOf)).toBeNull();
    expect(compareLetters(undefined, 'Dear team', nameOf)).toBeNull();
  });
});
