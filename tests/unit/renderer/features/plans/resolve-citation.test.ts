import { describe, expect, it } from 'vitest';
import { createCitationResolver, formatCitationName } from '../../../../../renderer/features/plans/resolve-citation.ts';
import { listExhibits } from '../../../../../shared/domain/exhibits.ts';
import { exhibitRules } from '../../../../support/exhibit-rules.ts';
import { anEvidence } from './an-evidence.ts';

const evidence = [
  anEvidence({ id: 'inv', title: 'Invoice', pageCount: 3 }),
  anEvidence({ id: 'bill', title: 'Bill', pageCount: 4, pages: [2, 4] }),
  anEvidence({ id: 'old', title: 'Old bill', include: false }),
];
const resolve = createCitationResolver(
  evidence,
  listExhibits(evidence, { rootCause: '[[bill]]', correctiveActions: '', preventiveMeasures: '' }, exhibitRules()),
);

describe('createCitationResolver', () => {
  it('names the exhibit as the packet letters it', () => {
    expect(resolve('inv', null)).toEqual({
      kind: 'exhibit',
      label: 'B',
      title: 'Invoice',
      page: null,
      pages: [1, 2, 3],
    });
    expect(resolve('bill', 4)).toMatchObject({ kind: 'exhibit', label: 'A', page: 4 });
  });

  it('tells missing evidence from evidence that is left out', () => {
    expect(resolve('ghost', null)).toEqual({ kind: 'missing' });
    expect(resolve('old', 1)).toEqual({ kind: 'left-out', title: 'Old bill' });
  });

  it('tells a page past the end from a page that was not chosen', () => {
    expect(resolve('inv', 4)).toMatchObject({ kind: 'no-such-page', page: 4, pageCount: 3 });
    expect(resolve('inv', 0)).toMatchObject({ kind: 'no-such-page' });
    expect(resolve('bill', 3)).toMatchObject({ kind: 'page-left-out', page: 3, pages: [2, 4] });
  });
});

describe('formatCitationName', () => {
  it('writes what the packet will say', () => {
    expect(
      [resolve('inv', null), resolve('inv', 2), resolve('ghost', 2), resolve('old', null), resolve('inv', 9)].map(
        formatCitationName,
      ),
    ).toEqual(['Exhibit B', 'Exhibit B, p. 2', '[missing exhibit]', '[missing exhibit]', 'Exhibit B, p. 9']);
  });
});
