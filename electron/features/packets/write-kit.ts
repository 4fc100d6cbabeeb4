import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { KitManifest, PacketPlan, PacketReport } from '../../../shared/domain/packet.ts';
import { appError, AppErrorException } from '../../../shared/errors.ts';
import { fail, ok, unwrap, type Result } from '../../../shared/result.ts';
import { writeNewText } from '../../case-folder/write-new-text.ts';
import type { Vault } from '../../vault/vault.ts';
import { hashFile, listFiles, type KitFile } from './kit-files.ts';
import { MANIFEST_FILE, originalFileName, PACKET_FILE } from './kit-names.ts';
import type { KitRegister } from './kit-register.ts';
import { findTargetFailure, openKitTarget, syncFolder, type KitTarget } from './kit-target.ts';
import type { Progress, VerifyPacket, WritePacket } from './packet-ports.ts';
import { makePasteTexts } from './paste-texts.ts';
import { verifyKit } from './verify-kit.ts';

export type KitTools = {
  readonly vault: Vault;
  readonly writePacket: WritePacket;
  readonly verifyPacket: VerifyPacket;
  /** Name and version, for the manifest. */
  readonly application: string;
  readonly newId: () => string;
  readonly register: KitRegister;
};

export type KitOrder = {
  readonly plan: PacketPlan;
  readonly caseTitle: string;
  /** Findings of the checks, for the report. */
  readonly findings: readonly Finding[];
  /** The kit's folder; must not exist, or be empty. */
  readonly target: string;
  readonly signal: AbortSignal;
  /** In percent. */
  readonly onProgress: Progress;
};

/** Shares of the whole, in percent: writing pages is most of the work. */
const PACKET_SHARE = 70;
const ORIGINALS_SHARE = 20;

/**
 * Writes a submission kit: packet, originals, texts to paste, manifest. Everything is written beside the target, read
 * back, and only then given its name; on failure or cancel nothing is left. No time, path or user name goes in, so the
 * same case and date give the same bytes.
 */
export async function writeKit(tools: KitTools, order: KitOrder): Promise<Result<PacketReport>> {
  const needBytes = order.plan.exhibits.reduce((sum, exhibit) => sum + 2 * exhibit.source.sizeBytes, 0);
  const opened = await openKitTarget(order.target, tools.newId().slice(0, 8), needBytes);
  if (!opened.ok) return opened;
  const target = opened.value;
  const leave = await tools.register.enter(target.partDir);
  try {
    const report = await fillKit(tools, order, target.partDir);
    await finishKit(tools, order, target);
    return ok(report);
  } catch (thrown) {
    await target.abandon();
    const failure = findTargetFailure(thrown, order.target);
    if (failure) return fail(failure);
    throw thrown;
  } finally {
    await leave();
  }
}

async function fillKit(tools: KitTools, order: KitOrder, folder: string): Promise<PacketReport> {
  const { plan, onProgress, signal } = order;
  const written = await tools.writePacket({
    plan,
    target: join(folder, PACKET_FILE),
    signal,
    onProgress: (done, total, step) => onProgress(Math.floor((done / Math.max(total, 1)) * PACKET_SHARE), 100, step),
  });
  const packet = unwrap(written);
  const report: PacketReport = {
    ...packet,
    packet: { ...packet.packet, file: PACKET_FILE },
    findings: [...order.findings, ...packet.findings],
  };
  const originals = await copyOriginals(tools.vault, order, folder);
  await mkdir(join(folder, 'paste'));
  for (const { file, text } of makePasteTexts(plan, report)) await writeNewText(join(folder, file), text);
  const manifest: KitManifest = {
    format: 'reinstate.kit/1',
    application: tools.application,
    date: plan.date,
    caseTitle: order.caseTitle,
    report,
    originals,
    files: await describeFiles(folder),
  };
  await writeNewText(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  return report;
}

async function copyOriginals(vault: Vault, order: KitOrder, folder: string): Promise<KitManifest['originals']> {
  const { exhibits } = order.plan;
  await mkdir(join(folder, 'originals'));
  const originals: KitManifest['originals'] = [];
  for (const [index, exhibit] of exhibits.entries()) {
    requireRunning(order.signal);
    order.onProgress(PACKET_SHARE + Math.floor((index / exhibits.length) * ORIGINALS_SHARE), 100, 'copy');
    const file = originalFileName(exhibit, index, exhibits.length);
    unwrap(await vault.copyTo(exhibit.source.sha256, join(folder, file)));
    originals.push({
      file,
      exhibit: exhibit.label,
      evidenceId: exhibit.evidenceId,
      originalName: exhibit.source.fileName,
      sha256: exhibit.source.sha256,
    });
  }
  return originals;
}

/** Hashes come from the disk, not from what was meant to be written. */
async function describeFiles(folder: string): Promise<KitFile[]> {
  const files: KitFile[] = [];
  for (const file of await listFiles(folder)) files.push({ file, ...(await hashFile(join(folder, file))) });
  return files;
}

async function finishKit(tools: KitTools, order: KitOrder, target: KitTarget): Promise<void> {
  requireRunning(order.signal);
  order.onProgress(PACKET_SHARE + ORIGINALS_SHARE, 100, 'verify');
  const faults = unwrap(await verifyKit(target.partDir, { verifyPacket: tools.verifyPacket, signal: order.signal }));
  if (faults.length > 0) {
    const message = `The kit is not what it should be: ${faults.map((fault) => fault.message).join(' ')}`;
    throw new AppErrorException(appError('packet-fault', message, { faults }));
  }
  for (const folder of ['originals', 'paste', '.']) await syncFolder(join(target.partDir, folder));
  requireRunning(order.signal);
  await target.commit();
  order.onProgress(100, 100, 'verify');
}

function requireRunning(signal: AbortSignal): void {
  if (signal.aborted) throw new AppErrorException(appError('cancelled', 'The export was cancelled', {}));
}
