import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkKit, type KitFileSize } from '../../../shared/domain/checks/channel-checks.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { KitManifest, PacketPlan, PacketReport } from '../../../shared/domain/packet.ts';
import type { PacketLimit } from '../../../shared/domain/packet-limit.ts';
import type { SentContent } from '../../../shared/domain/sent-content.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import { appError, AppErrorException } from '../../../shared/errors.ts';
import { fail, ok, unwrap, type Result } from '../../../shared/result.ts';
import { toJsonText } from '../../../shared/json-text.ts';
import { writeNewText } from '../../case-folder/write-new-text.ts';
import type { Vault } from '../../vault/vault.ts';
import { boxFile, fillBoxes } from './box-texts.ts';
import type { KitChannel } from './kit-channel.ts';
import { writeKitImages } from './kit-images.ts';
import { listPacketFiles, MANIFEST_FILE, originalPath, PACKET_FILE, PACKET_NAME } from './kit-names.ts';
import type { KitRegister } from './kit-register.ts';
import { formatRegister, REGISTER_FILE } from './kit-register-text.ts';
import { findTargetFailure, openKitTarget, syncFolder, type KitTarget } from './kit-target.ts';
import type { Progress, WritePacket, WritePageImages } from './packet-ports.ts';
import { makePasteTexts, makePasteTextsAlone, type PasteText } from './paste-texts.ts';
import { compareKitFiles } from './verify-kit.ts';

export type KitTools = {
  readonly vault: Vault;
  readonly writePacket: WritePacket;
  readonly writePageImages: WritePageImages;
  /** The picture of a page (1-based) that the window drew, if it did. */
  readonly findDrawnPage: (sha256: string, page: number) => StoredFile | undefined;
  /** Name and version, for the manifest. */
  readonly application: string;
  readonly newId: () => string;
  readonly register: KitRegister;
};

