import type { JobId } from '../../../shared/domain/ids.ts';
import type { JobResult } from '../../../shared/domain/job.ts';
import type { VaultProblem, VaultUse } from '../../../shared/domain/vault-check.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { JobContext, JobRunner } from '../../jobs/job-runner.ts';
import type { Vault } from '../../vault/vault.ts';

type Options = {
  readonly vault: Pick<Vault, 'examine'>;
  readonly jobs: Pick<JobRunner, 'start' | 'list'>;
  /** Every hash that the database knows. */
  readonly listHashes: () => ReadonlySet<string>;
  /** Where a file is used, removed evidence included. */
  readonly listUses: (sha256: string) => readonly VaultUse[];
};

const UNFINISHED = new Set(['queued', 'running', 'cancelling']);

/** Reads every file of the vault again and compares it with its hash. */
export function createVaultCheckService(options: Options) {
  return {
    listHashes: options.listHashes,
    /** Starts the check as a job, or gives the one that runs. */
    start: (): { jobId: JobId } => {
      const running = options.jobs.list().find((job) => job.kind === 'vault-check' && UNFINISHED.has(job.status));
      if (running) return { jobId: running.id };
      return {
        jobId: options.jobs.start({ kind: 'vault-check', caseId: null, run: (context) => checkAll(options, context) }),
      };
    },
    /** The same for a host that has no use for jobs: the command line. */
    check: (context: JobContext): Promise<Result<VaultCheckResult>> => checkAll(options, context),
  };
}

export type VaultCheckService = ReturnType<typeof createVaultCheckService>;
export type VaultCheckResult = Extract<JobResult, { kind: 'vault-check' }>;

/** One file after the other: a disk reads no faster for being asked twice at once. */
async function checkAll(
  { vault, listHashes, listUses }: Options,
  { signal, report }: JobContext,
): Promise<Result<VaultCheckResult>> {
  const hashes = [...listHashes()].sort();
  const problems: VaultProblem[] = [];
  report(0, hashes.length, 'check');
  for (const [index, sha256] of hashes.entries()) {
    const state = await vault.examine(sha256, signal);
    if (signal.aborted) return fail(appError('cancelled', 'The check was stopped', {}));
    if (state !== 'sound') problems.push({ sha256, problem: state, uses: [...listUses(sha256)] });
    report(index + 1, hashes.length, 'check');
  }
  return ok({ kind: 'vault-check', checked: hashes.length, problems });
}
