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

/** Medians of what one run cost; the export's also by step. */
type Cost = Readonly<Record<string, number>>;

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
    const tools = findQpdfs();
    const ours: Cost[] = [];
    const theirs = tools.map((): Cost[] => []);
    // The first run warms the disk's cache for all and doesn't count.
    for (let run = 0; run <= RUNS; run += 1) {
      const cost = runExport(child, task, packet);
      const others = tools.map((tool) => runQpdf(tool, files, join(dir, 'merged.pdf')));
      if (run === 0) continue;
      ours.push(cost);
      others.forEach((other, index) => theirs[index]?.push(other));
    }
    report(
      files,
      median(ours),
      tools.map((tool, index) => ({ tool, cost: median(theirs[index] ?? []) })),
    );
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

type Qpdf = { readonly kind: 'native' | 'wasm'; readonly name: string };

/** The system's qpdf where there is one (the aims are set against it), and the WebAssembly build of the development packages. */
function findQpdfs(): readonly Qpdf[] {
  const version = spawnSync('qpdf', ['--version'], { encoding: 'utf8' });
  const wasm: Qpdf = { kind: 'wasm', name: 'qpdf as WebAssembly, in Node' };
  if (version.status !== 0 || process.platform !== 'linux') return [wasm];
  return [{ kind: 'native', name: `${version.stdout.split('\n')[0] ?? 'qpdf'}, native` }, wasm];
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

function report(
  files: readonly CorpusFile[],
  ours: Cost,
  others: readonly { readonly tool: Qpdf; readonly cost: Cost }[],
): void {
  const inputBytes = files.reduce((sum, { path }) => sum + statSync(path).size, 0);
  const get = (cost: Cost, key: string): number => cost[key] ?? Number.NaN;
  const lines = [
    `${files.length} papers, ${(inputBytes / 1e6).toFixed(1)} MB; a packet of ${get(ours, 'pages')} pages; median of ${RUNS} runs in turn`,
    `export, CPU seconds: start ${get(ours, 'startSeconds').toFixed(2)}, own pages ${get(ours, 'layoutSeconds').toFixed(2)}, ` +
      `write ${get(ours, 'writeSeconds').toFixed(2)}, read back ${get(ours, 'verifySeconds').toFixed(2)}`,
  ];
  for (const { tool, cost } of others) {
    const row = (name: string, key: string, unit: number, digits: number): string => {
      const [a, b] = [get(ours, key) / unit, get(cost, key) / unit];
      const cells = [a.toFixed(digits), b.toFixed(digits), (a / b).toFixed(2)];
      return name.padEnd(18) + cells.map((cell) => cell.padStart(10)).join('');
    };
    lines.push(
      '',
      `beside ${tool.name}: --empty --pages on the same papers (pictures wrapped as PDF beforehand)`,
      ''.padEnd(18) + ['export', 'qpdf', 'ratio'].map((cell) => cell.padStart(10)).join(''),
      row('CPU seconds', 'cpuSeconds', 1, 2),
      row('wall seconds', 'wallSeconds', 1, 2),
      row('peak memory MB', 'peakMegabytes', 1, 0),
      row('output MB', 'bytes', 1e6, 1),
    );
  }
  const [first] = others;
  const ratio = get(ours, 'cpuSeconds') / get(first?.cost ?? {}, 'cpuSeconds');
  const peak = get(ours, 'peakMegabytes');
  lines.push(
    '',
    `aim: at most ${LIMITS.cpuRatio} times the CPU of the first: ${ratio <= LIMITS.cpuRatio ? 'met' : 'not met'} (${ratio.toFixed(1)})`,
    `aim: at most ${LIMITS.peakMegabytes} MB: ${peak <= LIMITS.peakMegabytes ? 'met' : 'not met'} (${peak.toFixed(0)})`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}

await main();
