import type { Finding, FindingLevel } from '../../../shared/domain/finding.ts';
import { say, type Said } from '../../../shared/domain/said.ts';
import { MAIL_LIMITS, type Mail } from '../printed/read-mail.ts';
import { note } from './inspection.ts';

const ASK_FOR_ORIGINAL = say`Export the e-mail itself (as .eml) from the mailbox that received it.`;
const FORWARDED = /^(?:>\s*)*(?:-{2,}\s*(?:forwarded message|original message)|begin forwarded message)/im;

/** What an e-mail lacks to be good evidence, and what it carries besides its text. */
export function listMailFindings(mail: Mail): readonly Finding[] {
  const findings: (Finding | false)[] = [
    ...listDamage(mail),
    mail.text === '' &&
      note('empty-text', 'warning', say`The e-mail has no text.`, say`See whether it is the right one.`),
    !mail.hasMessageId &&
      note('no-message-id', 'info', say`It has no Message-ID, which mail servers add.`, ASK_FOR_ORIGINAL),
    !mail.hasDate && note('no-date', 'warning', say`The e-mail says no date.`, ASK_FOR_ORIGINAL),
    ...listForwarded(mail),
    ...listAttached(mail),
  ];
  return findings.filter((finding) => finding !== false);
}

function listDamage({ isBroken, isIncomplete }: Mail): readonly Finding[] {
  const broken = say`The e-mail is damaged: its parts can't be told apart, and its text is shown as it stands.`;
  if (isBroken) return [note('broken-mail', 'warning', broken, ASK_FOR_ORIGINAL)];
  const cut = say`The e-mail is damaged: its end is missing.`;
  return isIncomplete ? [note('broken-mail', 'warning', cut, ASK_FOR_ORIGINAL)] : [];
}

function listForwarded({ attachments, text }: Mail): readonly Finding[] {
  const message = say`An earlier e-mail was forwarded in this one; the first one proves more.`;
  const add = (level: FindingLevel, fix: Said): readonly Finding[] => [note('forwarded-mail', level, message, fix)];
  if (attachments.some(({ mime }) => mime === 'message/rfc822')) {
    return add('info', say`Add the e-mail that is attached to it as evidence of its own.`);
  }
  return FORWARDED.test(text) ? add('info', ASK_FOR_ORIGINAL) : [];
}

function listAttached({ attachments, leftOutCount }: Mail): readonly Finding[] {
  const findings: Finding[] = [];
  const count = attachments.filter(({ isOffered }) => isOffered).length;
  if (count > 0) {
    const message =
      count === 1
        ? say`This e-mail has an attachment; the packet shows only its name.`
        : say`This e-mail has ${count} attachments; the packet shows only their names.`;
    const fix = say`Add the attachments that prove something as evidence of their own.`;
    findings.push(note('mail-attachments', 'info', message, fix));
  }
  if (leftOutCount > 0) {
    const message = say`It has more than ${MAIL_LIMITS.attachments} attachments; the rest isn't looked at.`;
    findings.push(
      note('too-many-attachments', 'warning', message, say`Save the attachments that matter, and add them.`),
    );
  }
  return findings;
}
