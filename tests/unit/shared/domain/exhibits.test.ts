import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citedEvidenceIds, exhibitLabel, listExhibits } from '../../../../shared/domain/exhibits.ts';
import type { EvidenceId } from '../../../../shared/domain/ids.ts';
import { EMPTY_PLAN } from '../../../../shared/domain/plan.ts';
import { exhibitRules } from '../../../support/exhibit-rules.ts';

const item = (id: string, include = true) => ({ id: id as EvidenceId, include });
const labelled = (exhibits: readonly { label: string; evidence: { id: string } }[]): string[] =>
  exhibits.map((exhibit) => `${exhibit.label}=${exhibit.evidence.id}`);

describe('exhibitLabel', () => {
  it('counts like the columns of a spreadsheet', () => {
    expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map((index) => exhibitLabel(index))).toEqual([
      'A',
      'B',
      'Z',
      'AA',
      'AB',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]);
  });

  it('never gives a label twice, and longer ones later', () => {
    const labels = Array.from({ length: 2000 }, (_, index) => exhibitLabel(index));
    expect(new Set(labels).size).toBe(2000);
    for (let index = 1; index < labels.length; index += 1) {
      expect(labels[index]!.length).toBeGreaterThanOrEqual(labels[index - 1]!.length);
    }
  });
});

describe('citedEvidenceIds', () => {
  it('follows the parts in their order and names each once', () => {
    const plan = { rootCause: '[[b]] [[a p2]]', correctiveActions: '- [[c]] [[b p9]]', preventiveMeasures: '[[d]]' };
    expect(citedEvidenceIds(plan)).toEqual(['b', 'a', 'c', 'd']);
  });
});

describe('listExhibits', () => {
  const evidence = [item('a'), item('b'), item('c', false), item('d')];

  it('letters in order of first citation, then of the list', () => {
    const plan = { ...EMPTY_PLAN, rootCause: '[[d]]', preventiveMeasures: '[[b]]' };
    expect(labelled(listExhibits(evidence, plan, exhibitRules()))).toEqual(['A=d', 'B=b', 'C=a']);
  });

  it('letters in the order of the list when the user arranged it', () => {
    const plan = { ...EMPTY_PLAN, rootCause: '[[d]]' };
    expect(labelled(listExhibits(evidence, plan, exhibitRules('listed')))).toEqual(['A=a', 'B=b', 'C=d']);
  });

  it('gives no label to what is left out, cited or not, nor to what does not exist', () => {
    const plan = { ...EMPTY_PLAN, rootCause: '[[c]] [[ghost]] [[b]]' };
    expect(labelled(listExhibits(evidence, plan, exhibitRules()))).toEqual(['A=b', 'B=a', 'C=d']);
  });

  it('holds each included piece exactly once, labels without gaps', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 40 });
    fc.assert(
      fc.property(
        ids,
        fc.array(fc.stringMatching(/^[a-z]{1,3}$/)),
        fc.constantFrom('cited' as const, 'listed' as const),
        fc.integer(),
        (all, cited, order, bits) => {
          const list = all.map((id, index) => item(id, ((bits >> (index % 31)) & 1) === 0));
          const exhibits = listExhibits(
            list,
            { ...EMPTY_PLAN, rootCause: cited.map((id) => `[[${id}]]`).join(' ') },
            exhibitRules(order),
          );
          expect(exhibits.map((exhibit) => exhibit.label)).toEqual(exhibits.map((_, index) => exhibitLabel(index)));
          expect(exhibits.map((exhibit) => exhibit.evidence.id).toSorted()).toEqual(
            list
              .filter((e) => e.include)
              .map((e) => e.id)
              .toSorted(),
          );
        },
      ),
    );
  });
});
