/**
 * Exports in a process of its own, for the benchmark, as the application does: the main thread starts the packet worker
 * and waits. The first export is cold, Node's own start included; the further ones find the worker warm.
 * Prints what each cost as JSON.
 *
 *   node export-child.mjs <task.json> <exports>      bundled, beside packet-worker.mjs
 *   node tests/bench/export-child.ts <task.json>     from the sources
 */
import { readFileSync, rmSync } from 'node:fs';
import { EXPORT_THREAD } from '../../electron/app/export-thread.ts';
import { createWarmRunner } from '../../electron/jobs/warm-runner.ts';
import type { PacketTask } from '../../electron/pdf/build-packet-file.ts';
import type { PacketWorkerTask } from '../../electron/pdf/packet-worker.ts';
import type { PacketReport } from '../../shared/domain/packet.ts';
import { readPeakMegabytes } from './peak-memory.ts';

const [file = '', exports = '1'] = process.argv.slice(2);
const isBundled = !import.meta.url.endsWith('.ts');
const task = JSON.parse(readFileSync(file, 'utf8')) as PacketTask;
const runner = createWarmRunner<PacketWorkerTask, PacketReport>({
  workerFile: new URL(isBundled ? './packet-worker.mjs' : '../../electron/pdf/packet-worker.ts', import.meta.url),
  ...EXPORT_THREAD,
  onError: (error) => console.error(error),
});
const costs: object[] = [];
let [cpuBefore, wallBefore] = [0, 0];
for (let run = 0; run < Number(exports); run += 1) {
  rmSync(task.partFile, { force: true });
  costs.push(await exportOnce());
  [cpuBefore, wallBefore] = [readCpuSeconds(), performance.now()];
}
await runner.close();
process.stdout.write(`${JSON.stringify(costs)}\n`);

async function exportOnce() {
  const steps = new Map<string, number>();
  const mainBefore = process.threadCpuUsage();
  const result = await runner.run(
    { kind: 'write', ...task },
    {
      signal: new AbortController().signal,
      onProgress: (_done, _total, step) => {
        if (!steps.has(step)) steps.set(step, readCpuSeconds());
      },
    },
  );
  const endAt = readCpuSeconds();
  const main = process.threadCpuUsage(mainBefore);
  if (!result.ok) throw new Error(result.error.message);
  const [layoutAt = 0, writeAt = 0, verifyAt = 0] = ['layout', 'write', 'verify'].map((step) => steps.get(step));
  return {
    pages: result.value.packet.pages,
    bytes: result.value.packet.bytes,
    cpuSeconds: endAt - cpuBefore,
    startSeconds: layoutAt - cpuBefore,
    layoutSeconds: writeAt - layoutAt,
    writeSeconds: verifyAt - writeAt,
    verifySeconds: endAt - verifyAt,
    wallSeconds: (performance.now() - wallBefore) / 1000,
    peakMegabytes: readPeakMegabytes(),
    // Of all tasks together: no single one is longer. By the clock, a busy machine would be measured.
    mainThreadMs: (main.user + main.system) / 1000,
  };
}

function readCpuSeconds(): number {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return (userCPUTime + systemCPUTime) / 1e6;
}
