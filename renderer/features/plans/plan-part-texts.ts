import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AppealPath } from '../../../shared/domain/case.ts';
import type { PlanPart } from '../../../shared/domain/plan.ts';

export type PlanPartText = {
  readonly title: MessageDescriptor;
  readonly placeholder: MessageDescriptor;
};

const PLACEHOLDER = msg`Write in short sentences, with dates and numbers. Type @ to cite an exhibit.`;

const ADMIT: Readonly<Record<PlanPart, PlanPartText>> = {
  rootCause: {
    title: msg`Root cause`,
    placeholder: PLACEHOLDER,
  },
  correctiveActions: {
    title: msg`Corrective actions`,
    placeholder: PLACEHOLDER,
  },
  preventiveMeasures: {
    title: msg`Preventive measures`,
    placeholder: PLACEHOLDER,
  },
};

type ShapeTexts = Readonly<Record<PlanPart, PlanPartText>>;

/** When the complaint is wrong: what happened, why it complies, what proves it. The request follows by itself. */
const DISPUTE: ShapeTexts = {
  rootCause: {
    title: msg`Facts`,
    placeholder: PLACEHOLDER,
  },
  correctiveActions: {
    title: msg`Why it complies`,
    placeholder: PLACEHOLDER,
  },
  preventiveMeasures: {
    title: msg`Proof`,
    placeholder: PLACEHOLDER,
  },
};

/** Where the notice asks only for documents: some sentences of the letter. */
const DOCUMENTS: ShapeTexts = {
  ...ADMIT,
  rootCause: {
    title: msg`Explanation`,
    placeholder: msg`It stands in the cover letter. You can leave it empty. Type @ to cite an exhibit.`,
  },
};

const RETRACTION: ShapeTexts = {
  rootCause: {
    title: msg`The complaint`,
    placeholder: PLACEHOLDER,
  },
  correctiveActions: {
    title: msg`Contact with the rights owner`,
    placeholder: PLACEHOLDER,
  },
  preventiveMeasures: {
    title: msg`What has changed`,
    placeholder: PLACEHOLDER,
  },
};

const OTHER_ACCOUNT: ShapeTexts = {
  rootCause: {
    title: msg`The other account`,
    placeholder: PLACEHOLDER,
  },
  correctiveActions: {
    title: msg`Steps taken`,
    placeholder: PLACEHOLDER,
  },
  preventiveMeasures: {
    title: msg`Its state today`,
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

/** Title and placeholder of a part; its questions are in the catalogue. Each path of an appeal has a shape of its own (plan-shape.ts). */
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
  placeholder: msg`Type @ to cite an exhibit. A paragraph that is all bold becomes a heading.`,
};

/** What the user's own letter has to hold, said above its text box. */
export const LETTER_NOTE: MessageDescriptor = msg`Each request of the notice with the document that answers it, then what you ask for. One page is best: about 350 words.`;
