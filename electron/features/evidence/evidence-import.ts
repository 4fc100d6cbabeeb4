import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { VaultFile } from '../../../shared/domain/evidence.ts';
import type { CaseId, EvidenceId, JobId } from '../../../shared/domain/ids.ts';
import type { JobResult } from '../../../shared/domain/job.ts';
import { appError, type AppError, type FileRefusal } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { readAhead } from '../../case-folder/read-ahead.ts';
import type { InspectFile } from '../../case-folder/read-case-folder.ts';
import type { JobContext, JobRunner } from '../../jobs/job-runner.ts';
import type { Vault } from '../../vault/vault.ts';
import { notFound } from '../not-found.ts';
import { requireKnown } from '../unknown-id.ts';
import { listDroppedFiles } from './dropped-files.ts';
import type { EvidenceService } from './evidence-service.ts';

type Options = {
  readonly evidence: EvidenceService;
  readonly vault: Vault;
  readonly inspect: InspectFile;
  readonly jobs: Pick<JobRunner, 'start'>;
  readonly catalogue: Pick<Catalogue, 'documentTypes'>;
  readonly hasCase: (caseId: CaseId) => boolean;
  readonly newId: () => string;
};

type Summary = {
  readonly added: EvidenceId[];
  readonly duplicates: { file: string; evidenceId: EvidenceId }[];
  readonly refused: FileRefusal[];
};

/** Each in a thread of its own, which may need a lot of memory for a hostile file. */
const INSPECTED_AT_ONCE = Math.min(3, availableParallelism());
/** More files at once than any case holds; a whole disk dropped by mistake. */
const MAX_FILES = 2000;

/** Takes dropped files into the vault and a case, one after the other, as a job that can be cancelled. */
export function createEvidenceImport(options: Options) {
  return {
    /**
     * Answers as soon as the job waits; what was added before a cancel stays and can be undone as one step.
     * @param type the document type that all of them get
     */
    start: async (caseId: CaseId, paths: readonly string[], type?: string): Promise<Result<{ jobId: JobId }>> => {
      if (!options.hasCase(caseId)) return notFound('case', caseId);
      const known = requireKnown('type', 'document type', [type], options.catalogue.documentTypes);
      if (!known.ok) return known;
      const files = await listDroppedFiles(paths);
      if (files.length === 0) return nothingToAdd();
      if (files.length > MAX_FILES) return tooMany(files.length);
      const mergeKey = `import:${options.newId()}`;
      const jobId = options.jobs.start({
        kind: 'evidence-import',
        caseId,
        total: files.length,
        run: (context) => importFiles(options, { caseId, files, mergeKey, type }, context),
      });
      return ok({ jobId });
    },
  };
}

export type EvidenceImport = ReturnType<typeof createEvidenceImport>;

type Task = {
  readonly caseId: CaseId;
  readonly files: readonly string[];
  readonly mergeKey: string;
  readonly type: string | undefined;
};

async function importFiles(options: Options, task: Task, { signal, report }: JobContext): Promise<Result<JobResult>> {
  const summary: Summary = { added: [], duplicates: [], refused: [] };
  const total = task.files.length;
  let done = 0;
  report(done, total, 'read');
  // Files are looked into side by side, and added in the order in which they were dropped.
  const results = readAhead(task.files, INSPECTED_AT_ONCE, async (path) => ({
    // macOS gives names with their accents apart.
    fileName: basename(path).normalize('NFC'),
    taken: await takeIn(options, task.caseId, path, signal),
  }));
  for await (const { fileName, taken } of results) {
    if (signal.aborted) return fail(appError('cancelled', 'The import was cancelled', {}));
    const failure = taken.ok
      ? addFile(options, task, { fileName, file: taken.value }, summary)
      : refuse(taken.error, fileName, summary);
    if (failure) return fail(failure);
    done += 1;
    report(done, total, 'read');
  }
  return ok({ kind: 'evidence-import', ...summary });
}

/** Brings a file into the vault and looks into it; one that the case holds already was looked into before. */
async function takeIn(
  { vault, inspect, evidence }: Options,
  caseId: CaseId,
  path: string,
  signal: AbortSignal,
): Promise<Result<VaultFile>> {
  const ingested = await vault.ingestFile(path, { signal });
  if (!ingested.ok) return ingested;
  const { sha256, sizeBytes } = ingested.value;
  const known = evidence.list(caseId).find((item) => item.file.sha256 === sha256);
  if (known) return ok(known.file);
  const inspected = await inspect(vault.pathOf(sha256), { signal, fileName: basename(path) });
  return inspected.ok ? ok({ ...inspected.value, sha256, sizeBytes }) : inspected;
}

/** Adds one file to the case and the summary; gives back only what must end the whole import. */
function addFile(
  { evidence }: Options,
  { caseId, mergeKey, type }: Task,
  { fileName, file }: { readonly fileName: string; readonly file: VaultFile },
  summary: Summary,
): AppError | undefined {
  const added = evidence.add(caseId, { fileName, file, mergeKey, type });
  if (!added.ok) return added.error;
  const { id } = added.value.evidence;
  if (added.value.isDuplicate) summary.duplicates.push({ file: fileName, evidenceId: id });
  else summary.added.push(id);
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
