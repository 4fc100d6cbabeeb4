import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listShownExhibits, sumShownBytes } from '../../shared/domain/exhibit-sheets.ts';
import type { PacketPlan, PacketReport, PacketSize } from '../../shared/domain/packet.ts';
import type { PacketLimit } from '../../shared/domain/packet-limit.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { WorkerContext } from '../jobs/serve-messages.ts';
import {
  buildPacketPart,
  createSourceReader,
  explainFailure,
  getSource,
  type BuiltPart,
  type PacketTask,
} from './build-packet-file.ts';
import { readStored } from '../vault/stored-file.ts';
import { divideIntoVolumes } from './divide-into-volumes.ts';
import { findGoal, fitPacket, type MeasuredPacket, type PacketFit } from './fit-packet.ts';
import { describeSizeProblem, listReducedExhibits } from './reduce/describe-size.ts';
import { getPacketFonts } from './text/get-packet-fonts.ts';
import { mergeVolumes } from './merge-volumes.ts';
import { writePacket } from './write-packet.ts';

/** An export with the size that its files may have. */
export type LimitedTask = PacketTask & { readonly limit?: PacketLimit };

/** Parts of the whole work, in thousandths: weighing, reducing, writing. */
const PHASES = { measured: 150, reduced: 700, all: 1000 } as const;
/** A packet is about as large as its files; with less than this share of the limit it is written without weighing. */
const SURE_SHARE = 0.9;

/**
 * Writes a packet into one file, or into volumes beside it (`packet-1-of-3.pdf`) where one can't be brought below the
 * limit, and reads every file back. The same task gives the same bytes.
 *
 * Errors: those of `buildPacketPart`. Nothing that was written is left then.
 */
export async function buildPacket(task: LimitedTask, context: WorkerContext): Promise<Result<PacketReport>> {
  const { limit } = task;
  if (!limit) return reportOf(await buildPacketPart(task, context));
  const sourceBytes = sumShownBytes(task.plan.exhibits);
  if (sourceBytes < limit.limitBytes * SURE_SHARE) {
    const built = await buildPacketPart(task, context);
    if (!built.ok || built.value.report.packet.bytes <= limit.limitBytes) return reportOf(built);
    rmSync(task.partFile, { force: true });
  }
  try {
    return await buildWithin(task, limit, context);
  } catch (error) {
    if (context.signal.aborted) return fail(appError('cancelled', 'The export was cancelled.', {}));
    return explainFailure(error, task.partFile);
  }
}

function reportOf(built: Result<BuiltPart>): Result<PacketReport> {
  return built.ok ? ok(built.value.report) : built;
}

async function buildWithin(
  task: LimitedTask,
  limit: PacketLimit,
  context: WorkerContext,
): Promise<Result<PacketReport>> {
  const fitted = await fitPacket(task.plan, limit, {
    measure: () => measure(task, phase(context, 0, PHASES.measured)),
    readSource: async (sha256) => readStored(getSource(task.sources, sha256)),
    scratchFile: `${task.partFile}.pictures`,
    signal: context.signal,
    reportProgress: (done, total) =>
      phase(context, PHASES.measured, PHASES.reduced).reportProgress(done, total, 'reduce'),
  });
  if (!fitted.ok) return fitted;
  const { reduced, expectedBytes } = fitted.value;
  const writing = phase(context, PHASES.reduced, PHASES.all);
  try {
    const canDivide = task.plan.exhibits.length > 1 && findOwnBytes(fitted.value) < findGoal(limit.limitBytes);
    if (expectedBytes <= limit.limitBytes || !canDivide) {
      const built = await buildPacketPart(task, writing, reduced ? { reductions: reduced } : {});
      if (!built.ok) return built;
      const isMet = built.value.report.packet.bytes <= limit.limitBytes;
      if (isMet || !canDivide) return ok(reportOne(task, limit, fitted.value, built.value));
      rmSync(task.partFile, { force: true });
    }
    return await buildVolumes(task, limit, fitted.value, writing);
  } finally {
    reduced?.close();
  }
}

/** What letter, plan, index and separator sheets take. */
function findOwnBytes({ unreduced }: PacketFit): number {
  return unreduced.sizeBytes - sum(unreduced.sourceBytes.values());
}

/** The report of a packet in one file, whether it keeps the limit or can't. */
function reportOne(
  task: LimitedTask,
  limit: PacketLimit,
  fit: PacketFit,
  { report, sourceBytes }: BuiltPart,
): PacketReport {
  const { limitBytes } = limit;
  const sizeBytes = report.packet.bytes;
  const isMet = sizeBytes <= limitBytes;
  if (isMet && !fit.reduced) return report;
  const size = describeSize(task, limit, fit, sourceBytes, isMet);
  if (isMet) return { ...report, size };
  const finding = describeSizeProblem({ kind: 'packet', limitBytes, sizeBytes, twoColour: limit.twoColour });
  return { ...report, size, findings: [finding, ...report.findings] };
}

