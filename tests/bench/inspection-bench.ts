/**
 * How well inspection tells good pictures from bad ones, on the labelled set of tests/fixtures/quality-set: the
 * confusion figures of each rule, and what measuring a 12-megapixel photo costs.
 *
 *   npm run bench:inspection [-- tuning]
 *
 * `cut-off` has a set of its own, counted below. The thresholds were chosen on the seeds called tuning; by default the others are reported.
 */
import sharp from 'sharp';
import { listPictureFindings } from '../../electron/pdf/intake/picture-findings.ts';
import { hashPicture } from '../../electron/pdf/intake/picture-hash.ts';
import { judgeQuality } from '../../electron/pdf/intake/picture-quality.ts';
import { makeCutSet } from '../fixtures/quality-set/cut-set.ts';
import { REPORTED_SEEDS, TUNING_SEEDS } from '../fixtures/quality-set/quality-set.ts';
import { JUDGED_RULES, measureAccuracy, tallyQualitySet } from '../fixtures/quality-set/tally.ts';

const MINIMUM = 0.95;
const AIMED = new Set<string>(['blurred', 'too-dark', 'low-resolution']);
const PHOTO = { width: 4000, height: 3000 } as const;
const MAX_PHOTO_MS = 150;
const RUNS = 7;
const CUT_SEEDS = { tuning: { from: 1, count: 24 }, reported: { from: 5001, count: 18 } } as const;

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
  await reportCutSet(process.argv[2] === 'tuning' ? CUT_SEEDS.tuning : CUT_SEEDS.reported);
  const { photo, findings, hash } = await measurePhoto();
  print(
    `\nA photo of 12 megapixels, ${(photo.length / 1e6).toFixed(1)} MB: ${findings.toFixed(0)} ms of CPU to measure`,
  );
  print(`(median of ${RUNS}; aim ${MAX_PHOTO_MS}), and ${hash.toFixed(0)} ms for its picture hash`);
}

async function reportCutSet(seeds: { readonly from: number; readonly count: number }): Promise<void> {
  const tally = { found: 0, missed: 0, leftAlone: 0, blamed: 0 };
  const mistakes: string[] = [];
  for await (const { bytes, name, label } of makeCutSet(seeds)) {
    const { width, height } = await sharp(bytes).metadata();
    const { rules } = await judgeQuality(bytes, { width, height, dpi: null });
    const [isCut, isFound] = [label === 'cut-off', rules.includes('cut-off')];
    if (isCut) tally[isFound ? 'found' : 'missed'] += 1;
    else tally[isFound ? 'blamed' : 'leftAlone'] += 1;
    if (isCut !== isFound) mistakes.push(name);
  }
  const { found, missed, leftAlone, blamed } = tally;
  const right = (measureAccuracy(tally) * 100).toFixed(1);
  print(
    `\ncut-off: found ${found} of ${found + missed} cut ones, left alone ${leftAlone} of ${leftAlone + blamed} whole ones;`,
  );
  print(`right ${right} %`);
  for (const mistake of mistakes) print(`  ${mistake}`);
}

async function measurePhoto(): Promise<{ photo: Uint8Array; findings: number; hash: number }> {
  const { width, height } = PHOTO;
  const noise = { type: 'gaussian', mean: 150, sigma: 30 } as const;
  const photo = await sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .jpeg()
    .toBuffer();
  const findings = await measureCpu(() => listPictureFindings(photo, { width, height, dpi: null, pageCount: 1 }));
  return { photo, findings, hash: await measureCpu(() => hashPicture(photo, 'image/jpeg')) };
}

/** CPU of all threads, decoder included, in ms; the first run loads the decoder and doesn't count. */
async function measureCpu(run: () => Promise<unknown>): Promise<number> {
  const costs: number[] = [];
  for (let turn = 0; turn <= RUNS; turn += 1) {
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    if (turn > 0) costs.push((user + system) / 1000);
  }
  return costs.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
