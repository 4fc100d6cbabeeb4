// A worker for the tests of runInWorker: does what its input names.
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import type { WorkerContext } from '../../../../../electron/jobs/serve-messages.ts';
import { serveWorker } from '../../../../../electron/jobs/serve-worker.ts';
import { appError, AppErrorException, conflict } from '../../../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../../../shared/result.ts';
import { sayLabel } from '../../../../../shared/domain/said.ts';

export type SampleInput = { readonly act: keyof typeof ACTS; readonly file?: string; readonly bytes?: Uint8Array };

type Act = (input: SampleInput, context: WorkerContext) => Promise<Result<string>>;

const ACTS = {
  nameThread: async () => ok(String(threadId)),
  count: async ({ bytes }, { reportProgress }) => {
    for (let done = 1; done <= 3; done += 1) reportProgress(done, 3, 'count');
    return ok(`counted ${bytes?.length ?? 0}`);
  },
  fail: async () => fail(appError('disk-full', 'full', { path: 'x' })),
  throwAppError: async () => {
    throw new AppErrorException(conflict('x', sayLabel('taken')));
  },
  throw: async () => {
    throw new Error('a surprise');
  },
  throwLater: async () => {
    setTimeout(() => {
      throw new Error('a late surprise');
    }, 10);
    await wait(60_000);
    return ok('never');
  },
  exit: async () => process.exit(3),
  answerUnclonable: async () => ok((() => 'a function') as unknown as string),
  eatMemory: async () => {
    const eaten: unknown[] = [];
    for (;;) eaten.push(Array.from({ length: 10_000 }, () => ({ a: 1 })));
  },
  waitPolitely: async (_, { signal, reportProgress }) => {
    reportProgress(0, 1, 'begun');
    await wait(60_000, undefined, { signal });
    return ok('never');
  },
  finishAnyway: async (_, { signal, reportProgress }) => {
    reportProgress(0, 1, 'begun');
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return ok('too late to stop');
  },
  tidyUp: async ({ file }, { signal, reportProgress }) => {
    reportProgress(0, 1, 'begun');
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    await wait(200);
    writeFileSync(file ?? '', 'tidied');
    return fail(appError('cancelled', 'stopped', {}));
  },
  spin: async (_, { reportProgress }) => {
    reportProgress(0, 1, 'begun');
    for (;;);
  },
} as const satisfies Record<string, Act>;

serveWorker<SampleInput, string>((input, context) => {
  const act: Act = ACTS[input.act];
  return act(input, context);
});
