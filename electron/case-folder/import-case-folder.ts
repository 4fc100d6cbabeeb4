import { basename } from 'node:path';
import type { AccountDetails } from '../../shared/domain/account.ts';
import type { Case, CaseStatus } from '../../shared/domain/case.ts';
import type { CaseFolder } from '../../shared/domain/case-folder.ts';
import type { WatchTaskDetails } from '../../shared/domain/clocks/watch-task.ts';
import type { Draft } from '../../shared/domain/draft.ts';
import type { Evidence, EvidenceVersion, VaultFile } from '../../shared/domain/evidence.ts';
import type { HighlightDetails } from '../../shared/domain/highlight.ts';
import type {
  AccountId,
  CaseId,
  EvidenceId,
  InteractionId,
  PlanRevisionId,
  SubmissionId,
} from '../../shared/domain/ids.ts';
import type { Interaction, InteractionDetails, InteractionVersion } from '../../shared/domain/interaction.ts';
import type { PlanNotes } from '../../shared/domain/plan-notes.ts';
import type { PlanText } from '../../shared/domain/plan.ts';
import type { ReplyReading } from '../../shared/domain/reply.ts';
import { isEmptyReview, type CaseReview } from '../../shared/domain/review.ts';
import type { SetAside } from '../../shared/domain/set-aside.ts';
import type { SubmissionRecord } from '../../shared/domain/submission.ts';
import { fileRefused } from '../../shared/errors.ts';
import { fail, ok, unwrap, type Result } from '../../shared/result.ts';
import type { Vault } from '../vault/vault.ts';
import type { ReadCaseFolder } from './read-case-folder.ts';
import { tellRefusal } from '../../shared/domain/file-refusal.ts';
import { say } from '../../shared/domain/said.ts';

/** The parts of the application that a case is put together from; all of them work inside the caller's transaction. */
export type CaseStore = {
  readonly inTransaction: <Value>(fn: () => Value) => Value;
  readonly insertCase: (
    created: { account: CaseFolder['account']; case: CaseDetailsOf<CaseFolder>; noticeText: string },
    extra: { readonly isExample: boolean; readonly status: CaseStatus } & Dated,
  ) => Result<Case>;
  readonly insertPlan: (caseId: CaseId, plan: PlanText) => void;
  /** A named version of the plan, or one that was sent. */
  readonly insertPlanVersion: (
    caseId: CaseId,
    version: CaseFolder['planVersions'][number],
  ) => { readonly id: PlanRevisionId };
  readonly insertPlanNotes: (caseId: CaseId, notes: PlanNotes) => void;
  readonly insertEvidence: (evidence: Omit<Evidence, 'addedAt'>, addedAt?: string) => void;
  /** An id that evidence had and no other may get. */
  readonly insertFormerEvidence: (caseId: CaseId, id: EvidenceId) => void;
  readonly insertHighlight: (
    caseId: CaseId,
    evidenceId: EvidenceId,
    details: HighlightDetails,
    createdAt?: string,
  ) => void;
  /** A file that the evidence had before. */
  readonly insertVersion: (caseId: CaseId, evidenceId: EvidenceId, version: EvidenceVersion) => void;
  readonly insertInteraction: (caseId: CaseId, details: InteractionDetails, createdAt?: string) => Interaction;
  /** What an entry of the log said before an edit. */
  readonly insertInteractionVersion: (caseId: CaseId, id: InteractionId, version: InteractionVersion) => void;
  readonly insertDraft: (caseId: CaseId, draft: Draft) => void;
  /** A finding that the user doesn't follow. */
  readonly insertSetAside: (caseId: CaseId, value: SetAside) => void;
  /** What the user found out about what happened. */
  readonly insertReview: (caseId: CaseId, review: CaseReview) => void;
  /** What was sent; the entry in the log is there already. */
  readonly insertSubmission: (
    caseId: CaseId,
    record: SubmissionRecord,
    ties: SubmissionTies,
  ) => { readonly id: SubmissionId };
  readonly insertReply: (
    caseId: CaseId,
    interactionId: InteractionId,
    reading: ReplyReading & { readonly submissionId: SubmissionId | null },
  ) => void;
  readonly insertWatchTask: (caseId: CaseId, task: WatchTaskDetails) => void;
  /** A further account that the case touches. */
  readonly insertTouchedAccount: (caseId: CaseId, account: AccountDetails) => AccountId;
  /** Two accounts that belong together. */
  readonly insertAccountLink: (accountId: AccountId, relatedId: AccountId) => void;
  /** A line of the audit list. */
  readonly insertChange: (caseId: CaseId, change: CaseFolder['changes'][number]) => void;
  /** Says in the audit list that the lines before came with the case. */
  readonly noteImport: (caseId: CaseId) => void;
  /** Tells the windows, after the commit. */
  readonly announce: (imported: Case) => void;
};

type Dated = { readonly createdAt?: string };
type CaseDetailsOf<Folder extends CaseFolder> = Omit<
  Folder['case'],
  'noticeText' | 'noticeFile' | 'status' | 'createdAt'
>;

/** What a submission has besides its record. */
export type SubmissionTies = Dated & {
  readonly interactionId: InteractionId | null;
  /** Null: it has none; undefined: one is to be made of its plan. */
  readonly revisionId: PlanRevisionId | null | undefined;
  /** Files of the kit that the vault holds. */
  readonly keptFiles: readonly string[];
};

/**
 * Brings a folder that was read into the store: first every file into the vault, then all rows in one transaction.
 * Errors: what the vault refuses; `files-refused` when a file changed since it was read.
 */
