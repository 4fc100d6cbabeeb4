import { lstat, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { listShownExhibits } from '../../../shared/domain/exhibit-sheets.ts';
import {
  kitManifestSchema,
  type KitManifest,
  type PacketFault,
  type PacketFaultRule,
} from '../../../shared/domain/packet.ts';
import { appError } from '../../../shared/errors.ts';
import { listIssues } from '../../../shared/input-issues.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { checkPasteTexts } from './check-paste-texts.ts';
import { hashFile, listFiles } from './kit-files.ts';
import { compareVolumes, reportOfVolume } from './kit-volumes.ts';
import { listPacketFiles, MANIFEST_FILE } from './kit-names.ts';
import type { OriginalOfKit, VerifyPacket } from './packet-ports.ts';

/**
 * Compares a kit's folder with its manifest, file by file, and reads its packet back.
 * @returns every fault; `not-found` or `invalid-input` when the folder isn't a kit at all
 */
export async function verifyKit(
  folder: string,
  { verifyPacket, signal }: { readonly verifyPacket: VerifyPacket; readonly signal: AbortSignal },
): Promise<Result<readonly PacketFault[]>> {
  const manifest = await readManifest(folder);
  if (!manifest.ok) return manifest;
  const files = await compareKitFiles(folder, manifest.value);
  const faults = [...files, ...(await checkPasteTexts(folder, manifest.value))];
  const originals = listOriginals(folder, manifest.value);
  for (const [index, { file }] of listPacketFiles(manifest.value.report).entries()) {
    const packetFile = join(folder, file);
    if (!(await isFile(packetFile))) continue;
    const report = reportOfVolume(manifest.value.report, index + 1);
    const packet = await verifyPacket({ file: packetFile, report, originals, signal });
    if (!packet.ok) return packet;
    // A changed packet is named once, as a file.
    const own = packet.value.filter(({ rule }) => rule !== 'hash');
    const isVolume = manifest.value.report.volumes !== undefined;
    faults.push(...own.map((fault) => (isVolume ? { ...fault, message: `${file}: ${fault.message}` } : fault)));
  }
  return ok(faults);
}

/** Originals that the packet's pages can be compared with; a reduced file that a second exhibit shows stands with the first. */
function listOriginals(folder: string, { originals, report }: KitManifest): readonly OriginalOfKit[] {
  const shown = new Set(listShownExhibits(report.exhibits).map(({ label }) => label));
  const reduced = new Set(report.size?.exhibits.map(({ label }) => label));
  const changed = new Set(originals.filter(({ exhibit }) => reduced.has(exhibit)).map(({ sha256 }) => sha256));
  return originals
    .filter(({ exhibit, sha256 }) => shown.has(exhibit) && (reduced.has(exhibit) || !changed.has(sha256)))
    .map(({ exhibit, file }) => ({ label: exhibit, file: join(folder, file) }));
}

/** The manifest of a kit's folder. Errors: `not-found`, `invalid-input`. */
export async function readManifest(folder: string): Promise<Result<KitManifest>> {
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) {
    return fail(appError('not-found', `${folder} has no ${MANIFEST_FILE}`, { what: 'kit', id: folder }));
  }
  const json = parseJson(text);
  const parsed = kitManifestSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const issues = listIssues(parsed.error, json);
  return fail(appError('invalid-input', `${MANIFEST_FILE} is not the manifest of a kit`, { issues }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads every file of a kit again and compares it with the manifest; names what differs, lacks or is too many. */
export async function compareKitFiles(folder: string, manifest: KitManifest): Promise<readonly PacketFault[]> {
  const listed = new Map(manifest.files.map((entry) => [entry.file, entry]));
  const present = new Set((await listFiles(folder)).filter((file) => file !== MANIFEST_FILE));
  const faults: PacketFault[] = [];
  const add = (rule: PacketFaultRule, file: string, words: string): void => {
    faults.push({ rule, page: null, message: `${file} ${words}` });
  };
  for (const [file, { sha256, sizeBytes }] of listed) {
    if (!present.delete(file) || !(await isFile(join(folder, file)))) {
      add('file-missing', file, 'is missing.');
      continue;
    }
    const found = await hashFile(join(folder, file));
    if (found.sha256 !== sha256) add('hash', file, 'is not as it was written.');
    else if (found.sizeBytes !== sizeBytes) add('manifest', file, 'has another size than the manifest says.');
  }
  for (const file of present) add('file-unknown', file, 'is not part of the kit.');
  for (const { file, sha256 } of [...manifest.originals, ...(manifest.images ?? [])]) {
    if (listed.get(file)?.sha256 !== sha256) add('manifest', file, 'has another hash as an exhibit than as a file.');
  }
  for (const file of listWrongPackets(manifest)) {
    add('manifest', file, 'has another hash in the report than as a file.');
  }
  return [...faults, ...compareReport(manifest), ...compareVolumes(manifest.report)];
}

/** Files of the packet that are listed with another hash than the report's, or at all where the kit holds no packet. */
function listWrongPackets({ files, report }: KitManifest): readonly string[] {
  const holdsPacket = report.channel?.packet ?? true;
  return listPacketFiles(report)
    .filter(({ file, sha256 }) => {
      const listed = files.find((entry) => entry.file === file);
      return holdsPacket ? listed?.sha256 !== sha256 : listed !== undefined;
    })
    .map(({ file }) => file);
}

/** What a manifest says twice must agree: exhibits with their originals, sections with the pages. */
function compareReport({ report, originals }: KitManifest): readonly PacketFault[] {
  const missing = report.exhibits.filter(
    ({ label, evidenceId }) =>
      (report.channel?.exhibits.find((item) => item.evidenceId === evidenceId)?.how ?? 'original') === 'original' &&
      !originals.some((item) => item.exhibit === label && item.evidenceId === evidenceId),
  );
  const faults = [
    ...missing.map(({ label }) => `Exhibit ${label} has no original in the manifest.`),
    ...listLostFiles(report, originals).map(
      ({ label, enclosed }) => `Exhibit ${label} is the separate file ${enclosed}, which is not among the originals.`,
    ),
  ];
  let page = 0;
  for (const { kind, firstPage, lastPage } of report.sections) {
    if (firstPage !== page + 1 || lastPage < firstPage)
      faults.push(`The section "${kind}" has other pages than it should.`);
    page = lastPage;
  }
  if (page !== report.packet.pages) faults.push(`The sections end on page ${page} of ${report.packet.pages}.`);
  return faults.map((message) => ({ rule: 'manifest', page: null, message }));
}

/** Exhibits that the packet calls separate files, and of which the kit has no original of that name. */
function listLostFiles(report: KitManifest['report'], originals: KitManifest['originals']) {
  if (report.channel?.packet === false) return [];
  return report.exhibits.filter(
    ({ label, enclosed }) =>
      enclosed !== undefined &&
      !originals.some(({ exhibit, file }) => exhibit === label && posix.basename(file) === enclosed),
  );
}

/** An ordinary file, not a folder or a link to elsewhere. */
async function isFile(path: string): Promise<boolean> {
  return lstat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
