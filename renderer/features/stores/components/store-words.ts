import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { CaseStatus } from '../../../../shared/domain/case.ts';
import type { BadgeTone } from '../../../components/badge/badge.tsx';

/** How a store stands, by the status of its worst case. */
export const STORE_STATES: Readonly<
  Record<CaseStatus, { readonly label: MessageDescriptor; readonly tone: BadgeTone }>
> = {
  preparing: { label: msg`Appeal in work`, tone: 'neutral' },
  sent: { label: msg`Waiting for Amazon`, tone: 'accent' },
  'more-asked': { label: msg`More asked`, tone: 'warning' },
  reinstated: { label: msg`Reinstated`, tone: 'success' },
  refused: { label: msg`Refused`, tone: 'danger' },
};
