import type { CaseId, EvidenceId, JobId } from '../../../shared/domain/ids.ts';
import type { JobResult } from '../../../shared/domain/job.ts';
import { say } from '../../../shared/domain/said.ts';
import { appError, invalidInput } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { JobContext, JobRunner } from '../../jobs/job-runner.ts';
import { notFound } from '../not-found.ts';
import type { EvidenceService } from './evidence-service.ts';
import type { TakeIn } from './take-in.ts';

type Options = {
  readonly evidence: Pick<EvidenceService, 'find' | 'replace'>;
  readonly takeIn: TakeIn;
  readonly jobs: Pick<JobRunner, 'start'>;
};

/** Puts a newer file in the place of a piece of evidence's own, as a job like an import. */
export function createEvidenceReplacement({ evidence, takeIn, jobs }: Options) {
  const run = async (
    caseId: CaseId,
    evidenceId: EvidenceId,
    path: string,
    { signal, report }: JobContext,
  ): Promise<Result<JobResult>> => {
    report(0, 1, 'read');
    const taken = await takeIn(caseId, { path }, signal);
    if (signal.aborted) return fail(appError('cancelled', 'Stopped.', {}));
    if (!taken.ok) return taken;
    const notes = evidence.replace(caseId, evidenceId, taken.value);
    return notes.ok ? ok({ kind: 'evidence-replace', evidenceId, notes: [...notes.value] }) : notes;
  };
  return {
    /**
     * Answers as soon as the job waits. The job's errors: those of taking a file in, and `files-refused` when the evidence
     * has these bytes already (`same`) or other evidence of the case has them (`duplicate`).
     */
    start: (caseId: CaseId, evidenceId: EvidenceId, paths: readonly string[]): Result<{ jobId: JobId }> => {
      if (!evidence.find(caseId, evidenceId)) return notFound('evidence', evidenceId);
      const [path] = paths;
      if (path === undefined || paths.length > 1) return notOneFile(paths.length);
      const jobId = jobs.start({
        ...{ kind: 'evidence-replace', caseId, total: 1 },
        run: (context) => run(caseId, evidenceId, path, context),
      });
      return ok({ jobId });
    },
  };
}

export type EvidenceReplacement = ReturnType<typeof createEvidenceReplacement>;

function notOneFile(count: number): Result<never> {
  return fail(invalidInput('files', say`one file takes the place of one document; ${count} were given`));
}
