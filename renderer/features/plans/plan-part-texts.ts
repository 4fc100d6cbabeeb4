import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AppealPath } from '../../../shared/domain/case.ts';
import type { PlanPart } from '../../../shared/domain/plan.ts';

export type PlanPartText = {
  readonly title: MessageDescriptor;
  /** Asked above the text box; the answers are the part. */
  readonly questions: readonly MessageDescriptor[];
  readonly placeholder: MessageDescriptor;
};

const PLACEHOLDER = msg`Write in short sentences, with dates and numbers. Type @ to cite an exhibit.`;

const ADMIT: Readonly<Record<PlanPart, PlanPartText>> = {
  rootCause: {
    title: msg`Root cause`,
    questions: [
      msg`What went wrong, with which orders or ASINs, and since when?`,
      msg`Why did your own way of working let it happen?`,
    ],
    placeholder: PLACEHOLDER,
  },
  correctiveActions: {
    title: msg`Corrective actions`,
    questions: [
      msg`What have you already done, on which day, for how many units?`,
      msg`What became of the stock and of the buyers concerned?`,
      msg`Which document shows each step?`,
    ],
    placeholder: PLACEHOLDER,
  },
  preventiveMeasures: {
    title: msg`Preventive measures`,
    questions: [
      msg`What do you do differently, and since when?`,
      msg`Who checks it, how often, and what happens when a check fails?`,
    ],
    placeholder: PLACEHOLDER,
  },
};

/** When the complaint is wrong, the same three parts hold the facts, what was done about it, and how it is kept so. */
const DISPUTE: Readonly<Record<PlanPart, PlanPartText>> = {
  rootCause: {
    ...ADMIT.rootCause,
    questions: [
      msg`What does the notice say happened, and what happened instead?`,
      msg`Which document proves it, point by point?`,
    ],
  },
  correctiveActions: {
    ...ADMIT.correctiveActions,
    questions: [
      msg`What have you checked or put right since the notice, and on which day?`,
      msg`What did you ask of the supplier, the buyer or the complainant, and what was the answer?`,
    ],
  },
  preventiveMeasures: {
    ...ADMIT.preventiveMeasures,
    questions: [
      msg`What keeps such a mistake or misunderstanding from coming up again?`,
      msg`Who looks after it, and how often?`,
    ],
  },
};

/** Title, questions and placeholder of a part. An appeal that disputes the notice is asked other things than one that admits. */
export function planPartText(part: PlanPart, path: AppealPath): PlanPartText {
  return (path === 'dispute' ? DISPUTE : ADMIT)[part];
}
