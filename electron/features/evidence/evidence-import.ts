import { basename } from 'node:path';
import type { CaseId, EvidenceId, JobId } from '../../../shared/domain/ids.ts';
import type { JobResult } from '../../../shared/domain/job.ts';
import { appError, type AppError, type FileRefusal } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { InspectFile } from '../../case-folder/read-case-folder.ts';
import type { JobContext, JobRunner } from '../../jobs/job-runner.ts';
import type { Vault } from '../../vault/vault.ts';
import { notFound } from '../not-found.ts';
import { listDroppedFiles } from './dropped-files.ts';
import type { EvidenceService } from './evidence-service.ts';

type Options = {
  readonly evidence: EvidenceService;
  readonly vault: Vault;
  readonly inspect: InspectFile;
  readonly jobs: Pick<JobRunner, 'start'>;
  readonly hasCase: (caseId: CaseId) => boolean;
  readonly newId: () => string;
};

type Summary = {
  readonly added: EvidenceId[];
  readonly duplicates: { file: string; evidenceId: EvidenceId }[];
  readonly refused: FileRefusal[];
};

/** More files at once than any case holds; a whole disk dropped by mistake. */
const MAX_FILES = 2000;

/** Takes dropped files into the vault and a case, one after the other, as a job that can be cancelled. */
export function createEvidenceImport(options: Options) {
  return {
    /** Answers as soon as the job waits; what was added before a cancel stays and can be undone as one step. */
    start: async (caseId: CaseId, paths: readonly string[]): Promise<Result<{ jobId: JobId }>> => {
      if (!options.hasCase(caseId)) return notFound('case', caseId);
      const files = await listDroppedFiles(paths);
      if (files.length === 0) return nothingToAdd();
      if (files.length > MAX_FILES) return tooMany(files.length);
      const mergeKey = `import:${options.newId()}`;
      const jobId = options.jobs.start({
        kind: 'evidence-import',
        caseId,
        total: files.length,
        run: (context) => importFiles(options, { caseId, files, mergeKey }, context),
      });
      return ok({ jobId });
    },
  };
}

export type EvidenceImport = ReturnType<typeof createEvidenceImport>;

type Task = { readonly caseId: CaseId; readonly files: readonly string[]; readonly mergeKey: string };

async function importFiles(options: Options, task: Task, { signal, report }: JobContext): Promise<Result<JobResult>> {
  const summary: Summary = { added: [], duplicates: [], refused: [] };
  for (const [index, path] of task.files.entries()) {
    report(index, task.files.length, 'read');
    if (signal.aborted) return fail(appError('cancelled', 'The import was cancelled', {}));
    const failure = await importFile(options, { ...task, path }, summary, signal);
    if (failure) return fail(failure);
  }
  report(task.files.length, task.files.length, 'read');
  return ok({ kind: 'evidence-import', ...summary });
}

/** Adds one file to the summary; gives back only what must end the whole import (disk full, cancelled). */
async function importFile(
  options: Options,
  { caseId, path, mergeKey }: { readonly caseId: CaseId; readonly path: string; readonly mergeKey: string },
  summary: Summary,
  signal: AbortSignal,
): Promise<AppError | undefined> {
  const file = basename(path);
  const ingested = await options.vault.ingestFile(path, { signal });
  if (!ingested.ok) return refuse(ingested.error, file, summary);
  const { sha256, sizeBytes } = ingested.value;
  const known = options.evidence.list(caseId).find((item) => item.file.sha256 === sha256);
  if (known) {
    summary.duplicates.push({ file, evidenceId: known.id });
    return undefined;
  }
  const inspected = await options.inspect(options.vault.pathOf(sha256), { signal, fileName: file });
  if (!inspected.ok) return refuse(inspected.error, file, summary);
  const added = options.evidence.add(caseId, {
    fileName: file,
    file: { ...inspected.value, sha256, sizeBytes },
    mergeKey,
  });
  if (!added.ok) return added.error;
  summary.added.push(added.value.evidence.id);
  return undefined;
}

function refuse(error: AppError, file: string, summary: Summary): AppError | undefined {
  if (error.code === 'files-refused') {
    summary.refused.push(...error.details.files.map((refusal) => ({ ...refusal, file })));
    return undefined;
  }
  if (error.code !== 'source-unreadable' && error.code !== 'internal') return error;
  summary.refused.push({
    file,
    code: 'unreadable',
    message: 'The file could not be read.',
    fix: 'Open it in another program to see whether it is whole, save it again, and add the new copy.',
  });
  return undefined;
}

function nothingToAdd(): Result<never> {
  const message = 'no files were given; a folder stands for the files directly in it';
  return fail(appError('invalid-input', message, { issues: [{ path: 'files', message }] }));
}

function tooMany(count: number): Result<never> {
  const message = `${count} files at once; at most ${MAX_FILES} are taken`;
  return fail(appError('invalid-input', message, { issues: [{ path: 'files', message }] }));
}
