import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { assertNever } from '../../shared/assert-never.ts';
import type { AppError, InputIssue } from '../../shared/errors.ts';
import { describeFault } from './describe-fault.ts';
import { sayNow } from './use-say.ts';

/** A failure in the user's words: what happened, and what to do now (may be empty). */
export type ErrorText = { readonly title: string; readonly fix: string };

function text(title: string, fix = ''): ErrorText {
  return { title, fix };
}

/** Words for every failure of the closed list. */
export function describeError(error: AppError): ErrorText {
  switch (error.code) {
    case 'blocked':
      return text(
        i18n._(msg`The packet can’t be made yet.`),
        i18n._(
          msg`${plural(error.details.findings.length, { one: '# thing has', other: '# things have' })} to be fixed first.`,
        ),
      );
    case 'packet-fault':
      return text(
        i18n._(msg`The packet was written, read back, and something in it was wrong. Nothing was kept.`),
        error.details.faults.map(describeFault).join(' '),
      );
    case 'files-refused':
      return text(
        i18n._(msg`${plural(error.details.files.length, { one: '# file was', other: '# files were' })} not taken in.`),
        error.details.files
          .map(({ file, said }) => `${file}: ${sayNow(said.message)} ${sayNow(said.fix)}`.trim())
          .join(' '),
      );
    case 'target-unusable':
      return describeTarget(error.details.reason);
    case 'archive-full':
      return text(
        i18n._(msg`This appeal is too large for one file.`),
        i18n._(
          msg`${sayNow(error.details.said)} Remove papers that it does not need. To keep everything, choose a backup folder in the settings.`,
        ),
      );
    default:
      return describePlainError(error);
  }
}

/** What the form of the data says (zod) is in English only; elsewhere the place alone is named. */
function describeIssue({ path, message, said }: InputIssue): string {
  if (said) return `${path}: ${sayNow(said)}`;
  return i18n.locale === 'en' ? `${path}: ${message}.` : i18n._(msg`${path}: not in the expected form.`);
}

type PlainError = Exclude<
  AppError,
  { code: 'blocked' | 'packet-fault' | 'files-refused' | 'target-unusable' | 'archive-full' }
>;

function describePlainError(error: PlainError): ErrorText {
  switch (error.code) {
    case 'invalid-input':
      return text(
        i18n._(msg`Something was entered in a form that can’t be kept.`),
        error.details.issues.map(describeIssue).join(' '),
      );
    case 'conflict':
      return text(i18n._(msg`This clashes with something that is already there.`), sayNow(error.details.said));
    case 'source-unreadable':
      return text(
        i18n._(msg`${error.details.file} could not be read.`),
        error.details.evidenceId === undefined
          ? i18n._(msg`See whether it is still there and not open elsewhere.`)
          : i18n._(msg`The packet screen says what you can do.`),
      );
    case 'data-damaged':
      return text(
        i18n._(msg`The store of your appeals is damaged and was left as it is.`),
        error.details.backup === null
          ? i18n._(msg`Your evidence files are still in the data folder.`)
          : i18n._(msg`The newest copy of it is ${error.details.backup}.`),
      );
    case 'wrong-key':
      return describeWrongKey(error.details.slot);
    case 'code-mistyped':
      return describeMistypedCode(error.details.groups);
    case 'key-unavailable':
      return describeKeychain(error.details.reason);
    case 'internal':
      return text(
        i18n._(msg`Something unexpected went wrong.`),
        error.details.errorId === ''
          ? ''
          : i18n._(msg`Your work is saved. The log has it under ${error.details.errorId}.`),
      );
    default: {
      const [title, fix] = FIXED_TEXTS[error.code];
      return text(i18n._(title), i18n._(fix));
    }
  }
}

type FixedCode = Exclude<
  PlainError['code'],
  | 'invalid-input'
  | 'conflict'
  | 'source-unreadable'
  | 'data-damaged'
  | 'wrong-key'
  | 'code-mistyped'
  | 'key-unavailable'
  | 'internal'
>;

const FIXED_TEXTS: Readonly<Record<FixedCode, readonly [MessageDescriptor, MessageDescriptor]>> = {
  'not-found': [msg`This isn’t here any more.`, msg`It may have been removed. Undo brings it back.`],
  'disk-full': [msg`There is not enough room on the disk.`, msg`Make some room; what was saved before is still there.`],
  cancelled: [msg`Cancelled.`, msg`Nothing was left behind.`],
  'newer-data': [msg`The data folder was written by a newer version of Reinstate.`, msg`Use that version.`],
  'vault-damaged': [
    msg`A stored file is missing or has been changed from outside.`,
    msg`Add that file again; its facts are still there.`,
  ],
  locked: [msg`Reinstate is locked.`, msg`Unlock it first.`],
  'keys-damaged': [
    msg`The file that opens your data is damaged and was left as it is.`,
    msg`Your data is still there. Put keys.json back from a backup of the data folder.`,
  ],
};

function describeWrongKey(slot: Extract<AppError, { code: 'wrong-key' }>['details']['slot']): ErrorText {
  const nothing = i18n._(msg`Nothing was changed.`);
  switch (slot) {
    case 'recovery':
      return text(i18n._(msg`This recovery code belongs to other data.`), nothing);
    case 'passphrase':
      return text(i18n._(msg`This is not the passphrase.`), nothing);
    case 'device':
      return text(i18n._(msg`The key that this computer keeps belongs to other data.`), nothing);
    default:
      return assertNever(slot, 'slot');
  }
}

function describeMistypedCode(groups: readonly number[]): ErrorText {
  const title = i18n._(msg`The recovery code was not typed as it is printed.`);
  if (groups.length === 0) return text(title, i18n._(msg`Compare every group with the print.`));
  const list = groups.join(', ');
  return text(
    title,
    i18n._(msg`${plural(groups.length, { one: `Look at group ${list}.`, other: `Look at groups ${list}.` })}`),
  );
}

function describeKeychain(reason: Extract<AppError, { code: 'key-unavailable' }>['details']['reason']): ErrorText {
  switch (reason) {
    case 'locked':
      return text(i18n._(msg`The keychain of this computer is locked.`), i18n._(msg`Unlock it and try again.`));
    case 'lost':
      return text(
        i18n._(msg`The keychain of this computer can’t open your data any more.`),
        i18n._(msg`Your data is still there.`),
      );
    case 'absent':
      return text(
        i18n._(msg`This computer has no keychain that Reinstate can use.`),
        i18n._(msg`Your data is still there.`),
      );
    default:
      return assertNever(reason, 'reason');
  }
}

type TargetReason = Extract<AppError, { code: 'target-unusable' }>['details']['reason'];

function describeTarget(reason: TargetReason): ErrorText {
  const another = i18n._(msg`Choose another folder.`);
  switch (reason) {
    case 'not-empty':
      return text(i18n._(msg`That folder already holds files.`), another);
    case 'not-writable':
      return text(i18n._(msg`Nothing can be written to that folder.`), another);
    case 'not-a-folder':
      return text(i18n._(msg`That is not a folder.`), another);
    case 'locked':
      return text(i18n._(msg`A file there is open in another application.`), i18n._(msg`Close it and try again.`));
    default:
      return assertNever(reason, 'reason');
  }
}
