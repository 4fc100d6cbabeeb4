/**
 * Runs `qpdf --empty --pages` on files and prints what it cost as JSON.
 *
 *   node tests/bench/qpdf-child.ts native|wasm <out> <in>…
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import createQpdf, { type QpdfInstance } from '@neslinesli93/qpdf-wasm';
import { readPeakMegabytes } from './peak-memory.ts';

const [kind, out = '', ...inputs] = process.argv.slice(2);
const startedAt = performance.now();
const cost = kind === 'native' ? await runNative() : await runWasm();
process.stdout.write(`${JSON.stringify(cost)}\n`);

/** The shell's `times` gives the CPU time of its children; memory is looked at while qpdf runs. */
async function runNative() {
  const quoted = [...inputs, out].map((path) => `'${path.replaceAll("'", `'\\''`)}'`);
  const target = quoted.pop() ?? '';
  const script = `qpdf --empty --pages ${quoted.join(' ')} -- ${target} & echo $!; wait $!; times`;
  const shell = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = '';
  let peakKilobytes = 0;
  shell.stdout.on('data', (data: Buffer) => {
    printed += data.toString();
  });
  const watch = setInterval(() => {
    const pid = /^\d+/.exec(printed)?.[0];
    if (pid) peakKilobytes = Math.max(peakKilobytes, readPeak(pid));
  }, 2);
  await new Promise((resolve) => shell.on('close', resolve));
  clearInterval(watch);
  const times = [...printed.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  const [, , user = 0, system = 0] = times;
  return {
    cpuSeconds: user + system,
    wallSeconds: (performance.now() - startedAt) / 1000,
    peakMegabytes: peakKilobytes / 1024,
  };
}

function readPeak(pid: string): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

type QpdfModule = QpdfInstance & { readonly FS: { readonly writeFile: (path: string, data: Uint8Array) => void } };

async function runWasm() {
  const wasm = createRequire(import.meta.url).resolve('@neslinesli93/qpdf-wasm/dist/qpdf.wasm');
  const options = { locateFile: () => wasm, noInitialRun: true };
  const create = createQpdf as unknown as (settings: typeof options) => Promise<QpdfModule>;
  const qpdf = await create(options);
  const names = inputs.map((path, index) => {
    qpdf.FS.writeFile(`/${index}.pdf`, readFileSync(path));
    return `/${index}.pdf`;
  });
  // This build can't tell a further file from a range of pages, so every file gets its range.
  const pages = names.flatMap((name) => [name, '1-z']);
  const status = qpdf.callMain(['--empty', '--pages', ...pages, '--', '/out.pdf']);
  if (status !== 0 && status !== 3) throw new Error(`qpdf ended with ${status}`);
  writeFileSync(out, qpdf.FS.readFile('/out.pdf'));
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return {
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    wallSeconds: (performance.now() - startedAt) / 1000,
    peakMegabytes: readPeakMegabytes(),
  };
}