export async function importCaseFolder(
  { folder, files, sentFiles }: ReadCaseFolder,
  options: { readonly vault: Vault; readonly store: CaseStore; readonly isExample: boolean },
): Promise<Result<Case>> {
  const held = new Map<string, VaultFile>();
  for (const [name, { inspection, sizeBytes, ...file }] of files) {
    const ingested = await options.vault.ingestFile(file);
    if (!ingested.ok) return ingested;
    if (ingested.value.sizeBytes !== sizeBytes) return changed(name);
    held.set(name, { ...inspection, sha256: ingested.value.sha256, sizeBytes });
  }
  for (const [name, { sha256, sizeBytes: _size, ...file }] of sentFiles) {
    const ingested = await options.vault.ingestFile(file, { maxBytes: Number.MAX_SAFE_INTEGER });
    if (!ingested.ok) return ingested;
    if (ingested.value.sha256 !== sha256) return changed(name);
  }
  const imported = options.store.inTransaction(() => insertAll(folder, held, options.store, options.isExample));
  options.store.announce(imported);
  return ok(imported);
}

function insertAll(
  folder: CaseFolder,
  held: ReadonlyMap<string, VaultFile>,
  store: CaseStore,
  isExample: boolean,
): Case {
  const { noticeText, noticeFile: _noticeFile, status, createdAt, ...details } = folder.case;
  const created = { account: folder.account, case: details, noticeText };
  const value = unwrap(store.insertCase(created, { isExample, status, ...(createdAt !== undefined && { createdAt }) }));
  store.insertPlan(value.id, folder.plan);
  store.insertPlanNotes(value.id, folder.planNotes);
  folder.evidence.forEach((item, position) => insertEvidence(item, { caseId: value.id, position }, held, store));
  for (const id of folder.formerEvidence) store.insertFormerEvidence(value.id, id);
  const entries = folder.interactions.map(({ earlierVersions, createdAt: loggedAt, ...details }) => {
    const { id } = store.insertInteraction(value.id, details, loggedAt);
    // Oldest first, so that those of one moment keep their order.
    for (const version of earlierVersions.toReversed()) store.insertInteractionVersion(value.id, id, version);
    return id;
  });
  insertSent(folder, value.id, entries, store);
  for (const draft of folder.drafts) store.insertDraft(value.id, draft);
  for (const entry of folder.setAside) store.insertSetAside(value.id, entry);
  for (const task of folder.watchTasks) store.insertWatchTask(value.id, task);
  insertAccounts(folder, value, store);
  if (!isEmptyReview(folder.review)) store.insertReview(value.id, folder.review);
  for (const change of folder.changes) store.insertChange(value.id, change);
  if (folder.changes.length > 0) store.noteImport(value.id);
  return value;
}

function insertEvidence(
  item: CaseFolder['evidence'][number],
  { caseId, position }: { readonly caseId: CaseId; readonly position: number },
  held: ReadonlyMap<string, VaultFile>,
  store: CaseStore,
): void {
  const { file: name, fileName = basename(name), addedAt, highlights, earlierVersions, ...facts } = item;
  const file = held.get(name);
  if (!file) throw new Error(`evidence ${facts.id} has no file`);
  store.insertEvidence({ ...facts, caseId, fileName, file, position }, addedAt);
  for (const { file: earlier, fileName: earlierName = basename(earlier), replacedAt, pages } of earlierVersions) {
    const version = held.get(earlier);
    if (!version) throw new Error(`an earlier version of ${facts.id} has no file`);
    store.insertVersion(caseId, facts.id, { file: version, fileName: earlierName, replacedAt, pages });
  }
  for (const { createdAt, ...highlight } of highlights) {
    store.insertHighlight(caseId, facts.id, highlight, createdAt);
  }
}

function insertAccounts({ otherAccounts, accountLinks }: CaseFolder, { id, accountId }: Case, store: CaseStore): void {
  const accounts = [accountId, ...otherAccounts.map((account) => store.insertTouchedAccount(id, account))];
  for (const [one, other] of accountLinks) {
    const [accountOne, accountOther] = [accounts[one], accounts[other]];
    // Two that differ in what nobody compares are one account here.
    if (accountOne === undefined || accountOther === undefined || accountOne === accountOther) continue;
    store.insertAccountLink(accountOne, accountOther);
  }
}

/** @param entries ids of the log's entries, in the order of the folder */
function insertSent(
  folder: CaseFolder,
  caseId: CaseId,
  entries: readonly InteractionId[],
  store: Pick<CaseStore, 'insertPlanVersion' | 'insertSubmission' | 'insertReply'>,
): void {
  const versions = folder.planVersions.map((version) => store.insertPlanVersion(caseId, version).id);
  const sent = folder.submissions.map(({ logEntry, planVersion, keptFiles, createdAt, ...record }) =>
    store.insertSubmission(caseId, record, {
      interactionId: logEntry === null ? null : (entries[logEntry] ?? null),
      revisionId: typeof planVersion === 'number' ? (versions[planVersion] ?? null) : planVersion,
      keptFiles: keptFiles.map(({ file }) => file),
      ...(createdAt !== undefined && { createdAt }),
    }),
  );
  for (const { logEntry, answers, ...reading } of folder.replies) {
    const entry = entries[logEntry];
    const submissionId = answers === null ? null : (sent[answers]?.id ?? null);
    if (entry !== undefined) store.insertReply(caseId, entry, { ...reading, submissionId });
  }
}

function changed(name: string): Result<never> {
  const message = say`"${name}" was changed while it was being read.`;
  const fix = say`Wait until it is saved completely, then try again.`;
  return fail(fileRefused(tellRefusal({ file: name, code: 'changed', message, fix })));
}
