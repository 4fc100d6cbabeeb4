// One child of app-kills.ts: the whole application doing one piece of work. Arguments: the folder, the number of the work (0: the first
// start), the step at which to die or fail (0: never), the error to fail with (none: die). Says `ready`, `state <hash>` for each state of
// the database that a user could find after a crash (only when nothing dies or fails), `done` or `failed <code>`, `steps <number>`.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeSync as write } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errnoError } from '../support/faulty-fs.ts';
import { processOptions } from '../support/process-options.ts';
import { type Step, watchSteps } from './watch-steps.ts';

const [dir = '', work = '0', at = '0', errno = ''] = process.argv.slice(2);
const workNumber = Number(work);
// Before it is watched.
const writeNow = write;
const scratchDir = mkdtempSync(join(tmpdir(), 'reinstate-looked-'));
let [steps, failable, copies] = [0, 0, 0];
let isCounting = false;
let lastState = '';
let lastBytes = '';
let describe: ((copy: string) => string) | undefined;

function say(line: string): void {
  writeNow(1, `${line}\n`);
}

/** What a crash at this moment would leave: a copy is looked at, because the application holds its database alone. */
function lookAtState(): void {
  const file = join(dir, 'data', 'reinstate.db');
  if (!describe || !existsSync(file)) return;
  isCounting = false;
  try {
    const parts = ['', '-wal'].filter((name) => existsSync(`${file}${name}`));
    const hash = createHash('sha1');
    for (const part of parts) hash.update(readFileSync(`${file}${part}`));
    const bytes = hash.digest('hex');
    // Most steps leave the database alone, and looking into a copy takes longer than the step.
    if (bytes === lastBytes) return;
    lastBytes = bytes;
    const copy = join(scratchDir, `${(copies += 1)}.db`);
    for (const part of parts) copyFileSync(`${file}${part}`, `${copy}${part}`);
    const state = describe(copy);
    rmSync(copy);
    if (state !== lastState) say(`state ${state}`);
    lastState = state;
  } finally {
    isCounting = true;
  }
}

/** What is read and written for the user; a database can't be made to fail from here. */
function canFail({ name, path }: Step): boolean {
  return !name.startsWith('db.') && (name.startsWith('handle.') || path.startsWith(dir));
}

await watchSteps(scratchDir, (step) => {
  if (!isCounting) return;
  if (canFail(step)) failable += 1;
  else if (errno !== '') return;
  steps += 1;
  if (at === '0' && errno === '' && step.name !== 'handle.read') lookAtState();
  if (steps !== Number(at)) return;
  // As a power switch: no handler, no flush, no exit code of our own.
  if (errno === '') process.kill(process.pid, 'SIGKILL');
  throw errnoError(errno);
});
const { readState } = await import('./app-states.ts');
const { placesIn, startRunning, WORK } = await import('./app-steps.ts');
const { keys } = placesIn(dir);
if (at === '0') describe = (copy) => readState(copy, keys);

const begin = (): void => {
  say('ready');
  isCounting = true;
  if (at === '0') lookAtState();
};
if (workNumber === 0) begin();
// As the window has it: papers are read, and copies made, in processes of their own, which are left alone when this one dies. Each step of
// a copy is met by change-kills.ts, where it is made in this thread.
const started = await startRunning(placesIn(dir), workNumber, processOptions());
if (!started.ok) {
  say(`failed ${started.error.code}`);
  say(`steps ${steps} ${failable}`);
  process.exit(0);
}
const running = started.value;
if (workNumber > 0) {
  begin();
  const [, act] = WORK[workNumber - 1] ?? [];
  if (!act) throw new Error(`There is no work ${work}`);
  const result = await act(running);
  say(result.ok ? 'done' : `failed ${result.error.code}`);
} else say('done');
if (at === '0') lookAtState();
isCounting = false;
say(`steps ${steps} ${failable}`);
await running.app.close();
rmSync(scratchDir, { recursive: true });
say('closed');
