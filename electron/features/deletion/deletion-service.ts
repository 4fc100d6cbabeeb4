import { setTimeout as wait } from 'node:timers/promises';
import type { Deleted, Deletion, DeletionPreview } from '../../../shared/domain/deletion.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { conflict } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Emit } from '../emit.ts';
import { notFound } from '../not-found.ts';
import { deleteWithFiles } from './delete-expired.ts';
import { deleteWaitingFiles, type FileDeleter } from './delete-files.ts';
import type { DeletionRepository } from './deletion-repository.ts';
import { say } from '../../../shared/domain/said.ts';

type Options = {
  readonly repository: DeletionRepository;
  readonly files: Omit<FileDeleter, 'repository'>;
  readonly inTransaction: <Value>(fn: () => Value) => Value;
  readonly now: () => Date;
  /** The account on the computer. */
  readonly who: string;
  /** When the copies were made that may hold a case made at `createdAt`, newest first. */
  readonly listCopies: (
    createdAt: string,
  ) => Promise<Pick<DeletionPreview, 'backups' | 'keptDatabaseCount' | 'folderCopies'>>;
  readonly hasJobs: () => boolean;
  /** Whether nothing but the caller's own call is being answered. */
  readonly isOnlyCall: () => boolean;
  readonly emit: Emit;
};

/** How long other calls may take before the files are left to the next start. */
const PATIENCE_MS = 3000;
const PAUSE_MS = 50;

/** Deleting cases for good. */
export function createDeletionService(options: Options) {
  const { repository, files, inTransaction, now, emit } = options;
  const isAlone = (): boolean => options.isOnlyCall() && !options.hasJobs();
  return {
    preview: async (caseId: CaseId): Promise<Result<DeletionPreview>> => {
      const figures = repository.findFigures(caseId);
      if (!figures) return notFound('case', caseId);
      const hashes = repository.listHashes(caseId);
      const others = repository.listHashesOfOthers(caseId);
      const own = repository.measure(hashes.filter((sha256) => !others.has(sha256)));
      return ok({
        title: figures.title,
        evidenceCount: figures.evidence,
        contactCount: figures.contacts,
        submissionCount: figures.submissions,
        fileCount: own.count,
        sizeBytes: own.bytes,
        sharedFileCount: hashes.filter((sha256) => others.has(sha256)).length,
        accounts: repository.listLoneAccounts(caseId).map((account) => account.store_name),
        ...(await options.listCopies(figures.created_at)),
      });
    },
    deleteCase: async (caseId: CaseId): Promise<Result<Deleted>> => {
      if (!repository.findFigures(caseId)) return notFound('case', caseId);
      if (options.hasJobs()) return fail(conflict('job', say`Work is going on. Let it end first.`));
      const line = { at: now().toISOString(), who: options.who, cause: 'asked' } as const;
      const fileCount = inTransaction(() => {
        const count = deleteWithFiles(repository, caseId, line);
        repository.cleanSearch();
        return count;
      });
      repository.cutLog();
      for (let waitedMs = 0; !isAlone() && waitedMs < PATIENCE_MS; waitedMs += PAUSE_MS) await wait(PAUSE_MS);
      const leftCount = await deleteWaitingFiles({ ...files, repository }, isAlone);
      emit('cases.changed', { caseId });
      emit('accounts.changed', {});
      return ok({ fileCount, leftCount });
    },
    list: (): readonly Deletion[] => repository.list(),
  };
}

export type DeletionService = ReturnType<typeof createDeletionService>;
