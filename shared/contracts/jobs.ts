import { z } from 'zod';
import { jobIdSchema } from '../domain/ids.ts';
import { jobSchema } from '../domain/job.ts';
import { defineCall, defineEvent } from './define.ts';

export const jobsContract = {
  'jobs.list': defineCall(z.strictObject({}), z.array(jobSchema)),
  /** Asks a job to stop; answers at once. The job's own end says what came of it. */
  'jobs.cancel': defineCall(z.strictObject({ jobId: jobIdSchema }), z.null()),
  /** The whole snapshot. May overtake the answer of the call that started the job. */
  'jobs.changed': defineEvent(jobSchema),
};
