import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { InteractionDetails } from '../../../shared/domain/interaction.ts';
import { makeMailContact, type MailContact, type ReadMail } from '../../../shared/domain/contacts/mail-contact.ts';
import type { MailProposal } from '../../../shared/domain/contacts/mail-proposal.ts';
import { orderThreads } from '../../../shared/domain/contacts/order-threads.ts';
import type { MailAttachment } from '../../../shared/domain/printed.ts';
import { tellRefusal, type FileRefusal } from '../../../shared/domain/file-refusal.ts';
import { say, type Said } from '../../../shared/domain/said.ts';
import { findReason, type AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';

/** Reads an e-mail away from the main thread. Errors: source-unreadable, files-refused (it costs too much). */
export type ReadMailFile = (
  path: string,
) => Promise<Result<ReadMail & { readonly attachments: readonly MailAttachment[] }>>;

/** An e-mail of a batch, with what the window doesn't get. */
export type BatchMail = {
  readonly path: string;
  readonly details: InteractionDetails;
  readonly proposal: MailProposal;
};
export type MailBatch = { readonly mails: readonly BatchMail[]; readonly refused: readonly FileRefusal[] };

type Options = {
  readonly readMail: ReadMailFile;
  readonly ownAddress: string;
  readonly maxFileMb: number;
  readonly now: Date;
  /** Message-IDs that the log has. */
  readonly known: readonly string[];
};

type FoundMail = MailContact & { readonly path: string; readonly attachments: readonly MailAttachment[] };

/** Most characters of a message that a preview shows. */
const EXCERPT_LENGTH = 300;
const BYTES_PER_MB = 1024 * 1024;

/** Reads e-mail files in the order of their threads; what can't be read is refused, each with its reason. */
export async function readMailBatch(paths: readonly string[], options: Options): Promise<MailBatch> {
  const found: FoundMail[] = [];
  const refused: FileRefusal[] = [];
  for (const path of paths) {
    const read = await readOne(path, options);
    if ('code' in read) refused.push(read);
    else found.push(read);
  }
  const ordered = orderThreads(found.map((mail) => ({ ...mail.details, ...mail })));
  const seen = new Set<string>();
  const mails = ordered.map(({ mail, isBeforeParent }, index): BatchMail => {
    const { details, path, attachments } = mail;
    const status = findStatus(details.messageId, seen, options.known);
    seen.add(details.messageId);
    const notes = [...mail.notes, ...(isBeforeParent ? (['before-parent'] as const) : [])];
    const file = basename(path).normalize('NFC');
    return {
      path,
      details,
      proposal: { ...{ index, file, status, notes }, contact: show(details), attachments: [...attachments] },
    };
  });
  return { mails, refused };
}

function findStatus(id: string, seen: ReadonlySet<string>, known: readonly string[]): MailProposal['status'] {
  if (seen.has(id)) return 'twice';
  return known.includes(id) ? 'known' : 'new';
}

function show({ at, direction, person, subject, amazonCaseId, body }: InteractionDetails): MailProposal['contact'] {
  const excerpt = body.slice(0, EXCERPT_LENGTH).replace(/\s+/g, ' ').trim();
  return { at, direction, person, subject, amazonCaseId, excerpt };
}

async function readOne(path: string, options: Options): Promise<FoundMail | FileRefusal> {
  const file = basename(path).normalize('NFC');
  const ending = extname(path).toLowerCase();
  if (ending === '.msg' || ending === '.mbox' || ending === '.pst') return refuseKind(file, ending);
  const size = await stat(path).then(
    (stats) => stats.size,
    () => undefined,
  );
  if (size === undefined) return refuse(file, 'unreadable', say`The file cannot be read.`, say`Save the e-mail again.`);
  if (size === 0) return refuse(file, 'empty', say`The file is empty.`, say`Save the e-mail again.`);
  if (size > options.maxFileMb * BYTES_PER_MB) {
    const message = say`The file is larger than ${options.maxFileMb} MB, the limit in the settings.`;
    return refuse(
      file,
      'too-large',
      message,
      say`Raise the limit in the settings, or save the e-mail without its attachments.`,
    );
  }
  const read = await options.readMail(path);
  if (!read.ok) return describeFailure(file, read.error);
  if (!read.value.headers.some(({ name }) => name === 'From' || name === 'Date' || name === 'Subject')) {
    return refuse(
      file,
      'kind',
      say`This is not an e-mail: it has no sender, date or subject.`,
      say`Save the e-mail as .eml.`,
    );
  }
  const contact = makeMailContact(read.value, options);
  const details = { ...contact.details, messageId: contact.details.messageId || hashMail(read.value) };
  return { ...contact, details, path, attachments: read.value.attachments };
}

/** Stands for a Message-ID where a mail has none, so that the same mail is known again. */
function hashMail({ headers, text }: ReadMail): string {
  return `sha256-${createHash('sha256')
    .update(JSON.stringify([headers, text]))
    .digest('hex')}`;
}

function describeFailure(file: string, error: AppError): FileRefusal {
  const reason = findReason(error);
  if (reason) {
    return refuse(file, 'too-large', reason, say`Save the e-mail without its attachments, and add those as evidence.`);
  }
  return refuse(
    file,
    'unreadable',
    say`This is not an e-mail that can be read.`,
    say`Save the e-mail as .eml, or paste its text.`,
  );
}

function refuseKind(file: string, ending: string): FileRefusal {
  const program = ending === '.msg' || ending === '.pst' ? 'Outlook' : say`a mail program`;
  const fix = say`Open the e-mail, save or export it as .eml, and add that file.`;
  return refuse(file, 'kind', say`Files of ${program} (${ending}) cannot be read here.`, fix);
}

function refuse(file: string, code: string, message: Said, fix: Said): FileRefusal {
  return tellRefusal({ file, code, message, fix });
}
