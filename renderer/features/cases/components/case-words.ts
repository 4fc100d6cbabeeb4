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
  admit: msg`Admit it and show what was mended`,
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

export const STEP_LABELS: Readonly<Record<StepId, MessageDescriptor>> = {
  notice: msg`Understand the notice`,
  review: msg`Look at what happened`,
  evidence: msg`Gather evidence`,
  plan: msg`Write the plan`,
  packet: msg`Check the packet`,
  send: msg`Send and follow up`,
};

const PART_LABELS: Readonly<Record<PlanPart, MessageDescriptor>> = {
  rootCause: msg`root cause`,
  correctiveActions: msg`corrective actions`,
  preventiveMeasures: msg`preventive measures`,
};

const DISPUTE_PART_LABELS: Readonly<Record<PlanPart, MessageDescriptor>> = {
  rootCause: msg`facts`,
  correctiveActions: msg`reasons why it complies`,
  preventiveMeasures: msg`proof`,
};

/** A part of what is written, inside a sentence. Only the paths that usually need such a text ask for it. */
export function partLabel(part: PlanPart, path: AppealPath): MessageDescriptor {
  return (path === 'dispute' ? DISPUTE_PART_LABELS : PART_LABELS)[part];
}
