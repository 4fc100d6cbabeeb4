import { describe, expect, it } from 'vitest';
import { interactionOutcomeSchema } from '../../../../shared/domain/interaction.ts';
import { findReplyStep } from '../../../../shared/domain/reply-step.ts';
import { theCatalogue } from '../../../support/a-case-file.ts';

describe('the next steps of the catalogue', () => {
  const { replySteps, sources } = theCatalogue();

  it('has one for every outcome, each with sources that are known', () => {
    for (const outcome of interactionOutcomeSchema.options) {
      expect(
        replySteps.filter((step) => step.outcome === outcome),
        outcome,
      ).toHaveLength(1);
    }
    const known = sources.map(({ id }) => id);
    for (const { outcome, sources: named } of replySteps) expect(known, outcome).toEqual(expect.arrayContaining(named));
  });

  it('moves the case as domain.md 4.5 says', () => {
    const statusOf = (outcome: 'more_info' | 'under_review' | 'final' | 'reinstated') =>
      findReplyStep(replySteps, outcome)?.status;
    expect(['more_info', 'under_review', 'final', 'reinstated'].map((outcome) => statusOf(outcome as 'final'))).toEqual(
      ['more-asked', 'sent', 'refused', 'reinstated'],
    );
    expect(findReplyStep(replySteps, null)).toBeUndefined();
  });
});
