import { describe, expect, it } from 'vitest';
import { checkMetrics } from '../../../../../shared/domain/checks/metric-checks.ts';
import { EMPTY_REVIEW } from '../../../../../shared/domain/review.ts';
import { aCaseFile, theCatalogue } from '../../../../support/a-case-file.ts';

const PLAN = {
  rootCause: 'Our order defect rate was 1.8 %.',
  correctiveActions: '- On 2 September 2026 we …',
  preventiveMeasures: '- Each Monday …',
};
const metrics = {
  odr: { value: 1.8, limit: null, asOf: null },
  lsr: { value: 7, limit: null, asOf: null },
  cancel: { value: 9, limit: null, asOf: null },
};

function check(changes: {
  readonly reasons?: readonly string[];
  readonly path?: 'admit' | 'documents';
  readonly plan?: Partial<typeof PLAN>;
  readonly limit?: number;
}) {
  const file = aCaseFile();
  const lsr = { ...metrics.lsr, limit: changes.limit ?? null };
  return checkMetrics(
    {
      ...file,
      case: {
        ...file.case,
        reasons: [...(changes.reasons ?? ['odr', 'late_shipment'])],
        path: changes.path ?? 'admit',
      },
      plan: { ...PLAN, ...changes.plan },
      review: { ...EMPTY_REVIEW, metrics: { ...metrics, lsr } },
    },
    theCatalogue(),
  );
}

describe('checkMetrics', () => {
  it('finds a figure of the case past its limit that the plan leaves out', () => {
    expect(check({})).toEqual([
      expect.objectContaining({
        ...{ rule: 'metric-unexplained', level: 'warning', where: 'plan/rootCause' },
        message: expect.stringContaining('Late shipment rate is 7 % and has to be below 4 %'),
      }),
    ]);
  });

  it.each([
    ['names it', { plan: { correctiveActions: '- On 2 September 2026 we lowered our late dispatch rate.' } }],
    ['is not written yet', { plan: { preventiveMeasures: '' } }],
    ['is not asked for', { path: 'documents' as const }],
    ['is about another reason', { reasons: ['inauthentic_supply'] }],
    ['keeps the user’s own limit', { limit: 8 }],
  ])('is silent where the plan %s', (_name, changes) => {
    expect(check(changes)).toEqual([]);
  });
});
