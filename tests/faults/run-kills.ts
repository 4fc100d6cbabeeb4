// The long run: `--kills` children of the store and the vault, a new `--seed` every 50, and `--app-kills` (a fifth of that) and
// `--app-errors` (a tenth) children of the whole application. Prints where the kills fell; ends with 1 when anything did not hold.
// `--sealed` does all this on a protected data folder. `--protect <n>` cuts the protecting of a plain one short n times (a quarter of them
// by errors); `all` once at each step, and with two errors at each. `--changes <n>` kills the deletion of a case, the copy to a backup folder
// and the way back to a plain folder n times each; `fresh` at each step that finds the disk otherwise than the one before, `all` at each step.
// Example: npm run test:faults -- --kills 1000
import { parseArgs } from 'node:util';
import { runAppKills } from './app-kills.ts';
import { runChangeKills } from './change-kills.ts';
import { runKills } from './kill-harness.ts';
import { runProtectKills } from './protect-kills.ts';

const PER_SEED = 50;
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    'app-kills': { type: 'string' },
    'app-errors': { type: 'string' },
    sealed: { type: 'boolean', default: false },
    protect: { type: 'string', default: '40' },
    changes: { type: 'string', default: '10' },
  },
});
const kills = Number(values.kills);
const killedIn: Record<string, number> = {};
let [killed, finished, faults] = [0, 0, 0];
const startMs = performance.now();
for (let left = kills, seed = Number(values.seed); left > 0; left -= PER_SEED, seed += 1) {
  const report = await runKills({ count: Math.min(left, PER_SEED), seed, isSealed: values.sealed });
  killed += report.killed;
  finished += report.finished;
  faults += report.faults.length;
  for (const [name, count] of Object.entries(report.killedIn)) killedIn[name] = (killedIn[name] ?? 0) + count;
  for (const fault of report.faults) process.stdout.write(`seed ${seed}, ${fault}\n`);
  process.stderr.write(`seed ${seed}: ${killed} killed, ${faults} faults so far\n`);
}
print(`store and vault, killed in`, killedIn);
process.stdout.write(`${killed} killed, ${finished} finished before, ${faults} faults\n`);

const app = await runAppKills({
  kills: Number(values['app-kills'] ?? Math.ceil(kills / 5)),
  errors: Number(values['app-errors'] ?? Math.ceil(kills / 10)),
  seed: Number(values.seed),
  isSealed: values.sealed,
  onProgress: (line) => void process.stderr.write(`the application: ${line}\n`),
});
for (const fault of app.faults) process.stdout.write(`the application, ${fault}\n`);
print(`the application (${app.steps} steps), hit in`, app.hitIn);
print('steps that failed, and what was said', app.answers);
const seconds = Math.round((performance.now() - startMs) / 1000);
process.stdout.write(
  `${app.killed} killed, ${app.finished} finished before, ${app.injected} steps failed, ${app.faults.length} faults, ${seconds} s in all\n`,
);

const cuts = values.protect === 'all' ? 'all' : Math.ceil(Number(values.protect) / 4);
const protect = await runProtectKills({
  kills: cuts === 'all' ? cuts : cuts * 2,
  timedKills: cuts === 'all' ? 60 : cuts,
  errors: cuts,
  seed: Number(values.seed),
  onProgress: (line) => void process.stderr.write(`protecting: ${line}\n`),
});
for (const fault of protect.faults) process.stdout.write(`protecting, ${fault}\n`);
print(`protecting a plain folder (${protect.steps} steps), found then`, protect.sides);
process.stdout.write(
  `${protect.killed} killed, ${protect.finished} finished before, ${protect.failed} failed, ${protect.faults.length} faults\n`,
);

let changeFaults = 0;
for (const change of ['delete a case', 'copy to a folder', 'make plain'] as const) {
  const asked = values.changes;
  const report = await runChangeKills({
    ...{ change, isSealed: values.sealed, seed: Number(values.seed) },
    kills: asked === 'all' || asked === 'fresh' ? asked : Number(asked),
    onProgress: (line) => void process.stderr.write(`${change}: ${line}\n`),
  });
  for (const fault of report.faults) process.stdout.write(`${change}, ${fault}\n`);
  print(`${change} (${report.steps} steps, ${report.fresh} of them fresh), found then`, report.found);
  process.stdout.write(`${report.killed} killed, ${report.faults.length} faults\n`);
  changeFaults += report.faults.length;
}
process.exitCode = protect.faults.length + faults + app.faults.length + changeFaults > 0 ? 1 : 0;

function print(what: string, counts: Readonly<Record<string, number>>): void {
  const places = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  process.stdout.write(`${what}: ${places.join(', ')}\n`);
}
