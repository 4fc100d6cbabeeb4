// One child of the kill harness. Arguments: the data folder, the seed, the kill point at which to die (0: never), the mutant, and
// whether the folder is protected (`sealed`).
// Says `ready`, then `begin <what>` and `done <operation> <state>` for each operation, at last `points <number of kill points>`.
import { writeSync } from 'node:fs';
import { watchFs } from '../support/faulty-fs.ts';
import { type Mutant, runWorkload, workloadKeys } from './workload.ts';

const [dir = '', seed = '1', killAt = '0', mutant = '', seal = ''] = process.argv.slice(2);
let points = 0;

function killPoint(): void {
  points += 1;
  // As a power switch: no handler, no flush, no exit code of our own.
  if (points === Number(killAt)) process.kill(process.pid, 'SIGKILL');
}

/** Straight to the pipe: what was said is known to the harness even if the next step is the last. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

say('ready');
await runWorkload({
  dir,
  seed: Number(seed),
  mutant: mutant === '' ? null : (mutant as Mutant),
  keys: seal === 'sealed' ? workloadKeys : undefined,
  fs: watchFs(killPoint),
  killPoint,
  begin: (name) => say(`begin ${name}`),
  acknowledge: (operation, state) => {
    say(`done ${operation} ${state}`);
    killPoint();
  },
});
say(`points ${points}`);
