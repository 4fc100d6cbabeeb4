import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { AppealPath, CaseStatus } from '../../../../shared/domain/case.ts';
import type { PlanPart } from '../../../../shared/domain/plan.ts';
import type { BadgeTone } from '../../../components/badge/badge.tsx';
import type { StepId } from '../case-progress.ts';

export const STATUS_LABELS: Readonly<Record<CaseStatus, MessageDescriptor>> = {
  preparing: msg`Preparing`,
  sent: msg`Sent, waiting`,
  'more-asked': msg`More asked`,
  reinstated: msg`Reinstated`,
  refused: msg`Refused`,
};

export const STATUS_TONES: Readonly<Record<CaseStatus, BadgeTone>> = {
  preparing: 'neutral',
  sent: 'accent',
  'more-asked': 'warning',
  reinstated: 'success',
  refused: 'danger',
};

export const PATH_LABELS: Readonly<Record<AppealPath, MessageDescriptor>> = {
  admit: msg`Admit it and show what you corrected`,
  dispute: msg`Dispute it: Amazon acted in error`,
  documents: msg`Send the documents they ask for`,
  retraction: msg`Ask the rights owner to withdraw`,
  'reactivate-other-first': msg`Get the other account back first`,
};

export const PATH_NOTES: Readonly<Record<AppealPath, MessageDescriptor>> = {
  admit: msg`A plan of action: root cause, what you have done, what prevents it. The usual way when the complaint is true.`,
  dispute: msg`Proof that the policy was met. Don’t mix it with a plan that admits the same thing.`,
  documents: msg`Invoices, identity papers or certificates, with a short letter. No plan unless the notice asks for one.`,
  retraction: msg`The owner of the right tells Amazon that the complaint is settled. A forwarded copy is not accepted.`,
  'reactivate-other-first': msg`The notice names a related account. That one has to be reinstated first.`,
};

const STEP_LABELS: Readonly<Record<StepId, MessageDescriptor>> = {
  notice: msg`Understand the notice`,
  review: msg`Look at what happened`,
  evidence: msg`Gather evidence`,
  plan: msg`Write the plan`,
  packet: msg`Check the packet`,
  send: msg`Send and follow up`,
};

/** What is written where it isn't a plan. */
const TEXT_LABELS: Readonly<Record<Exclude<AppealPath, 'admit'>, MessageDescriptor>> = {
  dispute: msg`Write the statement`,
  documents: msg`Write the explanation`,
  retraction: msg`Write the statement`,
  'reactivate-other-first': msg`Write the statement`,
};

/** A step of an appeal on a path. */
export function stepLabel(step: StepId, path: AppealPath): MessageDescriptor {
  return step === 'plan' && path !== 'admit' ? TEXT_LABELS[path] : STEP_LABELS[step];
}

const PLAN_LABELS: Readonly<Record<PlanPart, MessageDescriptor>> = {
  rootCause: msg`root cause`,
  correctiveActions: msg`corrective actions`,
  preventiveMeasures: msg`preventive measures`,
};

const PART_LABELS: Readonly<Record<AppealPath, Readonly<Record<PlanPart, MessageDescriptor>>>> = {
  admit: PLAN_LABELS,
  dispute: {
    rootCause: msg`facts`,
    correctiveActions: msg`reasons why it complies`,
    preventiveMeasures: msg`proof`,
  },
  documents: { ...PLAN_LABELS, rootCause: msg`explanation` },
  retraction: {
    rootCause: msg`part on the complaint`,
    correctiveActions: msg`part on your contact with the rights owner`,
    preventiveMeasures: msg`part on what has changed`,
  },
  'reactivate-other-first': {
    rootCause: msg`part on the other account`,
    correctiveActions: msg`part on the steps that you took`,
    preventiveMeasures: msg`part on its state today`,
  },
};

/** A part of what is written, inside a sentence. */
export function partLabel(part: PlanPart, path: AppealPath): MessageDescriptor {
  return PART_LABELS[path][part];
}
