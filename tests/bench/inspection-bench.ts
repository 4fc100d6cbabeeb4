/**
 * How well inspection tells good pictures from bad ones, on the labelled set of tests/fixtures/quality-set: the
 * confusion figures of each rule, and what measuring a 12-megapixel photo costs.
 *
 *   npm run bench:inspection [-- tuning]
 *
 * The thresholds were chosen on the seeds called tuning; by default the others are reported.
 */
import sharp from 'sharp';
import { listPictureFindings } from '../../electron/pdf/intake/picture-findings.ts';
import { REPORTED_SEEDS, TUNING_SEEDS } from '../fixtures/quality-set/quality-set.ts';
import { JUDGED_RULES, measureAccuracy, tallyQualitySet } from '../fixtures/quality-set/tally.ts';

const MINIMUM = 0.95;
const AIMED = new Set<string>(['blurred', 'too-dark', 'low-resolution']);
const PHOTO = { width: 4000, height: 3000 } as const;
const MAX_PHOTO_MS = 150;
const RUNS = 7;

async function main(): Promise<void> {
  const seeds = process.argv[2] === 'tuning' ? TUNING_SEEDS : REPORTED_SEEDS;
  const { pictures, byRule, mistakes } = await tallyQualitySet(seeds);
  print(`${pictures} pictures, seeds ${seeds.from} to ${seeds.from + seeds.count - 1}\n`);
  print('rule            found  missed  left alone  blamed  right');
  for (const rule of JUDGED_RULES) {
    const { found, missed, leftAlone, blamed } = byRule[rule];
    const cells = [found, missed, leftAlone, blamed].map((count, index) =>
      String(count).padStart([5, 6, 10, 6][index] ?? 6),
    );
    const right = measureAccuracy(byRule[rule]);
    print(`${rule.padEnd(14)}  ${cells.join('  ')}  ${(right * 100).toFixed(1)} %`);
    if (AIMED.has(rule) && right < MINIMUM) process.exitCode = 1;
  }
  for (const mistake of mistakes) print(`  ${mistake}`);
  const cost = await measurePhoto();
  print(`\nA photo of 12 megapixels: ${cost.toFixed(0)} ms of CPU (median of ${RUNS}; aim ${MAX_PHOTO_MS})`);
}

/** CPU of all threads, decoder included; the first run loads the decoder and doesn't count. */
async function measurePhoto(): Promise<number> {
  const { width, height } = PHOTO;
  const noise = { type: 'gaussian', mean: 150, sigma: 30 } as const;
  const photo = await sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .jpeg()
    .toBuffer();
  const costs: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const before = process.cpuUsage();
    await listPictureFindings(photo, { width, height, dpi: null, pageCount: 1 });
    const { user, system } = process.cpuUsage(before);
    if (run > 0) costs.push((user + system) / 1000);
  }
  return costs.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
