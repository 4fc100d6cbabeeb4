import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { InteractionOutcome } from '../../../../shared/domain/interaction.ts';

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
