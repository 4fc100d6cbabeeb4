import { availableParallelism } from 'node:os';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { CaseId, EvidenceId, JobId } from '../../../shared/domain/ids.ts';
import type { JobResult } from '../../../shared/domain/job.ts';
import { findLookAlikes } from '../../../shared/domain/look-alikes.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import { tellRefusal, type FileRefusal } from '../../../shared/domain/file-refusal.ts';
import { say } from '../../../shared/domain/said.ts';
import { appError, invalidInput, type AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { readAhead } from '../../case-folder/read-ahead.ts';
import type { JobContext, JobRunner } from '../../jobs/job-runner.ts';
import { notFound } from '../not-found.ts';
import { requireKnown } from '../unknown-id.ts';
import { listDroppedFiles } from './dropped-files.ts';
import type { EvidenceService } from './evidence-service.ts';
import { fileNameOf, type TakeIn, type TakenFile } from './take-in.ts';

type Options = {
  readonly evidence: Pick<EvidenceService, 'list' | 'add'>;
  readonly takeIn: TakeIn;
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
      return ok({ jobId: startJob(options, { caseId, files: files.map((path) => ({ path })), type }) });
    },
    /**
     * The same for files of our own.
     * @param cleanUp called when the files are needed no more; not when nothing was started
     */
    startWith: (
      caseId: CaseId,
      files: readonly StoredFile[],
      cleanUp: () => Promise<void>,
    ): Result<{ jobId: JobId }> => {
      if (!options.hasCase(caseId)) return notFound('case', caseId);
      return ok({ jobId: startJob(options, { caseId, files, type: undefined }, cleanUp) });
    },
  };
}

function startJob(options: Options, asked: Omit<Task, 'mergeKey'>, cleanUp?: () => Promise<void>): JobId {
  const task = { ...asked, mergeKey: `import:${options.newId()}` };
  return options.jobs.start({
    kind: 'evidence-import',
    caseId: task.caseId,
    total: task.files.length,
    run: async (context) => {
      try {
        return await importFiles(options, task, context);
      } finally {
        await cleanUp?.();
      }
    },
  });
}

export type EvidenceImport = ReturnType<typeof createEvidenceImport>;

type Task = {
  readonly caseId: CaseId;
  readonly files: readonly StoredFile[];
  readonly mergeKey: string;
  readonly type: string | undefined;
};

/** However it ends, it tells what became of each file. */
async function importFiles(options: Options, task: Task, context: JobContext): Promise<Result<JobResult>> {
  const summary: Summary = { added: [], duplicates: [], refused: [] };
  const counter = { done: 0 };
  const failure = await takeAll(options, task, { summary, counter, context });
  const result: JobResult = {
    kind: 'evidence-import',
    ...summary,
    lookAlikes: [...listLookAlikes(options, task.caseId, summary.added)],
    left: task.files.slice(counter.done).map(({ path }) => fileNameOf(path)),
  };
  if (!failure) return ok(result);
  context.keep(result);
  return fail(failure);
}

type Progress = { readonly summary: Summary; readonly counter: { done: number }; readonly context: JobContext };

/** @returns what ended it before the last file */
async function takeAll(options: Options, task: Task, { summary, counter, context }: Progress) {
  const { signal, report } = context;
  const total = task.files.length;
  report(0, total, 'read');
  // Files are looked into side by side, and added in the order in which they were dropped.
  const results = readAhead(task.files, INSPECTED_AT_ONCE, async (file) => ({
    fileName: fileNameOf(file.path),
    taken: await options.takeIn(task.caseId, file, signal),
  }));
  for await (const { fileName, taken } of results) {
    if (signal.aborted) return appError('cancelled', 'The import was cancelled', {});
    const failure = taken.ok ? addFile(options, task, taken.value, summary) : refuse(taken.error, fileName, summary);
    if (failure) return failure;
    counter.done += 1;
    report(counter.done, total, 'read');
  }
  return undefined;
}

/** Adds one file to the case and the summary; gives back only what must end the whole import. */
function addFile(
  { evidence }: Options,
  { caseId, mergeKey, type }: Task,
  { fileName, file }: TakenFile,
  summary: Summary,
): AppError | undefined {
  const added = evidence.add(caseId, { fileName, file, mergeKey, type });
  if (!added.ok) return added.error;
  const { id } = added.value.evidence;
  if (added.value.isDuplicate) summary.duplicates.push({ file: fileName, evidenceId: id });
  else summary.added.push(id);
  return undefined;
}

/** The nearest look-alike of each added file. Two new ones that look alike are named once. */
function listLookAlikes({ evidence }: Options, caseId: CaseId, added: readonly EvidenceId[]) {
  if (added.length === 0) return [];
  const all = evidence.list(caseId);
  const isNew = new Set<EvidenceId>(added);
  return all
    .filter((item) => isNew.has(item.id))
    .flatMap((item) => {
      const [other] = findLookAlikes(
        item,
        all.filter(({ id, position }) => !isNew.has(id) || position < item.position),
      );
      return other ? [{ evidenceId: item.id, otherId: other.id }] : [];
    });
}

function refuse(error: AppError, file: string, summary: Summary): AppError | undefined {
  if (error.code === 'files-refused') {
    summary.refused.push(...error.details.files.map((refusal) => ({ ...refusal, file })));
    return undefined;
  }
  if (error.code !== 'source-unreadable' && error.code !== 'internal') return error;
  const message = say`The file could not be read.`;
  const fix = say`Open it in another program to see whether it is whole, save it again, and add the new copy.`;
  summary.refused.push(tellRefusal({ file, code: 'unreadable', message, fix }));
  return undefined;
}

function nothingToAdd(): Result<never> {
  return fail(invalidInput('files', say`no files were given; a folder stands for the files directly in it`));
}

function tooMany(count: number): Result<never> {
  return fail(invalidInput('files', say`${count} files at once; at most ${MAX_FILES} are taken`));
}
