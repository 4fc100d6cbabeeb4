import { createHash } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { KitManifest, PacketPlan, PacketReport } from '../../../shared/domain/packet.ts';
import { appError, AppErrorException } from '../../../shared/errors.ts';
import { fail, ok, unwrap, type Result } from '../../../shared/result.ts';
import { writeNewText } from '../../case-folder/write-new-text.ts';
import type { Vault } from '../../vault/vault.ts';
import { MANIFEST_FILE, originalFileName, PACKET_FILE } from './kit-names.ts';
import type { KitRegister } from './kit-register.ts';
import { findTargetFailure, openKitTarget, syncFolder, type KitTarget } from './kit-target.ts';
import type { Progress, WritePacket } from './packet-ports.ts';
import { makePasteTexts, type PasteText } from './paste-texts.ts';
import { compareKitFiles } from './verify-kit.ts';

export type KitTools = {
  readonly vault: Vault;
  readonly writePacket: WritePacket;
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
    const { report, manifest } = await fillKit(tools, order, target.partDir);
    await finishKit(order, target, manifest);
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

type FilledKit = { readonly report: PacketReport; readonly manifest: KitManifest };

async function fillKit(tools: KitTools, order: KitOrder, folder: string): Promise<FilledKit> {
  const { plan, onProgress, signal } = order;
  const written = await tools.writePacket({
    plan,
    target: join(folder, PACKET_FILE),
    signal,
    onProgress: (done, total, step) => onProgress(Math.floor((done / Math.max(total, 1)) * PACKET_SHARE), 100, step),
  });
  const packet = unwrap(written);
  const report: PacketReport = { ...packet, findings: [...order.findings, ...packet.findings] };
  const originals = await copyOriginals(tools.vault, order, folder);
  const texts = makePasteTexts(plan, report);
  await mkdir(join(folder, 'paste'));
  for (const { file, text } of texts) await writeNewText(join(folder, file), text);
  const manifest: KitManifest = {
    format: 'reinstate.kit/1',
    application: tools.application,
    date: plan.date,
    caseTitle: order.caseTitle,
    report,
    originals: originals.map(({ sizeBytes: _sizeBytes, ...original }) => original),
    files: listKitFiles(report, originals, texts),
  };
  await writeNewText(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  return { report, manifest };
}

type Original = KitManifest['originals'][number] & { readonly sizeBytes: number };

async function copyOriginals(vault: Vault, order: KitOrder, folder: string): Promise<readonly Original[]> {
  const { exhibits } = order.plan;
  await mkdir(join(folder, 'originals'));
  const originals: Original[] = [];
  for (const [index, exhibit] of exhibits.entries()) {
    requireRunning(order.signal);
    order.onProgress(PACKET_SHARE + Math.floor((index / exhibits.length) * ORIGINALS_SHARE), 100, 'copy');
    const { sha256, sizeBytes, fileName } = exhibit.source;
    const file = originalFileName(exhibit, index, exhibits.length);
    unwrap(await vault.copyTo(sha256, join(folder, file)));
    // The vault's files are for their owner alone; a kit is made to be handed on.
    await chmod(join(folder, file), 0o644);
    const { label, evidenceId } = exhibit;
    originals.push({ file, exhibit: label, evidenceId, originalName: fileName, sha256, sizeBytes });
  }
  return originals;
}

/** What the files should be, from what was meant and not from the disk: the disk is compared with it afterwards. */
function listKitFiles(
  { packet }: PacketReport,
  originals: readonly Original[],
  texts: readonly PasteText[],
): KitManifest['files'] {
  const files = [
    { file: PACKET_FILE, sizeBytes: packet.bytes, sha256: packet.sha256 },
    ...originals.map(({ file, sizeBytes, sha256 }) => ({ file, sizeBytes, sha256 })),
    ...texts.map(({ file, text }) => ({
      file,
      sizeBytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    })),
  ];
  return files.sort((a, b) => (a.file < b.file ? -1 : 1));
}

async function finishKit(order: KitOrder, target: KitTarget, manifest: KitManifest): Promise<void> {
  requireRunning(order.signal);
  order.onProgress(PACKET_SHARE + ORIGINALS_SHARE, 100, 'verify');
  // The packet itself was read back when it was written; its hash says that it is still that file.
  const faults = await compareKitFiles(target.partDir, manifest);
  if (faults.length > 0) {
    const message = `The kit is not what it should be: ${faults.map((fault) => fault.message).join(' ')}`;
    throw new AppErrorException(appError('packet-fault', message, { faults: [...faults] }));
  }
  for (const folder of ['originals', 'paste', '.']) await syncFolder(join(target.partDir, folder));
  requireRunning(order.signal);
  await target.commit();
  order.onProgress(100, 100, 'verify');
}

function requireRunning(signal: AbortSignal): void {
  if (signal.aborted) throw new AppErrorException(appError('cancelled', 'The export was cancelled', {}));
}