/** Writes the packet to nowhere. */
async function measure(task: PacketTask, context: WorkerContext): Promise<Result<MeasuredPacket>> {
  let sizeBytes = 0;
  const written = await writePacket({
    plan: task.plan,
    fonts: getPacketFonts(task.fontsDir, task.addedFontsDir),
    readSource: createSourceReader(task),
    sink: { write: (bytes) => void (sizeBytes += bytes.length) },
    signal: context.signal,
    reportProgress: (done, total) => context.reportProgress(done, total, 'layout'),
  });
  return written.ok ? ok({ sizeBytes, sourceBytes: written.value.sourceBytes }) : written;
}

function describeSize(
  task: LimitedTask,
  limit: PacketLimit,
  { reduced, unreduced }: PacketFit,
  after: ReadonlyMap<string, number>,
  isMet: boolean,
): PacketSize {
  return {
    limitBytes: limit.limitBytes,
    unreducedBytes: unreduced.sizeBytes,
    isMet,
    twoColour: limit.twoColour,
    exhibits: listReducedExhibits(task.plan, reduced?.outcomes ?? [], unreduced.sourceBytes, after),
  };
}

/** Times that volumes are cut anew when one of them came out larger than was expected. */
const MAX_CUTS = 6;

async function buildVolumes(
  task: LimitedTask,
  limit: PacketLimit,
  fit: PacketFit,
  context: WorkerContext,
): Promise<Result<PacketReport>> {
  const expected = expectSources(fit);
  let roomBytes = findGoal(limit.limitBytes);
  for (let cut = 1; ; cut += 1) {
    const ownBytes = findOwnBytes(fit);
    const exhibitVolumes = divideIntoVolumes(task.plan.exhibits, expected, { roomBytes, ownBytes });
    const built = await buildSet(task, fit, exhibitVolumes, context);
    if (!built.ok) return built;
    const parts = built.value;
    const oversized = parts.filter(({ report }) => report.packet.bytes > limit.limitBytes);
    const canCut = oversized.some(({ report }) => report.exhibits.length > 1);
    if (canCut && cut < MAX_CUTS) {
      for (const { report } of parts) rmSync(join(dirname(task.partFile), report.packet.file), { force: true });
      roomBytes -= Math.max(...oversized.map(({ report }) => report.packet.bytes - limit.limitBytes)) + 8_000;
      continue;
    }
    const after = new Map(parts.flatMap(({ sourceBytes }) => [...sourceBytes]));
    const size = describeSize(task, limit, fit, after, oversized.length === 0);
    const findings = listFindings(task.plan, limit, parts, oversized);
    return ok(
      mergeVolumes(
        parts.map(({ report }) => report),
        size,
        findings,
      ),
    );
  }
}

/** What each source will take, with its pictures reduced. */
function expectSources({ unreduced, reduced }: PacketFit): ReadonlyMap<string, number> {
  const expected = new Map(unreduced.sourceBytes);
  for (const { sha256, beforeBytes, afterBytes } of reduced?.outcomes ?? []) {
    expected.set(sha256, (expected.get(sha256) ?? 0) - beforeBytes + afterBytes);
  }
  return expected;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

async function buildSet(
  task: LimitedTask,
  { reduced }: PacketFit,
  exhibitVolumes: readonly number[],
  context: WorkerContext,
): Promise<Result<readonly BuiltPart[]>> {
  const count = Math.max(1, ...exhibitVolumes);
  const folder = dirname(task.partFile);
  const written: string[] = [];
  const parts: BuiltPart[] = [];
  for (let number = 1; number <= count; number += 1) {
    const partFile = join(folder, `packet-${number}-of-${count}.pdf`);
    const own = phase(context, (number - 1) / count, number / count, 1);
    const part = { volume: { number, count, exhibitVolumes }, ...(reduced && { reductions: reduced }) };
    const built = await buildPacketPart({ ...task, partFile }, own, part);
    if (!built.ok) {
      for (const path of written) rmSync(path, { force: true });
      return built;
    }
    written.push(partFile);
    parts.push(built.value);
  }
  return ok(parts);
}

function listFindings(
  plan: PacketPlan,
  limit: PacketLimit,
  parts: readonly BuiltPart[],
  oversized: readonly BuiltPart[],
): PacketReport['findings'] {
  const { limitBytes, twoColour } = limit;
  const divided = describeSizeProblem({ kind: 'divided', count: parts.length, limitBytes });
  const single = oversized.flatMap(({ report }) => {
    const exhibit = plan.exhibits.find(({ label }) => label === listShownExhibits(report.exhibits).at(-1)?.label);
    if (!exhibit) return [];
    const { label, evidenceId, exact = false } = exhibit;
    const sizeBytes = report.packet.bytes;
    return [describeSizeProblem({ kind: 'too-large', limitBytes, sizeBytes, label, evidenceId, exact, twoColour })];
  });
  return [...single, ...(parts.length > 1 ? [divided] : [])];
}

/** A context whose progress is a part of the whole. */
function phase(context: WorkerContext, from: number, to: number, whole: number = PHASES.all): WorkerContext {
  return {
    ...context,
    signal: context.signal,
    reportProgress: (done, total, step) => {
      const share = from + ((to - from) * done) / Math.max(total, 1);
      context.reportProgress(Math.floor((share / whole) * PHASES.all), PHASES.all, step);
    },
  };
}
