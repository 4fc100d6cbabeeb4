/**
 * What an export of 300 pages costs, beside `qpdf --empty --pages` on the same papers: CPU seconds, wall seconds and peak
 * memory, in turn, the median of several runs. Of the export both: a whole process, started, cold; and the second export
 * of a process, which finds the worker warm, as in the running application.
 *
 *   npm run bench:packet [-- <runs>]
 *   npm run bench:packet -- --large      memory on 3,000 pages of 1 GB; needs 2 GB on the disk while it runs
 *
 * The export does much more than qpdf: it lays out letter, plan, index and separators, adds frames, links and bookmarks,
 * strips photos, hashes, and reads the finished packet back. It runs as it ships: bundled, from plan to verified file.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeBenchPlan } from './bench-plan.ts';
import { bundleExport } from './bundle-export.ts';
import { makeCorpus, makeLargeCorpus, type CorpusFile } from './make-corpus.ts';

/** Medians of what one run cost; the export's also by step. */
type Cost = Readonly<Record<string, number>>;

const isLarge = process.argv.includes('--large');
const RUNS = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 7);
const LIMITS = { cpuRatio: 2.7, peakMegabytes: 250, largePeakMegabytes: 350, mainThreadMs: 50, growth: 1.01 } as const;
/** The first is cold; the second still warms up. */
const EXPORTS = 3;
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'reinstate-bench-run-'));
  try {
    const child = await bundleExport();
    if (isLarge) await measureLarge(child, dir);
    else await measure(child, dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function measureLarge(child: string, dir: string): Promise<void> {
  const files = await makeLargeCorpus(join(dir, 'papers'));
  const [cost = {}] = runExports(child, await writeTask(files, dir), 1);
  const inputBytes = sumBytes(files);
  print([
    `${files.length} papers, ${(inputBytes / 1e6).toFixed(0)} MB; a packet of ${get(cost, 'pages')} pages; one run`,
    `CPU ${get(cost, 'cpuSeconds').toFixed(1)} s, wall ${get(cost, 'wallSeconds').toFixed(1)} s`,
    judge('peak memory, MB', get(cost, 'peakMegabytes'), LIMITS.largePeakMegabytes),
    judge('output by input', get(cost, 'bytes') / inputBytes, LIMITS.growth),
    judge('all work of the main thread meanwhile, ms', get(cost, 'mainThreadMs'), LIMITS.mainThreadMs),
  ]);
}

async function measure(child: string, dir: string): Promise<void> {
  const files = await makeCorpus();
  const task = await writeTask(files, dir);
  const tool = findQpdf();
  const [cold, warm]: [Cost[], Cost[]] = [[], []];
  const theirs: Cost[] = [];
  // The first run warms the disk's cache for all and doesn't count.
  for (let run = 0; run <= RUNS; run += 1) {
    const costs = runExports(child, task, EXPORTS);
    const other = runQpdf(tool, files, join(dir, 'merged.pdf'));
    if (run === 0) continue;
    cold.push(costs[0] ?? {});
    warm.push(costs.at(-1) ?? {});
    theirs.push(other);
  }
  report(files, { cold: median(cold), warm: median(warm) }, { tool, cost: median(theirs) });
}

async function writeTask(files: readonly CorpusFile[], dir: string): Promise<string> {
  const task = join(dir, 'task.json');
  writeFileSync(task, JSON.stringify(await makeBenchPlan(files, join(dir, 'packet.pdf'))));
  return task;
}

/** Costs of a cold and of warm exports in one process. */
function runExports(child: string, task: string, exports: number): readonly Cost[] {
  return JSON.parse(execFileSync(process.execPath, [child, task, String(exports)], { encoding: 'utf8' })) as Cost[];
}

type Qpdf = { readonly kind: 'native' | 'wasm'; readonly name: string };

/** The system's qpdf, which the aims are set against; where there is none, the WebAssembly build of the development packages. */
function findQpdf(): Qpdf {
  const version = spawnSync('qpdf', ['--version'], { encoding: 'utf8' });
  if (version.status !== 0 || process.platform !== 'linux')
    return { kind: 'wasm', name: 'qpdf as WebAssembly, in Node' };
  return { kind: 'native', name: `${version.stdout.split('\n')[0] ?? 'qpdf'}, native` };
}

function runQpdf({ kind }: Qpdf, files: readonly CorpusFile[], out: string): Cost {
  const inputs = files.map(({ asPdf }) => asPdf);
  const printed = execFileSync(process.execPath, [here('qpdf-child.ts'), kind, out, ...inputs], { encoding: 'utf8' });
  return { ...(JSON.parse(printed) as Cost), bytes: statSync(out).size };
}

function median(costs: readonly Cost[]): Cost {
  const keys = Object.keys(costs[0] ?? {});
  const middle = (key: string): number =>
    costs.map((cost) => cost[key] ?? Number.NaN).sort((a, b) => a - b)[Math.floor(costs.length / 2)] ?? Number.NaN;
  return Object.fromEntries(keys.map((key) => [key, middle(key)]));
}

type Ours = { readonly cold: Cost; readonly warm: Cost };
type Theirs = { readonly tool: Qpdf; readonly cost: Cost };

function report(files: readonly CorpusFile[], { cold, warm }: Ours, theirs: Theirs): void {
  const inputBytes = sumBytes(files);
  const cpu = get(theirs.cost, 'cpuSeconds');
  print([
    `${files.length} papers, ${(inputBytes / 1e6).toFixed(1)} MB; a packet of ${get(cold, 'pages')} pages; median of ${RUNS} runs in turn`,
    `CPU seconds by step, whole process: ${listSteps(cold)}`,
    `CPU seconds by step, warm worker:   ${listSteps(warm)}`,
    ...compare(cold, warm, theirs),
    '',
    judge(`CPU by that of ${theirs.tool.name}, whole process`, get(cold, 'cpuSeconds') / cpu, LIMITS.cpuRatio),
    judge('the same, warm worker', get(warm, 'cpuSeconds') / cpu, LIMITS.cpuRatio),
    judge('peak memory, MB', get(cold, 'peakMegabytes'), LIMITS.peakMegabytes),
    judge('output by input', get(cold, 'bytes') / inputBytes, LIMITS.growth),
    judge('all work of the main thread meanwhile, ms', get(cold, 'mainThreadMs'), LIMITS.mainThreadMs),
  ]);
}

function listSteps(cost: Cost): string {
  const steps = {
    start: 'startSeconds',
    'own pages': 'layoutSeconds',
    write: 'writeSeconds',
    'read back': 'verifySeconds',
  };
  return Object.entries(steps)
    .map(([name, key]) => `${name} ${get(cost, key).toFixed(2)}`)
    .join(', ');
}

function compare(cold: Cost, warm: Cost, { tool, cost }: Theirs): readonly string[] {
  const row = (name: string, key: string, unit: number, digits: number): string => {
    const [a, b, c] = [get(cold, key) / unit, get(warm, key) / unit, get(cost, key) / unit];
    const cells = [a.toFixed(digits), b.toFixed(digits), c.toFixed(digits), (a / c).toFixed(2), (b / c).toFixed(2)];
    return line(name, cells);
  };
  return [
    '',
    `beside ${tool.name}: --empty --pages on the same papers (pictures wrapped as PDF beforehand)`,
    line('', ['process', 'warm', 'qpdf', 'ratio', 'warm']),
    row('CPU seconds', 'cpuSeconds', 1, 2),
    row('wall seconds', 'wallSeconds', 1, 2),
    row('peak memory MB', 'peakMegabytes', 1, 0),
    row('output MB', 'bytes', 1e6, 1),
  ];
}

function line(name: string, cells: readonly string[]): string {
  return name.padEnd(18) + cells.map((cell) => cell.padStart(10)).join('');
}

function judge(what: string, value: number, limit: number): string {
  return `${what}: ${value.toFixed(2)}, at most ${limit}: ${value <= limit ? 'met' : 'not met'}`;
}

function get(cost: Cost, key: string): number {
  return cost[key] ?? Number.NaN;
}

function sumBytes(files: readonly CorpusFile[]): number {
  return files.reduce((sum, { path }) => sum + statSync(path).size, 0);
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

await main();
