import '../forbid-network.ts';
import { parentPort } from 'node:worker_threads';
import { findAppError } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { LineAnswer, LineTask } from './line-messages.ts';

/**
 * The one call of a worker file that serves a line (worker-line.ts): answers task after task. AppErrors thrown come back
 * as values; any other exception ends the thread, and its host makes `internal` of it.
 */
export function serveLine<Input, Output>(run: (input: Input) => Promise<Result<Output>>): void {
  const port = parentPort;
  if (!port) throw new Error('serveLine works only inside a worker');
  async function answer({ input }: LineTask<Input>): Promise<void> {
    const result = await run(input).catch((error: unknown) => {
      const expected = findAppError(error);
      if (expected) return fail(expected);
      throw error;
    });
    port?.postMessage({ result } satisfies LineAnswer<Output>);
  }
  // A rejection nobody handles ends a worker and reaches its host as an error event.
  port.on('message', (task: LineTask<Input>) => void answer(task));
}
