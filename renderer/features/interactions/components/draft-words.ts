import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { DraftKind } from '../../../../shared/domain/draft.ts';

export const DRAFT_LABELS: Readonly<Record<DraftKind, MessageDescriptor>> = {
  noticeReply: msg`Reply to the notice`,
  callSheet: msg`Call sheet for Account Health Support`,
  followUp: msg`Short follow-up`,
  executiveLetter: msg`Letter to an executive address`,
  mediationLetter: msg`Request for mediation`,
};

export const DRAFT_NOTES: Readonly<Record<DraftKind, MessageDescriptor>> = {
  noticeReply: msg`Only where the notice says that you can answer by e-mail. Keep the subject.`,
  callSheet: msg`For the call: what to ask, and what the people there can do. It is not sent.`,
  followUp: msg`After five business days without an answer, not before.`,
  executiveLetter: msg`The last step inside Amazon. You may have one real chance, so attach the whole appeal.`,
  mediationLetter: msg`For the EU and the UK, when Amazon’s own appeal is over.`,
};
