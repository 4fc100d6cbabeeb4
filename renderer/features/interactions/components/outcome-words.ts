import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { InteractionOutcome } from '../../../../shared/domain/interaction.ts';
import type { BadgeTone } from '../../../components/badge/badge.tsx';

export const OUTCOME_LABELS: Readonly<Record<InteractionOutcome, MessageDescriptor>> = {
  more_info: msg`Asks for more`,
  not_implemented: msg`Steps not done yet`,
  proof_only: msg`Wants proof only`,
  wrong_channel: msg`Wrong channel`,
  under_review: msg`Under review`,
  denied: msg`Refused`,
  final: msg`Final refusal`,
  partial: msg`Partly granted`,
  reinstated: msg`Reinstated`,
};

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
