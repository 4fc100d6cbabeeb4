import { basename, join } from 'node:path';
import type { Case, CaseStatus } from '../../../shared/domain/case.ts';
import { labelOf, type Catalogue } from '../../../shared/domain/catalogue.ts';
import { formatLongDate, type LocalDate } from '../../../shared/domain/dates.ts';
import type { VaultFile } from '../../../shared/domain/evidence.ts';
import type { CaseId, InteractionId, JobId, PlanRevisionId, SubmissionId } from '../../../shared/domain/ids.ts';
import { PLAIN_CONTACT, type Interaction, type InteractionDetails } from '../../../shared/domain/interaction.ts';
import type { PlanRevision, PlanText } from '../../../shared/domain/plan.ts';
import {
  findNextRound,
  readSentWords,
  type KitOffer,
  type Sending,
  type Submission,
  type SubmissionRecord,
} from '../../../shared/domain/submission.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Vault } from '../../vault/vault.ts';
import type { ChangeCase } from '../history/case-changer.ts';
import { notFound } from '../not-found.ts';
import { requireKnown } from '../unknown-id.ts';
import { openCopy } from './open-copy.ts';
import { describeKept, keepSentFiles, readSentKit, type KeptFile, type SentKit } from './read-sent-kit.ts';
import type { SubmissionsRepository } from './submissions-repository.ts';
import type { ChooseFolder } from '../choose-folder.ts';
import { say } from '../../../shared/domain/said.ts';

type Options = {
  readonly repository: SubmissionsRepository;
  readonly catalogue: Catalogue;
  readonly vault: Vault;
  readonly findCase: (caseId: CaseId) => Case | undefined;
  readonly change: ChangeCase;
  readonly newId: () => string;
  readonly now: () => Date;
  /** The four that follow work inside the caller's transaction. */
  readonly setStatus: (caseId: CaseId, status: CaseStatus) => void;
  readonly insertRevision: (caseId: CaseId, name: string, text: PlanText) => PlanRevision;
  readonly insertInteraction: (caseId: CaseId, details: InteractionDetails) => Interaction;
  /** Makes a file known that the vault holds; what is known of it already stays. */
  readonly keepFile: (file: VaultFile) => void;
  /** The folder of a kit that a finished export of this run wrote. */
  readonly findKitFolder: (jobId: JobId) => string | undefined;
  readonly chooseFolder: ChooseFolder;
  readonly openPath: (path: string) => Promise<boolean>;
  /** Where copies lie that are only looked at; each start empties it. */
  readonly tempDir: string;
};

/** What was sent in a case, kept as it was. The application sends nothing itself. */
export function createSubmissionsService(options: Options) {
  const { repository, findCase, change } = options;
  /** Folders of the kits that were offered; the window knows them by these names alone. */
  const folders = new Map<string, string>();
  const offer = async (caseId: CaseId, kitId: string, folder: string): Promise<Result<KitOffer>> => {
    const kit = await readSentKit(folder);
    if (!kit.ok) return kit;
    folders.set(kitId, folder);
    return ok(describeKit(kitId, basename(folder), kit.value, repository.list(caseId)));
  };
  return {
    /** Oldest first. */
    list: repository.list,
    /** The round that the next letter belongs to. */
    nextRound: (caseId: CaseId): number => findNextRound(repository.list(caseId)),
    readKit: async (caseId: CaseId, jobId: JobId): Promise<Result<KitOffer>> => {
      if (!findCase(caseId)) return notFound('case', caseId);
      const folder = options.findKitFolder(jobId);
      return folder === undefined ? notFound('kit', jobId) : offer(caseId, jobId, folder);
    },
    chooseKit: async (caseId: CaseId): Promise<Result<KitOffer | null>> => {
      if (!findCase(caseId)) return notFound('case', caseId);
      const folder = await options.chooseFolder('sent-kit');
      return folder === null ? ok(null) : offer(caseId, options.newId(), folder);
    },
    record: async (
      caseId: CaseId,
      kitId: string,
      sending: Sending,
      followUpOn: LocalDate | null,
    ): Promise<Result<Submission>> => {
      const known = requireKnown('sending.channel', 'channel', [sending.channel], options.catalogue.channels);
      if (!known.ok) return known;
      const folder = folders.get(kitId);
      if (folder === undefined) return notFound('kit', kitId);
      // Read again: the user may have taken a while over the dialog.
      const kit = await readSentKit(folder);
      if (!kit.ok) return kit;
      const kept = await keepSentFiles(options.vault, folder, kit.value);
      if (!kept.ok) return kept;
      if (!findCase(caseId)) return notFound('case', caseId);
      const events = ['submissions.changed', 'interactions.changed', 'plans.changed'] as const;
      const kitAndFiles = { kit: kit.value, kept: kept.value };
      return ok(
        change({ caseId, name: say`Record submission`, events }, () =>
          insertSubmission(options, caseId, kitAndFiles, sending, followUpOn),
        ),
      );
    },
    /** Inside the caller's transaction: a submission of a case that comes from elsewhere; its files are in the vault. */
    insertRecord: (caseId: CaseId, record: SubmissionRecord, { keptFiles, ...ties }: RecordTies): Submission => {
      const kept = describeKept(record.manifest, keptFiles);
      return insertFrozen(options, caseId, { ...ties, record, kept });
    },
    openFile: (caseId: CaseId, submissionId: SubmissionId, file: string) =>
      openSentFile(options, caseId, submissionId, file),
    startRound: (caseId: CaseId): Result<null> => {
      const current = findCase(caseId);
      if (!current) return notFound('case', caseId);
      if (current.status === 'preparing') return ok(null);
      change({ caseId, name: say`Start a round` }, () => options.setStatus(caseId, 'preparing'));
      return ok(null);
    },
  };
}

