import { basename } from 'node:path';
import type { AccountDetails } from '../../shared/domain/account.ts';
import type { Case } from '../../shared/domain/case.ts';
import type { CaseFolder } from '../../shared/domain/case-folder.ts';
import type { WatchTaskDetails } from '../../shared/domain/clocks/watch-task.ts';
import type { Draft } from '../../shared/domain/draft.ts';
import type { Evidence, EvidenceVersion, VaultFile } from '../../shared/domain/evidence.ts';
import type { HighlightDetails } from '../../shared/domain/highlight.ts';
import type { CaseId, EvidenceId, InteractionId, SubmissionId } from '../../shared/domain/ids.ts';
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
    extra: { readonly isExample: boolean },
  ) => Result<Case>;
  readonly insertPlan: (caseId: CaseId, plan: PlanText) => void;
  readonly insertPlanNotes: (caseId: CaseId, notes: PlanNotes) => void;
  readonly insertEvidence: (evidence: Omit<Evidence, 'addedAt'>) => void;
  readonly insertHighlight: (caseId: CaseId, evidenceId: EvidenceId, details: HighlightDetails) => void;
  /** A file that the evidence had before. */
  readonly insertVersion: (caseId: CaseId, evidenceId: EvidenceId, version: EvidenceVersion) => void;
  readonly insertInteraction: (caseId: CaseId, details: InteractionDetails) => Interaction;
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
    interactionId: InteractionId | null,
  ) => { readonly id: SubmissionId };
  readonly insertReply: (
    caseId: CaseId,
    interactionId: InteractionId,
    reading: ReplyReading & { readonly submissionId: SubmissionId | null },
  ) => void;
  readonly insertWatchTask: (caseId: CaseId, task: WatchTaskDetails) => void;
  /** A further account that the case touches. */
  readonly insertTouchedAccount: (caseId: CaseId, account: AccountDetails) => void;
  /** Tells the windows, after the commit. */
  readonly announce: (imported: Case) => void;
};

type CaseDetailsOf<Folder extends CaseFolder> = Omit<Folder['case'], 'noticeText' | 'noticeFile'>;

/**
 * Brings a folder that was read into the store: first every file into the vault, then all rows in one transaction.
 * Errors: what the vault refuses; `files-refused` when a file changed since it was read.
 */
export async function importCaseFolder(
  { folder, files }: ReadCaseFolder,
  options: { readonly vault: Vault; readonly store: CaseStore; readonly isExample: boolean },
): Promise<Result<Case>> {
  const held = new Map<string, VaultFile>();
  for (const [name, { inspection, sizeBytes, ...file }] of files) {
    const ingested = await options.vault.ingestFile(file);
    if (!ingested.ok) return ingested;
    if (ingested.value.sizeBytes !== sizeBytes) return changed(name);
    held.set(name, { ...inspection, sha256: ingested.value.sha256, sizeBytes });
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
  const { noticeText, noticeFile: _noticeFile, ...details } = folder.case;
  const value = unwrap(store.insertCase({ account: folder.account, case: details, noticeText }, { isExample }));
  store.insertPlan(value.id, folder.plan);
  store.insertPlanNotes(value.id, folder.planNotes);
  folder.evidence.forEach(({ file: name, highlights, earlierVersions, ...facts }, position) => {
    const file = held.get(name);
    if (!file) throw new Error(`evidence ${facts.id} has no file`);
    store.insertEvidence({ ...facts, caseId: value.id, fileName: basename(name), file, position });
    for (const { file: earlier, replacedAt, pages } of earlierVersions) {
      const version = held.get(earlier);
      if (!version) throw new Error(`an earlier version of ${facts.id} has no file`);
      store.insertVersion(value.id, facts.id, { file: version, fileName: basename(earlier), replacedAt, pages });
    }
    for (const highlight of highlights) store.insertHighlight(value.id, facts.id, highlight);
  });
  const entries = folder.interactions.map(({ earlierVersions, ...details }) => {
    const { id } = store.insertInteraction(value.id, details);
    // Oldest first, so that those of one moment keep their order.
    for (const version of earlierVersions.toReversed()) store.insertInteractionVersion(value.id, id, version);
    return id;
  });
  insertSent(folder, value.id, entries, store);
  for (const draft of folder.drafts) store.insertDraft(value.id, draft);
  for (const entry of folder.setAside) store.insertSetAside(value.id, entry);
  for (const task of folder.watchTasks) store.insertWatchTask(value.id, task);
  for (const account of folder.otherAccounts) store.insertTouchedAccount(value.id, account);
  if (!isEmptyReview(folder.review)) store.insertReview(value.id, folder.review);
  return value;
}

/** @param entries ids of the log's entries, in the order of the folder */
function insertSent(
  folder: CaseFolder,
  caseId: CaseId,
  entries: readonly InteractionId[],
  store: Pick<CaseStore, 'insertSubmission' | 'insertReply'>,
): void {
  const sent = folder.submissions.map(({ logEntry, ...record }) =>
    store.insertSubmission(caseId, record, logEntry === null ? null : (entries[logEntry] ?? null)),
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
