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

type ShapeTexts = Readonly<Record<PlanPart, PlanPartText>>;

/** When the complaint is wrong: what happened, why it complies, what proves it. The request follows by itself. */
const DISPUTE: ShapeTexts = {
  rootCause: {
    title: msg`Facts`,
    questions: [
      msg`What does the notice say happened, and what happened instead?`,
      msg`Which orders or ASINs is it about, and when?`,
    ],
    placeholder: PLACEHOLDER,
  },
  correctiveActions: {
    title: msg`Why it complies`,
    questions: [
      msg`Which rule does the notice name, and what does it ask for?`,
      msg`How do the facts meet this rule, point by point?`,
    ],
    placeholder: PLACEHOLDER,
  },
  preventiveMeasures: {
    title: msg`Proof`,
    questions: [msg`Which document proves each point, and on which page?`, msg`Who can confirm it to Amazon?`],
    placeholder: PLACEHOLDER,
  },
};

/** Where the notice asks only for documents: some sentences of the letter. */
const DOCUMENTS: ShapeTexts = {
  ...ADMIT,
  rootCause: {
    title: msg`Explanation`,
    questions: [
      msg`In one paragraph: which documents do you send, and what do they show?`,
      msg`Is one of them missing or different? Say why.`,
    ],
    placeholder: msg`It stands in the cover letter. You can leave it empty. Type @ to cite an exhibit.`,
  },
};

const RETRACTION: ShapeTexts = {
  rootCause: {
    title: msg`The complaint`,
    questions: [
      msg`Who complained, about which ASINs, under which complaint ID?`,
      msg`What did you sell or show, and where did it come from?`,
    ],
    placeholder: PLACEHOLDER,
  },
  correctiveActions: {
    title: msg`Contact with the rights owner`,
    questions: [
      msg`On which day did you write to the rights owner, and what was the answer?`,
      msg`Will the rights owner send the retraction to Amazon directly? Amazon does not accept forwarded copies.`,
    ],
    placeholder: PLACEHOLDER,
  },
  preventiveMeasures: {
    title: msg`What has changed`,
    questions: [msg`What have you changed in the listings or in your purchasing, and on which day?`],
    placeholder: PLACEHOLDER,
  },
};

const OTHER_ACCOUNT: ShapeTexts = {
  rootCause: {
    title: msg`The other account`,
    questions: [
      msg`Which account does the notice mean, and whose is it?`,
      msg`How is it connected with yours, or why is it not?`,
    ],
    placeholder: PLACEHOLDER,
  },
  correctiveActions: {
    title: msg`Steps taken`,
    questions: [msg`What did you do to have it reactivated or closed, and on which days?`],
    placeholder: PLACEHOLDER,
  },
  preventiveMeasures: {
    title: msg`Its state today`,
    questions: [msg`Since which day is it active again, and which document shows it?`],
    placeholder: PLACEHOLDER,
  },
};

const TEXTS: Readonly<Record<AppealPath, ShapeTexts>> = {
  admit: ADMIT,
  dispute: DISPUTE,
  documents: DOCUMENTS,
  retraction: RETRACTION,
  'reactivate-other-first': OTHER_ACCOUNT,
};

/** Title, questions and placeholder of a part. Each path of an appeal has a shape of its own (plan-shape.ts). */
export function planPartText(part: PlanPart, path: AppealPath): PlanPartText {
  return TEXTS[path][part];
}

/** What the screen is called and what it asks for, by path. */
export const SHAPE_TEXTS: Readonly<
  Record<AppealPath, { readonly title: MessageDescriptor; readonly subtitle: MessageDescriptor }>
> = {
  admit: { title: msg`Plan of action`, subtitle: msg`Three short parts. Each claim points at a document.` },
  dispute: {
    title: msg`Statement of facts`,
    subtitle: msg`What happened, why it complies, what proves it. The request is added at the end.`,
  },
  documents: {
    title: msg`Explanation`,
    subtitle: msg`No plan is asked for. One paragraph for the letter is enough.`,
  },
  retraction: {
    title: msg`Statement on the complaint`,
    subtitle: msg`What the complaint is about, and what the rights owner answered.`,
  },
  'reactivate-other-first': {
    title: msg`Statement on the other account`,
    subtitle: msg`Which account it is, what you did about it, and its state today.`,
  },
};

/** Of the user's own cover letter. */
export const LETTER_TEXT: PlanPartText = {
  title: msg`Cover letter`,
  questions: [
    msg`Each request of the notice, and the document that answers it.`,
    msg`What you ask for. One page is best: about 350 words.`,
  ],
  placeholder: msg`Type @ to cite an exhibit. A paragraph that is all bold becomes a heading.`,
};
