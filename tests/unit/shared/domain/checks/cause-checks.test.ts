import { describe, expect, it } from 'vitest';
import { listCauseSteps, withCauseSteps } from '../../../../../shared/domain/cause-steps.ts';
import { checkCauses } from '../../../../../shared/domain/checks/cause-checks.ts';
import { EMPTY_PLAN_NOTES } from '../../../../../shared/domain/plan-notes.ts';
import { aCaseFile } from '../../../../support/a-case-file.ts';

const plan = {
  rootCause: '- The supplier was not checked.\n- Returns were put back as new.',
  correctiveActions: '- On 2026-09-16 we removed 37 units.',
  preventiveMeasures: '- Every supplier is checked by Dana Reed before the first order.',
};

describe('checkCauses', () => {
  it('asks once while nothing is linked', () => {
    expect(checkCauses(aCaseFile({ plan })).map(({ level, where }) => [level, where])).toEqual([
      ['info', 'plan/rootCause'],
    ]);
  });

  it('names each cause that has no step in a part', () => {
    const file = aCaseFile({ plan });
    const { causes, steps } = listCauseSteps(file.plan);
    const planNotes = withCauseSteps(file.plan, EMPTY_PLAN_NOTES, causes[0]!.cause, [
      ...steps.correctiveActions,
      ...steps.preventiveMeasures,
    ]);
    const found = checkCauses({ ...file, planNotes });
    expect(found.map(({ level, where, found: words }) => [level, where, words])).toEqual([
      ['warning', 'plan/correctiveActions', 'Returns were put back as new.'],
      ['warning', 'plan/preventiveMeasures', 'Returns were put back as new.'],
    ]);
    const all = withCauseSteps(file.plan, planNotes, causes[1]!.cause, [
      ...steps.correctiveActions,
      ...steps.preventiveMeasures,
    ]);
    expect(checkCauses({ ...file, planNotes: all })).toEqual([]);
  });

  it('says nothing of one cause, of parts that are empty, and on other paths', () => {
    expect(checkCauses(aCaseFile({ plan: { ...plan, rootCause: 'The supplier was not checked.' } }))).toEqual([]);
    expect(checkCauses(aCaseFile({ plan: { ...plan, preventiveMeasures: '' } }))).toEqual([]);
    expect(checkCauses(aCaseFile({ plan, case: { path: 'dispute' } }))).toEqual([]);
  });
});
