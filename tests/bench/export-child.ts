/**
 * One export in a process of its own, for the benchmark: what the packet worker does, from plan to verified file.
 * Prints what it cost as JSON.
 *
 *   node tests/bench/export-child.ts <task.json>
 */
import { readFileSync } from 'node:fs';
import { buildPacketFile, type PacketTask } from '../../electron/pdf/build-packet-file.ts';
import { readPeakMegabytes } from './peak-memory.ts';

const task = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as PacketTask;
const startedAt = performance.now();
/** CPU seconds of this process when each step began. */
const steps = new Map<string, number>();
const result = await buildPacketFile(task, {
  signal: new AbortController().signal,
  reportProgress: (_done, _total, step) => {
    if (!steps.has(step)) steps.set(step, readCpuSeconds());
  },
});
if (!result.ok) throw new Error(result.error.message);
const [layoutAt = 0, writeAt = 0, verifyAt = 0] = ['layout', 'write', 'verify'].map((step) => steps.get(step));
const endAt = readCpuSeconds();
const cost = {
  pages: result.value.packet.pages,
  bytes: result.value.packet.bytes,
  cpuSeconds: endAt,
  startSeconds: layoutAt,
  layoutSeconds: writeAt - layoutAt,
  writeSeconds: verifyAt - writeAt,
  verifySeconds: endAt - verifyAt,
  wallSeconds: (performance.now() - startedAt) / 1000,
  peakMegabytes: readPeakMegabytes(),
};
process.stdout.write(`${JSON.stringify(cost)}\n`);

function readCpuSeconds(): number {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return (userCPUTime + systemCPUTime) / 1e6;
}
