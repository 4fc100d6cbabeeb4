import { describe, expect, it } from 'vitest';
import { checkTexts } from '../../../../../shared/domain/text-checks/check-texts.ts';
import { readGoodPlans } from '../../../../fixtures/good-plans/read-good-plans.ts';
import { theCatalogue } from '../../../../support/a-case-file.ts';

const { textRules } = theCatalogue();
const plans = readGoodPlans().map((plan) => {
  const findings = checkTexts(plan.texts, plan.context, textRules);
  return {
    ...plan,
    infos: findings.filter(({ level }) => level === 'info'),
    alarms: findings.filter(({ level }) => level !== 'info'),
  };
});
const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

describe('checkTexts on well-written appeals', () => {
  it('knows 20 of them on all paths of appeal, none of them a mere note', () => {
    expect(plans).toHaveLength(20);
    expect(new Set(plans.map(({ context }) => context.path)).size).toBe(5);
    expect(plans.filter(({ wordCount }) => wordCount < 350 || wordCount > 900).map(({ name }) => name)).toEqual([]);
  });

  it('gives at most one false alarm each, and hints only where there are few', () => {
    const tooMany = plans.filter(({ alarms, infos }) => alarms.length > 1 || infos.length > 3);
    expect(tooMany.map(({ name, alarms, infos }) => [name, alarms, infos])).toEqual([]);
    // 5 of 20 when this was written; the issue allows one for each plan.
    expect(total(plans.map(({ alarms }) => alarms.length))).toBeLessThanOrEqual(8);
  });
});
