import type { Result } from '../../shared/result.ts';

export type WorkerContext = {
  readonly signal: AbortSignal;
  reportProgress(done: number, total: number, step: string): void;
};

/** The other end of `runInWorker`: the one call of a worker file. */
export function serveWorker<Input, Output>(
  run: (input: Input, context: WorkerContext) => Promise<Result<Output>>,
): void {
  throw new Error(`being written: ${run.name}`);
}