export type SubmissionsService = ReturnType<typeof createSubmissionsService>;

function describeKit(
  kitId: string,
  folderName: string,
  { manifest, files }: SentKit,
  earlier: readonly Submission[],
): KitOffer {
  const packets = new Set(files.filter(({ role }) => role === 'packet').map(({ sha256 }) => sha256));
  const same = earlier.filter((one) => one.manifest.files.some(({ sha256 }) => packets.has(sha256)));
  const { channel } = manifest.report;
  return {
    ...{ kitId, folderName, caseTitle: manifest.caseTitle, madeOn: manifest.date },
    channel: channel ? { id: channel.id, label: channel.label } : null,
    round: manifest.content?.round ?? findNextRound(earlier),
    files: [...files],
    sentInRounds: [...new Set(same.map(({ round }) => round))],
    hasContent: manifest.content !== undefined,
  };
}

type KitAndFiles = { readonly kit: SentKit; readonly kept: readonly KeptFile[] };

function insertSubmission(
  options: Options,
  caseId: CaseId,
  { kit, kept }: KitAndFiles,
  sending: Sending,
  followUpOn: LocalDate | null,
): Submission {
  const { manifest, texts } = kit;
  const round = manifest.content?.round ?? findNextRound(options.repository.list(caseId));
  const record: SubmissionRecord = {
    ...sending,
    round,
    ...readSentWords(manifest, texts),
    texts: [...texts],
    manifest,
  };
  const interaction = options.insertInteraction(caseId, {
    ...PLAIN_CONTACT,
    ...{ at: sending.sentAt, zone: sending.zone, channel: sending.channel, direction: 'out', person: sending.person },
    ...{ amazonCaseId: sending.amazonCaseId, subject: sending.subject, followUpOn, attachments: [], promises: [] },
    summary: describeSending(kit, round, labelOf(options.catalogue.channels, sending.channel)),
  });
  const submission = insertFrozen(options, caseId, { record, kept, interactionId: interaction.id });
  options.setStatus(caseId, 'sent');
  return submission;
}

type Ties = {
  readonly interactionId: InteractionId | null;
  /** Null: it has none; undefined: one is made of its plan. */
  readonly revisionId?: PlanRevisionId | null | undefined;
  readonly createdAt?: string;
};
/** What a record that comes from elsewhere belongs to, and the files of its kit that were kept. */
type RecordTies = Ties & { readonly keptFiles: readonly string[] };
type Frozen = Ties & { readonly record: SubmissionRecord; readonly kept: readonly KeptFile[] };

function insertFrozen(options: Options, caseId: CaseId, { record, kept, ...ties }: Frozen): Submission {
  for (const { held } of kept) options.keepFile(held);
  const files = new Map(kept.map(({ file, held }) => [file, held.sha256]));
  const { interactionId, revisionId = insertSentRevision(options, caseId, record) } = ties;
  const submission: Submission = {
    ...record,
    ...{ id: options.newId() as SubmissionId, caseId, revisionId, interactionId },
    keptFiles: [...files.keys()].sort(),
    createdAt: ties.createdAt ?? options.now().toISOString(),
  };
  options.repository.insert(submission, files);
  return submission;
}

function insertSentRevision(
  { insertRevision }: Options,
  caseId: CaseId,
  { plan, sentAt }: SubmissionRecord,
): PlanRevisionId | null {
  const hasPlan = Object.values(plan).some((part) => part.trim() !== '');
  return hasPlan ? insertRevision(caseId, `Sent ${formatLongDate(sentAt.slice(0, 10))}`, plan).id : null;
}

/** What the log says of it, in the words of the user. */
function describeSending({ manifest, files }: SentKit, round: number, channel: string): string {
  const count = (role: string): number => files.filter((file) => file.role === role).length;
  const { packet } = manifest.report;
  const parts = [
    ...(count('packet') > 0 ? [`${packet.file} (${packet.pages} ${packet.pages === 1 ? 'page' : 'pages'})`] : []),
    ...(count('original') > 0 ? [`${count('original')} original ${count('original') === 1 ? 'file' : 'files'}`] : []),
    ...(count('image') > 0 ? [`${count('image')} ${count('image') === 1 ? 'picture' : 'pictures'} of pages`] : []),
  ];
  return `Sent appeal round ${round} through ${channel}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`;
}

/** Opens a copy: whatever another program does to it, the vault's file stays. */
async function openSentFile(
  { repository, vault, openPath, tempDir, newId }: Options,
  caseId: CaseId,
  submissionId: SubmissionId,
  file: string,
): Promise<Result<null>> {
  const submission = repository.list(caseId).find(({ id }) => id === submissionId);
  const sha256 = submission?.manifest.files.find((entry) => entry.file === file)?.sha256;
  if (!submission?.keptFiles.includes(file) || sha256 === undefined) return notFound('file', file);
  return openCopy({ vault, openPath, folder: join(tempDir, newId()) }, sha256, basename(file));
}
