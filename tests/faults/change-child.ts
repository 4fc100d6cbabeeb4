// One child of change-kills.ts: makes one change of a data folder. Arguments: the folder, the change, the step at which to die (0: never).
// Says `ready`, `done` or `failed <code>`, `steps <number>`, and when it dies nowhere `new <step>` for each step that finds the disk
// otherwise than the one before did.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeSync as write } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChangeName } from './change-steps.ts';
import { watchSteps } from './watch-steps.ts';

const [dir = '', name = '', at = '0'] = process.argv.slice(2);
// Before it is watched.
const writeNow = write;
const scratchDir = mkdtempSync(join(tmpdir(), 'reinstate-looked-'));
let steps = 0;
let isCounting = false;
let lastDisk = '';

function say(line: string): void {
  writeNow(1, `${line}\n`);
}

/** What lies in the folder, as a hash. */
function readDisk(): string {
  const hash = createHash('sha1');
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1))) {
    const path = join(entry.parentPath, entry.name);
    hash.update(path);
    if (entry.isFile()) hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}

function lookAtDisk(): void {
  isCounting = false;
  const disk = readDisk();
  isCounting = true;
  if (disk !== lastDisk) say(`new ${steps}`);
  lastDisk = disk;
}

await watchSteps(scratchDir, () => {
  if (!isCounting) return;
  steps += 1;
  if (at === '0') lookAtDisk();
  // As a power switch: no handler, no flush, no exit code of our own.
  else if (steps === Number(at)) process.kill(process.pid, 'SIGKILL');
});
const { CHANGES } = await import('./change-steps.ts');
const change = await CHANGES[name as ChangeName](dir);
say('ready');
isCounting = true;
const result = await change.act();
isCounting = false;
say(result.ok ? 'done' : `failed ${result.error.code}`);
say(`steps ${steps}`);
await change.close();
rmSync(scratchDir, { recursive: true });
