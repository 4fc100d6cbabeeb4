import { describe, expect, it } from 'vitest';
import type { FiledSubmission } from '../../../../../shared/domain/case-file.ts';
import { checkAgainstLastAppeal } from '../../../../../shared/domain/checks/earlier-checks.ts';
import { checkWording } from '../../../../../shared/domain/checks/wording-checks.ts';
import { EMPTY_PLAN, type PlanText } from '../../../../../shared/domain/plan.ts';
import { aCaseFile, theCatalogue } from '../../../../support/a-case-file.ts';

const PARAGRAPH =
  'On 16 September 2026 we removed all 37 units of the scales from the warehouse and counted them twice.';

function aSubmission(plan: Partial<PlanText>, letter = ''): FiledSubmission {
  const { sentAt, zone, channel, person } = { sentAt: '2026-09-20T10:00:00Z', zone: '', channel: '', person: '' };
  const sending = { sentAt, zone, channel, person, subject: '', amazonCaseId: '', round: 1, texts: [], logEntry: null };
  // Of the manifest these checks read nothing.
  return { ...sending, letter, plan: { ...EMPTY_PLAN, ...plan }, manifest: {} as FiledSubmission['manifest'] };
}

describe('checkAgainstLastAppeal', () => {
  const plan = { correctiveActions: PARAGRAPH.replace('37', '41') };

  it('compares with the last appeal, not with those before', () => {
    const old = aSubmission({ correctiveActions: PARAGRAPH });
    const right = aSubmission({ correctiveActions: plan.correctiveActions });
    expect(checkAgainstLastAppeal(aCaseFile({ plan, submissions: [old, right] }))).toEqual([]);
    expect(checkAgainstLastAppeal(aCaseFile({ plan, submissions: [right, old] }))).toMatchObject([
      { rule: 'contradicts-earlier', level: 'warning', where: 'plan/correctiveActions' },
    ]);
  });

  it('says nothing while nothing was sent', () => {
    expect(checkAgainstLastAppeal(aCaseFile({ plan }))).toEqual([]);
  });
});

describe('the rule on copied text', () => {
  it('points at a paragraph of an earlier appeal, and only then', () => {
    const rulesOf = (submissions: readonly FiledSubmission[]): readonly string[] =>
      checkWording(
        aCaseFile({ plan: { correctiveActions: PARAGRAPH }, submissions }),
        theCatalogue(),
        '2026-10-01',
      ).map(({ rule }) => rule);
    expect(rulesOf([aSubmission({ correctiveActions: PARAGRAPH })])).toContain('copy-paste');
    expect(
      rulesOf([aSubmission({ correctiveActions: 'Something else was written then, in other words.' })]),
    ).not.toContain('copy-paste');
    expect(rulesOf([])).not.toContain('copy-paste');
  });

  it('says it once of a whole plan that was sent before', () => {
    const plan = { correctiveActions: PARAGRAPH, preventiveMeasures: PARAGRAPH, rootCause: PARAGRAPH };
    const found = checkWording(aCaseFile({ plan, submissions: [aSubmission(plan)] }), theCatalogue(), '2026-10-01');
    const copied = found.filter(({ rule }) => rule === 'copy-paste');
    expect(copied).toHaveLength(1);
    expect(copied[0]?.message).toContain('2 more paragraphs');
  });
});
