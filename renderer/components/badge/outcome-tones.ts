import type { InteractionOutcome } from '../../../shared/domain/interaction.ts';
import type { BadgeTone } from './badge.tsx';

/** How an outcome looks beside its words. */
export const OUTCOME_TONES: Readonly<Record<InteractionOutcome, BadgeTone>> = {
  more_info: 'warning',
  not_implemented: 'warning',
  proof_only: 'warning',
  wrong_channel: 'warning',
  under_review: 'accent',
  denied: 'danger',
  final: 'danger',
  partial: 'success',
  reinstated: 'success',
};