export type KitOrder = {
  readonly plan: PacketPlan;
  readonly caseTitle: string;
  /** What goes in; absent: everything. */
  readonly channel?: KitChannel;
  /** What each file of the packet has to keep; none when absent. */
  readonly limit?: PacketLimit;
  /** The case's own words, for the manifest; the letter comes from the packet. */
  readonly content: Omit<SentContent, 'letter'>;
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
const ORIGINALS_SHARE = 10;
const IMAGES_SHARE = 10;

/**
 * Writes a submission kit: packet, originals, texts to paste, manifest. Everything is written beside the target, read
 * back, and only then given its name; on failure or cancel nothing is left. No time, path or user name goes in, so the
 * same case and date give the same bytes.
 */
export async function writeKit(tools: KitTools, order: KitOrder): Promise<Result<PacketReport>> {
  const needBytes = order.plan.exhibits.reduce((sum, exhibit) => sum + 2 * exhibit.source.sizeBytes, 0);
  const opened = await openKitTarget(order.target, tools.newId().slice(0, 8), needBytes, tools.register.enter);
  if (!opened.ok) return opened;
  const target = opened.value;
  try {
    const { report, manifest } = await fillKit(tools, order, target.partDir);
    await finishKit(order, target, manifest);
    return ok(report);
  } catch (thrown) {
    await target.abandon();
    const failure = findTargetFailure(thrown, order.target);
    if (failure) return fail(failure);
    throw thrown;
  }
}

type FilledKit = { readonly report: PacketReport; readonly manifest: KitManifest };

async function fillKit(tools: KitTools, order: KitOrder, folder: string): Promise<FilledKit> {
  const { plan } = order;
  const holdsPacket = order.channel?.contents.packet ?? true;
  const packet = await writeKitPacket(tools, order, folder, holdsPacket);
  const originals = await copyOriginals(tools.vault, order, folder);
  const { images, findings } = await writeImages(tools, order, folder);
  const { texts, boxes, letter } = makeTexts(order, packet);
  if (texts.length > 0) await mkdir(join(folder, 'paste'));
  for (const { file, text } of texts) await writeNewText(join(folder, file), text);
  const files = listKitFiles(holdsPacket ? packet : null, [...originals, ...images], texts);
  const kitFindings = order.channel?.rules
    ? checkKit({
        rules: order.channel.rules,
        contents: order.channel.contents,
        files: listSent(files, [...originals, ...images]),
        boxes,
      })
    : [];
  const report: PacketReport = {
    ...packet,
    ...describeChannel(order),
    findings: [...order.findings, ...packet.findings, ...findings, ...kitFindings],
  };
  const manifest = await addRegister(order, folder, {
    format: 'reinstate.kit/1',
    application: tools.application,
    date: plan.date,
    caseTitle: order.caseTitle,
    report,
    originals: originals.map(({ sizeBytes: _sizeBytes, ...original }) => original),
    ...(order.channel?.rules && { images: images.map(({ sizeBytes: _sizeBytes, ...image }) => image) }),
    files,
    content: { ...order.content, letter },
  });
  await writeNewText(join(folder, MANIFEST_FILE), toJsonText(manifest));
  return { report, manifest };
}

async function writeKitPacket(
  tools: KitTools,
  { plan, limit, onProgress, signal }: KitOrder,
  folder: string,
  holdsPacket: boolean,
): Promise<PacketReport> {
  const written = await tools.writePacket({
    plan,
    ...(holdsPacket && limit && { limit }),
    target: join(folder, PACKET_FILE),
    signal,
    onProgress: (done, total, step) => onProgress(Math.floor((done / Math.max(total, 1)) * PACKET_SHARE), 100, step),
  });
  const packet = unwrap(written);
  // It was written all the same: that is how every exhibit is known to be readable, and every citation to be there.
  if (!holdsPacket) await rm(join(folder, PACKET_FILE));
  return packet;
}

/** The texts to paste: for the boxes of the channel, or all of them where none is chosen. */
function makeTexts({ plan, channel }: KitOrder, packet: PacketReport) {
  const rules = channel?.rules;
  const texts = (channel?.contents.packet ?? true) ? makePasteTexts(plan, packet) : makePasteTextsAlone(plan);
  const letter = texts[0]?.text ?? '';
  if (!channel || !rules) return { texts, boxes: [], letter };
  const boxes = fillBoxes(rules, plan, texts);
  return { texts: boxes.map(({ box, text }): PasteText => ({ file: boxFile(box), text: `${text}\n` })), boxes, letter };
}

async function writeImages(tools: KitTools, { plan, channel, signal, onProgress }: KitOrder, folder: string) {
  if (!channel) return { images: [], findings: [] };
  return writeKitImages(tools.writePageImages, {
    ...{ exhibits: plan.exhibits, pieces: channel.contents.pieces, rules: channel.rules, folder, signal },
    findDrawn: tools.findDrawnPage,
    onProgress: (done, total, step) =>
      onProgress(PACKET_SHARE + ORIGINALS_SHARE + Math.floor((done / Math.max(total, 1)) * IMAGES_SHARE), 100, step),
  });
}

/** The files that the user uploads, with what each is about. */
function listSent(
  files: KitManifest['files'],
  papers: readonly { readonly file: string; readonly evidenceId: string }[],
): readonly KitFileSize[] {
  return files.flatMap(({ file, sizeBytes }) => {
    if (PACKET_NAME.test(file)) return [{ file, sizeBytes, where: 'packet' }];
    const paper = papers.find((one) => one.file === file);
    return paper ? [{ file, sizeBytes, where: `evidence/${paper.evidenceId}` }] : [];
  });
}

function describeChannel({ channel }: KitOrder): Pick<PacketReport, 'channel'> {
  if (!channel?.rules) return {};
  const { id, label } = channel.rules;
  const exhibits = channel.contents.pieces.map(({ exhibit, how }) => ({
    ...{ exhibit: exhibit.label, evidenceId: exhibit.evidenceId, how },
  }));
  return { channel: { id, label, packet: channel.contents.packet, exhibits } };
}

/** A kit for a channel also says in words what it holds. */
async function addRegister({ channel }: KitOrder, folder: string, manifest: KitManifest): Promise<KitManifest> {
  if (!channel?.rules) return manifest;
  const text = formatRegister(channel.rules, channel.contents, manifest);
  await writeNewText(join(folder, REGISTER_FILE), text);
  const files = [...manifest.files, describeText(REGISTER_FILE, text)];
  return { ...manifest, files: files.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

type Original = KitManifest['originals'][number] & { readonly sizeBytes: number };

async function copyOriginals(vault: Vault, order: KitOrder, folder: string): Promise<readonly Original[]> {
  const { exhibits } = order.plan;
  const originals: Original[] = [];
  const isSent = (how: string | undefined): boolean => (how ?? 'original') === 'original';
  const hows = new Map(order.channel?.contents.pieces.map(({ exhibit, how }) => [exhibit.evidenceId, how]));
  // A kit for no channel has the folder also when there are no exhibits.
  if (!order.channel?.rules || [...hows.values()].some(isSent)) await mkdir(join(folder, 'originals'));
  for (const [index, exhibit] of exhibits.entries()) {
    requireRunning(order.signal);
    if (!isSent(hows.get(exhibit.evidenceId))) continue;
    order.onProgress(PACKET_SHARE + Math.floor((index / exhibits.length) * ORIGINALS_SHARE), 100, 'copy');
    const { sha256, sizeBytes, fileName } = exhibit.source;
    const file = originalPath(exhibit, index, exhibits.length);
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
  report: PacketReport | null,
  papers: readonly Pick<Original, 'file' | 'sizeBytes' | 'sha256'>[],
  texts: readonly PasteText[],
): KitManifest['files'] {
  const packet = report ? listPacketFiles(report) : [];
  const files = [
    ...packet.map(({ file, bytes, sha256 }) => ({ file, sizeBytes: bytes, sha256 })),
    ...papers.map(({ file, sizeBytes, sha256 }) => ({ file, sizeBytes, sha256 })),
    ...texts.map(({ file, text }) => describeText(file, text)),
  ];
  return files.sort((a, b) => (a.file < b.file ? -1 : 1));
}

function describeText(file: string, text: string): KitManifest['files'][number] {
  return { file, sizeBytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') };
}

async function finishKit(order: KitOrder, target: KitTarget, manifest: KitManifest): Promise<void> {
  requireRunning(order.signal);
  order.onProgress(PACKET_SHARE + ORIGINALS_SHARE + IMAGES_SHARE, 100, 'verify');
  // The packet itself was read back when it was written; its hash says that it is still that file.
  const faults = await compareKitFiles(target.partDir, manifest);
  if (faults.length > 0) {
    const message = `The kit is not what it should be: ${faults.map((fault) => fault.message).join(' ')}`;
    throw new AppErrorException(appError('packet-fault', message, { faults: [...faults] }));
  }
  for (const folder of ['originals', 'images', 'paste', '.']) {
    const path = join(target.partDir, folder);
    if (existsSync(path)) await syncFolder(path);
  }
  requireRunning(order.signal);
  await target.commit();
  order.onProgress(100, 100, 'verify');
}

function requireRunning(signal: AbortSignal): void {
  if (signal.aborted) throw new AppErrorException(appError('cancelled', 'The export was cancelled', {}));
}
