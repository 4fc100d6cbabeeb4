import type { CaseStatus } from '../case.ts';
import type { InteractionOutcome } from '../interaction.ts';
import { isAnswer, isSending, type Contact } from './open-submission.ts';

/** Where an answer leaves a case (domain.md 4.5); null: where it was. */
const STATUS_OF_OUTCOME: Readonly<Record<InteractionOutcome, CaseStatus | null>> = {
  more_info: 'more-asked',
  not_implemented: 'more-asked',
  proof_only: 'more-asked',
  wrong_channel: 'more-asked',
  under_review: null,
  denied: 'refused',
  final: 'refused',
  // Some of it is back: the rest has to be asked for again.
  partial: 'more-asked',
  reinstated: 'reinstated',
};

/**
 * The status of a case after a contact was logged. Only the last answer counts: history that is written down later moves
 * nothing. The user can always set another status by hand.
 * @param others the rest of the log
 */
export function statusAfter(status: CaseStatus, contact: Contact, others: readonly Contact[]): CaseStatus {
  if (contact.outcome === null || !isAnswer(contact)) return status;
  const at = Date.parse(contact.at);
  // What was sent after an answer is a new round; that answer is history.
  const isOvertaken = others.some(
    (other) => other !== contact && Date.parse(other.at) > at && (isAnswer(other) || isSending(other)),
  );
  return isOvertaken ? status : (STATUS_OF_OUTCOME[contact.outcome] ?? status);
}
