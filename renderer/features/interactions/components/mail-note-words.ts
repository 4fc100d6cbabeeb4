import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MailNote } from '../../../../shared/domain/contacts/mail-contact.ts';

export const MAIL_NOTE_WORDS: Readonly<Record<MailNote, MessageDescriptor>> = {
  'no-date': msg`It has no date that can be read. It gets the time of now; change it afterwards.`,
  future: msg`Its date is still to come. The clock of the sender may be wrong.`,
  'before-parent': msg`It answers an e-mail with a later date. One of the two clocks was wrong.`,
  'unsure-direction': msg`Neither address is the one of the account. Check who wrote it.`,
  'quote-cut': msg`The quoted earlier message was left out.`,
  'text-cut': msg`The text is very long. Only its beginning is kept.`,
  'no-text': msg`It has no text.`,
  broken: msg`The file is damaged. What can be read is kept.`,
  incomplete: msg`The file ends too early. Some of it may be missing.`,
};
