import { describe, expect, it } from 'vitest';
import { listCauseSteps, withAside, withCauseSteps } from '../../../../shared/domain/cause-steps.ts';
import { EMPTY_PLAN_NOTES, type PlanNotes } from '../../../../shared/domain/plan-notes.ts';
import type { PlanText } from '../../../../shared/domain/plan.ts';

const PLAN: PlanText = {
  rootCause:
    'Two things failed:\n\n- We bought 40 units without checking the supplier [[inv]].\n- Returns were put back as new.',
  correctiveActions: '- On 2026-09-16 we removed 37 units.\n- On 2026-09-18 we refunded 12 buyers.',
  preventiveMeasures: 'Every supplier is checked by Dana Reed before the first order.',
};

function linked(plan: PlanText, notes: PlanNotes): readonly string[] {
  return listCauseSteps(plan, notes).causes.map(
    ({ number, steps }) =>
      `${number}: ${[...steps.correctiveActions, ...steps.preventiveMeasures].map(({ text }) => text.slice(0, 16)).join(' + ')}`,
  );
}

/** The notes after the first cause was given two steps. */
function withLinks(): PlanNotes {
  const { causes, steps } = listCauseSteps(PLAN, EMPTY_PLAN_NOTES);
  const chosen = [...steps.correctiveActions.slice(0, 1), ...steps.preventiveMeasures];
  return withCauseSteps(PLAN, EMPTY_PLAN_NOTES, causes[0]!.cause, chosen);
}

describe('listCauseSteps', () => {
  it('takes bullets for causes, and no line that only leads to them', () => {
    const { causes } = listCauseSteps(PLAN);
    expect(causes.map(({ number, cause }) => [number, cause.blockIndex, cause.text])).toEqual([
      [1, 1, 'We bought 40 units without checking the supplier.'],
      [2, 2, 'Returns were put back as new.'],
    ]);
    expect(linked(PLAN, EMPTY_PLAN_NOTES)).toEqual(['1: ', '2: ']);
  });

  it('lets every step answer the only cause', () => {
    const plan = { ...PLAN, rootCause: 'We bought 40 units without checking the supplier.' };
    expect(linked(plan, EMPTY_PLAN_NOTES)).toEqual(['1: On 2026-09-16 we + On 2026-09-18 we + Every supplier i']);
  });

  it('keeps what was chosen', () => {
    expect(linked(PLAN, withLinks())).toEqual(['1: On 2026-09-16 we + Every supplier i', '2: ']);
  });

  it('knows a paragraph again that was edited or moved, and drops one that was rewritten', () => {
    const edited = {
      ...PLAN,
      rootCause: `- Returns were put back as new.\n- In March we bought 40 units without checking the supplier before.`,
    };
    expect(linked(edited, withLinks())).toEqual(['1: ', '2: On 2026-09-16 we + Every supplier i']);
    const rewritten = { ...PLAN, correctiveActions: '- Our lawyer wrote a letter.\n- We moved house.' };
    expect(linked(rewritten, withLinks())).toEqual(['1: Every supplier i', '2: ']);
  });

  it('leaves out what was said to be no cause of its own', () => {
    const table = listCauseSteps(PLAN, EMPTY_PLAN_NOTES);
    const notes = withAside(PLAN, EMPTY_PLAN_NOTES, table.causes[1]!.cause, true);
    const after = listCauseSteps(PLAN, notes);
    expect(after.causes).toHaveLength(1);
    expect(after.asides.map(({ text }) => text)).toEqual(['Returns were put back as new.']);
    expect(withAside(PLAN, notes, after.asides[0]!, false).asides).toEqual([]);
  });

  it('remembers paragraphs as they read now when something is chosen anew', () => {
    const plan = { ...PLAN, rootCause: PLAN.rootCause.replace('without checking', 'without ever checking') };
    const { causes, steps } = listCauseSteps(plan, withLinks());
    const notes = withCauseSteps(plan, withLinks(), causes[1]!.cause, steps.correctiveActions.slice(1));
    expect(new Set(notes.links.map(({ cause }) => cause))).toEqual(
      new Set(['We bought 40 units without ever checking the supplier.', 'Returns were put back as new.']),
    );
  });
});
