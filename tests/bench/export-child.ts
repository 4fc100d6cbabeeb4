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
const result = await buildPacketFile(task, { signal: new AbortController().signal, reportProgress: () => {} });
if (!result.ok) throw new Error(result.error.message);
const { userCPUTime, systemCPUTime } = process.resourceUsage();
const cost = {
  pages: result.value.packet.pages,
  bytes: result.value.packet.bytes,
  cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
  wallSeconds: (performance.now() - startedAt) / 1000,
  peakMegabytes: readPeakMegabytes(),
};
process.stdout.write(`${JSON.stringify(cost)}\n`);
