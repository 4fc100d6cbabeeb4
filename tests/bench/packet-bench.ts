/**
 * What an export of about 300 pages costs, beside `qpdf --empty --pages` on the same papers: CPU seconds, wall seconds
 * and peak memory, each tool in a process of its own, in turn, the median of several runs.
 *
 *   npm run bench:packet [-- <runs>]
 *
 * The export does much more than qpdf: it lays out letter, plan, index and separators, adds frames, links and bookmarks,
 * strips photos, hashes, and reads the finished packet back. It runs as it ships: bundled, from plan to verified file.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { makeBenchPlan } from './bench-plan.ts';
import { makeCorpus, type CorpusFile } from './make-corpus.ts';

type Cost = {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly peakMegabytes: number;
  readonly pages: number;
  readonly bytes: number;
};

const RUNS = Number(process.argv[2] ?? 7);
const LIMITS = { cpuRatio: 4, peakMegabytes: 300 } as const;
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

async function main(): Promise<void> {
  const files = await makeCorpus();
  const dir = mkdtempSync(join(tmpdir(), 'reinstate-bench-run-'));
  try {
    const child = await bundleChild();
    const task = join(dir, 'task.json');
    const packet = join(dir, 'packet.pdf');
    writeFileSync(task, JSON.stringify(await makeBenchPlan(files, packet)));
    const qpdf = findQpdf();
    const [ours, theirs]: [Cost[], Cost[]] = [[], []];
    // The first run warms the disk's cache for both and doesn't count.
    for (let run = 0; run <= RUNS; run += 1) {
      const cost = runExport(child, task, packet);
      const other = qpdf.run(files, join(dir, 'merged.pdf'));
      if (run > 0) {
        ours.push(cost);
        theirs.push(other);
      }
    }
    report(files, median(ours), median(theirs), qpdf.name);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** One file, as the application's workers are; beside node_modules, where its native package is found. */
async function bundleChild(): Promise<string> {
  const file = here('../../node_modules/.cache/reinstate-export-child.mjs');
  await build({
    input: here('export-child.ts'),
    platform: 'node',
    external: ['sharp'],
    logLevel: 'silent',
    output: { file, format: 'es', codeSplitting: false },
  });
  return file;
}

function runExport(child: string, task: string, packet: string): Cost {
  rmSync(packet, { force: true });
  return JSON.parse(execFileSync(process.execPath, [child, task], { encoding: 'utf8' })) as Cost;
}

type Qpdf = { readonly name: string; readonly run: (files: readonly CorpusFile[], out: string) => Cost };

/** The system's qpdf where there is one, else the WebAssembly build from the development packages. */
function findQpdf(): Qpdf {
  const version = spawnSync('qpdf', ['--version'], { encoding: 'utf8' });
  const runner = here('qpdf-child.ts');
  const isNative = version.status === 0 && process.platform === 'linux';
  const kind = isNative ? 'native' : 'wasm';
  return {
    name: isNative ? `${version.stdout.split('\n')[0]} (native)` : 'qpdf (WebAssembly, in Node)',
    run: (files, out) => {
      const inputs = files.map(({ asPdf }) => asPdf);
      const cost = JSON.parse(
        execFileSync(process.execPath, [runner, kind, out, ...inputs], { encoding: 'utf8', maxBuffer: 1e8 }),
      ) as Omit<Cost, 'bytes' | 'pages'>;
      return { ...cost, bytes: statSync(out).size, pages: 0 };
    },
  };
}

function median(costs: readonly Cost[]): Cost {
  const middle = (key: keyof Cost): number =>
    costs.map((cost) => cost[key]).sort((a, b) => a - b)[Math.floor(costs.length / 2)] ?? Number.NaN;
  return {
    cpuSeconds: middle('cpuSeconds'),
    wallSeconds: middle('wallSeconds'),
    peakMegabytes: middle('peakMegabytes'),
    pages: middle('pages'),
    bytes: middle('bytes'),
  };
}

function report(files: readonly CorpusFile[], ours: Cost, theirs: Cost, qpdfName: string): void {
  const inputBytes = files.reduce((sum, { path }) => sum + statSync(path).size, 0);
  const row = (name: string, a: number, b: number, digits: number): string =>
    `${name.padEnd(18)}${a.toFixed(digits).padStart(12)}${b.toFixed(digits).padStart(12)}${(a / b).toFixed(2).padStart(10)}`;
  const ratio = ours.cpuSeconds / theirs.cpuSeconds;
  const lines = [
    `${files.length} papers, ${(inputBytes / 1e6).toFixed(1)} MB, packet of ${ours.pages} pages; median of ${RUNS} runs in turn`,
    `beside: ${qpdfName}, --empty --pages, on the same papers (pictures wrapped as PDF beforehand)`,
    '',
    `${''.padEnd(18)}${'export'.padStart(12)}${'qpdf'.padStart(12)}${'ratio'.padStart(10)}`,
    row('CPU seconds', ours.cpuSeconds, theirs.cpuSeconds, 2),
    row('wall seconds', ours.wallSeconds, theirs.wallSeconds, 2),
    row('peak memory MB', ours.peakMegabytes, theirs.peakMegabytes, 0),
    row('output MB', ours.bytes / 1e6, theirs.bytes / 1e6, 1),
    '',
    `aim: CPU at most ${LIMITS.cpuRatio} times qpdf's: ${ratio <= LIMITS.cpuRatio ? 'met' : 'not met'} (${ratio.toFixed(1)})`,
    `aim: memory at most ${LIMITS.peakMegabytes} MB: ${ours.peakMegabytes <= LIMITS.peakMegabytes ? 'met' : 'not met'} (${ours.peakMegabytes.toFixed(0)})`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

await main();
