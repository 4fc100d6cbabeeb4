import { rm } from 'node:fs/promises';
import type { ChosenMail, MailProposal } from '../../../shared/domain/contacts/mail-proposal.ts';
import type { CaseId, EvidenceId, InteractionId } from '../../../shared/domain/ids.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import { tellRefusal, type FileRefusal } from '../../../shared/domain/file-refusal.ts';
import { say } from '../../../shared/domain/said.ts';
import { invalidInput } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { TempFiles } from '../../vault/temp-files.ts';
import { listDroppedFiles } from '../evidence/dropped-files.ts';
import type { EvidenceService } from '../evidence/evidence-service.ts';
import { fileNameOf, type TakeIn, type TakenFile } from '../evidence/take-in.ts';
import type { ChangeCase } from '../history/case-changer.ts';
import { notFound } from '../not-found.ts';
import type { InteractionsService } from './interactions-service.ts';
import { readMailBatch, type BatchMail, type MailBatch, type ReadMailFile } from './mail-batch.ts';

type Options = {
  readonly interactions: Pick<InteractionsService, 'insert' | 'listMessageIds'>;
  readonly evidence: Pick<EvidenceService, 'add'>;
  readonly takeIn: TakeIn;
  readonly readMail: ReadMailFile;
  readonly extract: (
    path: string,
    indexes: readonly number[],
    target: StoredFile,
  ) => Promise<Result<{ readonly files: readonly StoredFile[] }>>;
  /** The account's e-mail address; undefined when there is no such case. */
  readonly findOwnAddress: (caseId: CaseId) => string | undefined;
  readonly change: ChangeCase;
  readonly maxFileMb: () => number;
  /** Where attachments wait until they are in the vault. */
  readonly temp: TempFiles;
  readonly newId: () => string;
  readonly now: () => Date;
};

export type OfferedMails = {
  /** What `add` takes; only the last batch is kept. */
  readonly batchId: string;
  readonly mails: readonly MailProposal[];
  readonly refused: readonly FileRefusal[];
};
export type AddedMails = { readonly added: readonly InteractionId[]; readonly refused: readonly FileRefusal[] };

/** More e-mails than any case has; a whole mail folder dropped by mistake. */
const MAX_MAILS = 500;
const NEVER = new AbortController().signal;

/** E-mail files as entries of the log: first read and offered, then added as the user chose. */
export function createMailImport(options: Options) {
  let last: (MailBatch & { readonly batchId: string; readonly caseId: CaseId }) | undefined;
  return {
    /** Reads dropped e-mails; nothing is changed. Errors: not-found, invalid-input (no files, too many). */
    read: async (caseId: CaseId, dropped: readonly string[]): Promise<Result<OfferedMails>> => {
      const ownAddress = options.findOwnAddress(caseId);
      if (ownAddress === undefined) return notFound('case', caseId);
      const paths = await listDroppedFiles(dropped);
      if (paths.length === 0 || paths.length > MAX_MAILS) return refuseCount(paths.length);
      const batch = await readMailBatch(paths, {
        ...{ readMail: options.readMail, ownAddress, maxFileMb: options.maxFileMb(), now: options.now() },
        known: options.interactions.listMessageIds(caseId),
      });
      last = { ...batch, batchId: options.newId(), caseId };
      const { batchId, refused } = last;
      return ok({ batchId, mails: batch.mails.map(({ proposal }) => proposal), refused });
    },
    /**
     * Adds e-mails of a batch with the chosen attachments as one step to undo. An attachment that can't be taken in is
     * named; its e-mail joins the log without it. Errors: not-found (an older batch).
     */
    add: async (
      caseId: CaseId,
      batchId: string,
      chosen: readonly ChosenMail[],
      keepFiles: boolean,
    ): Promise<Result<AddedMails>> => {
      const batch = last;
      if (!batch || batch.batchId !== batchId || batch.caseId !== caseId) return notFound('batch', batchId);
      const refused: FileRefusal[] = [];
      const ready: ReadyMail[] = [];
      for (const choice of chosen) {
        const mail = batch.mails[choice.index];
        if (!mail) return notFound('e-mail', String(choice.index));
        ready.push({ mail, choice, files: await takeFiles(options, caseId, { mail, choice, keepFiles }, refused) });
      }
      const added = options.change(
        { caseId, name: say`Import e-mails`, events: ['interactions.changed', 'evidence.changed'] },
        () => ready.map((one) => insertMail(options, { caseId, mergeKey: `mails:${batchId}` }, one, refused)),
      );
      return ok({ added, refused });
    },
  };
}

export type MailImport = ReturnType<typeof createMailImport>;

type ReadyMail = { readonly mail: BatchMail; readonly choice: ChosenMail; readonly files: readonly TakenFile[] };

function insertMail(
  { interactions, evidence }: Options,
  { caseId, mergeKey }: { readonly caseId: CaseId; readonly mergeKey: string },
  { mail, choice, files }: ReadyMail,
  refused: FileRefusal[],
): InteractionId {
  const attachments: EvidenceId[] = [];
  for (const { fileName, file } of files) {
    const added = evidence.add(caseId, { fileName, file, mergeKey });
    if (added.ok) attachments.push(added.value.evidence.id);
    else refused.push(notTaken(fileName));
  }
  const unique = [...new Set(attachments)];
  return interactions.insert(caseId, { ...mail.details, direction: choice.direction, attachments: unique }).id;
}

type Taking = { readonly mail: BatchMail; readonly choice: ChosenMail; readonly keepFiles: boolean };

/** Brings the chosen attachments, and the e-mail itself where it is kept, into the vault. */
async function takeFiles(
  options: Options,
  caseId: CaseId,
  { mail, choice, keepFiles }: Taking,
  refused: FileRefusal[],
): Promise<readonly TakenFile[]> {
  const target = options.temp.locate('mails', options.newId());
  const taken: TakenFile[] = [];
  const take = async (source: StoredFile): Promise<void> => {
    const file = await options.takeIn(caseId, source, NEVER);
    if (file.ok) taken.push(file.value);
    else refused.push(describeRefusal(fileNameOf(source.path), file.error));
  };
  try {
    if (keepFiles) await take({ path: mail.path });
    if (choice.attachments.length > 0) {
      const extracted = await options.extract(mail.path, [...new Set(choice.attachments)], target);
      if (extracted.ok) for (const file of extracted.value.files) await take(file);
      else refused.push(describeRefusal(mail.proposal.file, extracted.error));
    }
  } finally {
    await rm(target.path, { recursive: true, force: true });
  }
  return taken;
}

type Failure = { readonly code: string; readonly message: string };

function describeRefusal(file: string, error: Failure & { readonly details?: unknown }): FileRefusal {
  if (error.code === 'files-refused') {
    const [refusal] = (error.details as { readonly files: readonly FileRefusal[] }).files;
    if (refusal) return { ...refusal, file };
  }
  return notTaken(file);
}

function notTaken(file: string): FileRefusal {
  const message = say`The attachment could not be taken in.`;
  const fix = say`Save it from your mail program, and add it as evidence.`;
  return tellRefusal({ file, code: 'unreadable', message, fix });
}

function refuseCount(count: number): Result<never> {
  const none = say`no files were given`;
  return fail(invalidInput('files', count === 0 ? none : say`${count} files at once; at most ${MAX_MAILS} are taken`));
}
