import { pbkdf2Sync } from 'node:crypto';
import { threadId } from 'node:worker_threads';
import { serveLine } from '../../../../../electron/jobs/serve-line.ts';
import { AppErrorException, conflict } from '../../../../../shared/errors.ts';
import { ok } from '../../../../../shared/result.ts';
import { sayLabel } from '../../../../../shared/domain/said.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let tasks = 0;
const kept: unknown[] = [];

const acts = {
  thread: () => undefined,
  wait: () => pause(60_000),
  refuse: () => {
    throw new AppErrorException(conflict('x', sayLabel('No.')));
  },
  throw: () => {
    throw new Error('a surprise');
  },
  exit: () => process.exit(3),
  exitWhenUsed: () => {
    if (tasks > 1) process.exit(3);
  },
  eatMemory: () => {
    for (;;) kept.push(Array.from({ length: 10_000 }, () => ({})));
  },
  /** Buffers lie beside the heap that V8 limits. */
  eatBuffers: async () => {
    for (let count = 0; count < 600; count += 1, await pause(5)) kept.push(Buffer.alloc(1e6, 1));
  },
  loop: () => {
    for (;;);
  },
  /** As native code does that finds its memory spoilt: nothing of the process is left. */
  abort: () => void process.kill(process.pid, 'SIGABRT'),
  /** A thread of the process that a test looks at, and its number. */
  process: () => undefined,
  pause: () => pause(1_000),
  /** One native call, seconds long. */
  loopInside: () => void pbkdf2Sync('a', 'b', 3_000_000, 64, 'sha512'),
};
export type LineInput = keyof typeof acts;

serveLine<LineInput, number>(async (act) => {
  tasks += 1;
  await acts[act]();
  return ok(act === 'process' ? process.pid : threadId);
});
