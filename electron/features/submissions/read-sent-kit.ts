import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { EvidenceKind, EvidenceMime, VaultFile } from '../../../shared/domain/evidence.ts';
import type { KitManifest, PacketFault } from '../../../shared/domain/packet.ts';
import { listSentFiles, type SentFile, type SentText } from '../../../shared/domain/submission.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Vault } from '../../vault/vault.ts';
import { MANIFEST_FILE } from '../packets/kit-names.ts';
import { compareKitFiles, readManifest } from '../packets/verify-kit.ts';
import { tellRefusal } from '../../../shared/domain/file-refusal.ts';
import { say, spellOut } from '../../../shared/domain/said.ts';

/** A kit whose files are those of its export. */
export type SentKit = {
  readonly manifest: KitManifest;
  readonly files: readonly SentFile[];
  readonly texts: readonly SentText[];
};

/**
 * Reads a kit's folder again, every file of it. Files beside the kit's own (a virus scanner's, the system's) don't matter.
 * Errors: `not-found` and `invalid-input` (no kit), `files-refused` with each file that is missing or changed.
 */
export async function readSentKit(folder: string): Promise<Result<SentKit>> {
  const manifest = await readManifest(folder);
  if (!manifest.ok) return manifest;
  const faults = (await compareKitFiles(folder, manifest.value)).filter(({ rule }) => rule !== 'file-unknown');
  if (faults.length > 0) return refuse(faults, manifest.value);
  const files = listSentFiles(manifest.value);
  const texts = files.filter(({ role }) => role === 'text');
  const read = texts.map(async ({ file }) => ({ file, text: await readFile(join(folder, file), 'utf8') }));
  return ok({ manifest: manifest.value, files, texts: await Promise.all(read) });
}

/** The files of a kit that are no texts, as the vault knows them. */
export type KeptFile = { readonly file: string; readonly held: VaultFile };

/**
 * Brings the packet, the pictures and the originals of a kit into the vault; originals are there as a rule. What is kept is
 * what the manifest says: a file that changes in between is refused. Errors: `files-refused`, and those of the vault.
 */
export async function keepSentFiles(vault: Vault, folder: string, kit: SentKit): Promise<Result<readonly KeptFile[]>> {
  const kept: KeptFile[] = [];
  for (const { file, role, sha256, sizeBytes } of kit.files) {
    if (role === 'text') continue;
    const ingested = await vault.ingestFile(join(folder, file), { maxBytes: Number.MAX_SAFE_INTEGER });
    if (!ingested.ok) return ingested;
    if (ingested.value.sha256 !== sha256) {
      return refuse([{ rule: 'hash', page: null, message: `${file} is not as it was written.` }], kit.manifest);
    }
    kept.push({ file, held: { ...describeFile(file, kit.manifest), sha256, sizeBytes } });
  }
  return ok(kept);
}

/** Files of a kit that the vault holds already, by their paths in the kit. */
export function describeKept(manifest: KitManifest, files: readonly string[]): readonly KeptFile[] {
  return manifest.files.flatMap(({ file, sha256, sizeBytes }) =>
    files.includes(file) ? [{ file, held: { ...describeFile(file, manifest), sha256, sizeBytes } }] : [],
  );
}

/** By the endings that a kit gives. */
const TYPES: Readonly<Record<string, readonly [EvidenceMime, EvidenceKind]>> = {
  '.jpg': ['image/jpeg', 'image'],
  '.png': ['image/png', 'image'],
  '.webp': ['image/webp', 'image'],
  '.gif': ['image/gif', 'image'],
  '.bmp': ['image/bmp', 'image'],
  '.tif': ['image/tiff', 'image'],
  '.heic': ['image/heic', 'image'],
  '.eml': ['message/rfc822', 'email'],
  '.txt': ['text/plain', 'text'],
  '.csv': ['text/csv', 'table'],
};

/** What is known of a file without looking into it. Only files that no evidence has are kept with so little. */
function describeFile(file: string, { report }: KitManifest): Omit<VaultFile, 'sha256' | 'sizeBytes'> {
  const { packet, volumes } = report;
  const pageCount = (volumes ?? [packet]).find((one) => one.file === file)?.pages ?? 1;
  const [mime, kind] = TYPES[extname(file)] ?? ['application/pdf', 'pdf'];
  return { kind, mime, pageCount, width: null, height: null, dpi: null, findings: [], pictureHash: null };
}

const FIX = say`Choose the folder with the files as you sent them, or export again and send that kit.`;

function refuse(faults: readonly PacketFault[], { files }: Pick<KitManifest, 'files'>): Result<never> {
  const refused = faults.map(({ message, rule }) => {
    const file = files.find((one) => message.startsWith(one.file))?.file ?? MANIFEST_FILE;
    const isMissing = rule === 'file-missing';
    const said = isMissing ? say`${file} is missing.` : say`${file} is not as it was exported.`;
    return { ...tellRefusal({ file, code: isMissing ? 'missing' : 'changed', message: said, fix: FIX }), message };
  });
  const message = `This kit is not as it was exported: ${faults.map((fault) => fault.message).join(' ')} ${spellOut(FIX)}`;
  return fail(appError('files-refused', message, { files: refused }));
}
