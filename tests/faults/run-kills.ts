// Kills the workload as often as the first argument says (100), with the seeds from the second on (1), 50 times each.
// Prints what did not hold; ends with 1 when there is anything. Example: node tests/faults/run-kills.ts 1000
import { runKills } from './kill-harness.ts';

const PER_SEED = 50;
const [count = '100', firstSeed = '1'] = process.argv.slice(2);
let [killed, finished, faults] = [0, 0, 0];
const startMs = performance.now();
for (let left = Number(count), seed = Number(firstSeed); left > 0; left -= PER_SEED, seed += 1) {
  const report = await runKills({ count: Math.min(left, PER_SEED), seed });
  killed += report.killed;
  finished += report.finished;
  faults += report.faults.length;
  for (const fault of report.faults) process.stdout.write(`seed ${seed}, ${fault}\n`);
}
const seconds = Math.round((performance.now() - startMs) / 1000);
process.stdout.write(`${killed} killed, ${finished} finished before, ${faults} faults, ${seconds} s\n`);
process.exitCode = faults > 0 ? 1 : 0;
