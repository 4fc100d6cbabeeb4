import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { CaseId, EvidenceId, JobId } from '../../../shared/domain/ids.ts';
import type { JobResult } from '../../../shared/domain/job.ts';
import { UNSURE_BELOW, type OcrLanguageFile } from '../../../shared/domain/ocr.ts';
import type { PageText } from '../../../shared/domain/page-text.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { JobContext, JobRunner } from '../../jobs/job-runner.ts';
import { notFound } from '../not-found.ts';
import type { OcrLanguages } from './ocr-languages.ts';
import type { OcrLine, OcrSource } from './ocr-ports.ts';

type Options = {
  readonly line: OcrLine;
  readonly languages: Pick<OcrLanguages, 'findFiles'>;
  readonly jobs: Pick<JobRunner, 'start' | 'list'>;
  /** Where a vault file lies, by its SHA-256. */
  readonly locate: (sha256: string) => StoredFile;
  readonly hasCase: (caseId: CaseId) => boolean;
  readonly listEvidence: (caseId: CaseId) => readonly Evidence[];
  readonly pageTexts: {
    readonly list: (sha256: string) => readonly PageText[];
    readonly save: (sha256: string, pages: readonly PageText[]) => void;
  };
  readonly getSettings: () => { readonly ocrEnabled: boolean; readonly ocrLanguages: readonly string[] };
};

type RecogniseResult = Extract<JobResult, { kind: 'recognise-text' }>;
type Summary = { recognised: number; unsure: RecogniseResult['unsure']; unread: RecogniseResult['unread'] };

/** A file with the pages that are to be recognised. */
type FileTask = OcrSource & {
  readonly sha256: string;
  readonly fileName: string;
  readonly pageNumbers: readonly number[];
};

/** How long to wait before looking again whether the user's other work is done. */
const PAUSE_MS = 250;

/** Recognises the text of scans, as jobs in the background, one after the other. */
export function createOcrService(options: Options) {
  const startFor = (caseId: CaseId, evidence: readonly Evidence[], again: boolean): JobId =>
    options.jobs.start({
      kind: 'recognise-text',
      caseId,
      run: (context) => recogniseAll(options, evidence, again, context),
    });
  return {
    /** One piece of evidence, again if it was done before; or (null) all of the case that was not. */
    start: (caseId: CaseId, evidenceId: EvidenceId | null): Result<{ jobId: JobId }> => {
      if (!options.hasCase(caseId)) return notFound('case', caseId);
      const listed = options.listEvidence(caseId);
      const wanted = evidenceId === null ? listed : listed.filter(({ id }) => id === evidenceId);
      if (evidenceId !== null && wanted.length === 0) return notFound('evidence', evidenceId);
      return ok({ jobId: startFor(caseId, wanted, evidenceId !== null) });
    },
    /** Recognises new evidence by itself, when the user has asked for that. */
    startAfterImport: async (caseId: CaseId, added: readonly EvidenceId[]): Promise<void> => {
      if (!options.getSettings().ocrEnabled || added.length === 0) return;
      const evidence = options.listEvidence(caseId).filter(({ id }) => added.includes(id));
      // Papers with text of their own are the rule: for them no job need flash up.
      const tasks = await listTasks(options, evidence, false, new AbortController().signal);
      if (tasks.ok && tasks.value.tasks.length > 0) startFor(caseId, evidence, false);
    },
  };
}

export type OcrService = ReturnType<typeof createOcrService>;

async function recogniseAll(
  options: Options,
  evidence: readonly Evidence[],
  again: boolean,
  context: JobContext,
): Promise<Result<JobResult>> {
  const { signal, report } = context;
  report(0, 0, 'prepare');
  const listed = await listTasks(options, evidence, again, signal);
  if (!listed.ok) return listed;
  const { tasks, summary } = listed.value;
  const languages = await options.languages.findFiles(options.getSettings().ocrLanguages);
  const total = tasks.reduce((sum, { pageNumbers }) => sum + pageNumbers.length, 0);
  let done = 0;
  for (const task of tasks) {
    for (const pageNumber of task.pageNumbers) {
      report(done, total, 'recognise');
      await yieldToOthers(options, signal);
      const failed = await recognisePage(options, { task, pageNumber, languages }, summary, signal);
      if (failed) return failed;
      done += 1;
    }
  }
  report(done, total, 'recognise');
  return ok({ kind: 'recognise-text', ...summary });
}

/** Which pages of which files; each file once, however often it is used. */
async function listTasks(
  { line, locate, pageTexts }: Options,
  evidence: readonly Evidence[],
  again: boolean,
  signal: AbortSignal,
): Promise<Result<{ tasks: readonly FileTask[]; summary: Summary }>> {
  const summary: Summary = { recognised: 0, unsure: [], unread: [] };
  const tasks: FileTask[] = [];
  const bySha256 = new Map(evidence.map((item) => [item.file.sha256, item]));
  for (const [sha256, { file, fileName }] of bySha256) {
    const source = { ...locate(sha256), mime: file.mime, pageCount: file.pageCount };
    const scans = await line.listPages(source, signal);
    if (!scans.ok && scans.error.code === 'cancelled') return scans;
    if (!scans.ok) {
      summary.unread.push({ file: fileName, pageNumber: null, reason: 'failed' });
      continue;
    }
    const known = new Set(
      pageTexts.list(sha256).flatMap((page) => (again && page.source === 'recognised' ? [] : [page.pageNumber])),
    );
    const pageNumbers = scans.value.filter((pageNumber) => !known.has(pageNumber));
    if (pageNumbers.length > 0) tasks.push({ ...source, sha256, fileName, pageNumbers });
  }
  return ok({ tasks, summary });
}

type PageOrder = {
  readonly task: FileTask;
  readonly pageNumber: number;
  readonly languages: readonly OcrLanguageFile[];
};

/** Keeps a page as soon as it is whole, so that a cancel costs one page. Gives back only what must end the whole job. */
async function recognisePage(
  { line, pageTexts }: Options,
  { task, pageNumber, languages }: PageOrder,
  summary: Summary,
  signal: AbortSignal,
): Promise<Result<never> | undefined> {
  const { fileName: file } = task;
  const read = await line.recognise({ ...task, pageNumber, languages }, signal);
  if (signal.aborted) return fail(appError('cancelled', 'Recognising text was stopped.', {}));
  if (!read.ok && read.error.code !== 'source-unreadable') return read;
  if (!read.ok || read.value.kind === 'unread') {
    const reason = read.ok && read.value.kind === 'unread' ? read.value.reason : 'failed';
    summary.unread.push({ file, pageNumber, reason });
    return undefined;
  }
  const { page, confidence } = read.value;
  pageTexts.save(task.sha256, [page]);
  summary.recognised += 1;
  if (confidence !== null && confidence < UNSURE_BELOW) summary.unsure.push({ file, pageNumber });
  return undefined;
}

/** Between two pages: imports and exports are what the user waits for. */
async function yieldToOthers({ jobs }: Options, signal: AbortSignal): Promise<void> {
  const isBusy = (): boolean =>
    jobs.list().some(({ kind, status }) => kind !== 'recognise-text' && status === 'running');
  while (isBusy() && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
