import { threadId } from 'node:worker_threads';
import { serveLine } from '../../../../../electron/jobs/serve-line.ts';
import { appError, AppErrorException } from '../../../../../shared/errors.ts';
import { ok } from '../../../../../shared/result.ts';

export type LineInput = 'thread' | 'wait' | 'refuse' | 'throw' | 'exit' | 'exitWhenUsed' | 'eatMemory';

let tasks = 0;

serveLine<LineInput, number>(async (act) => {
  tasks += 1;
  if (act === 'wait') await new Promise((resolve) => setTimeout(resolve, 60_000));
  if (act === 'refuse') throw new AppErrorException(appError('conflict', 'No.', { what: 'x' }));
  if (act === 'throw') throw new Error('a surprise');
  if (act === 'exit' || (act === 'exitWhenUsed' && tasks > 1)) process.exit(3);
  if (act === 'eatMemory') for (const kept: unknown[] = []; ;) kept.push(Array.from({ length: 10_000 }, () => ({})));
  return ok(threadId);
});
