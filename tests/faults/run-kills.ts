// The long run: kills the workload `--kills` times (100), 50 times with each seed from `--seed` (1) on. Prints what did not hold
// and where the kills fell; ends with 1 when anything did not hold. Example: npm run test:faults -- --kills 1000
import { parseArgs } from 'node:util';
import { runKills } from './kill-harness.ts';

const PER_SEED = 50;
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const killedIn: Record<string, number> = {};
let [killed, finished, faults] = [0, 0, 0];
const startMs = performance.now();
for (let left = Number(values.kills), seed = Number(values.seed); left > 0; left -= PER_SEED, seed += 1) {
  const report = await runKills({ count: Math.min(left, PER_SEED), seed });
  killed += report.killed;
  finished += report.finished;
  faults += report.faults.length;
  for (const [name, count] of Object.entries(report.killedIn)) killedIn[name] = (killedIn[name] ?? 0) + count;
  for (const fault of report.faults) process.stdout.write(`seed ${seed}, ${fault}\n`);
  process.stderr.write(`seed ${seed}: ${killed} killed, ${faults} faults so far\n`);
}
const seconds = Math.round((performance.now() - startMs) / 1000);
const places = Object.entries(killedIn).map(([name, count]) => `${name} ${count}`);
process.stdout.write(`killed in: ${places.join(', ')}\n`);
process.stdout.write(`${killed} killed, ${finished} finished before, ${faults} faults, ${seconds} s\n`);
process.exitCode = faults > 0 ? 1 : 0;
