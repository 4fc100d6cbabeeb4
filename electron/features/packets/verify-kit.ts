import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { kitManifestSchema, type KitManifest, type PacketFault } from '../../../shared/domain/packet.ts';
import { appError } from '../../../shared/errors.ts';
import { listIssues } from '../../../shared/input-issues.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { hashFile, listFiles } from './kit-files.ts';
import { MANIFEST_FILE, PACKET_FILE } from './kit-names.ts';
import type { VerifyPacket } from './packet-ports.ts';

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
  const files = await compareFiles(folder, manifest.value);
  if (files.some(({ file }) => file === PACKET_FILE)) return ok(files.map(({ fault }) => fault));
  const packet = await verifyPacket({ file: join(folder, PACKET_FILE), report: manifest.value.report, signal });
  return packet.ok ? ok([...files.map(({ fault }) => fault), ...packet.value]) : packet;
}

async function readManifest(folder: string): Promise<Result<KitManifest>> {
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

type FileFault = { readonly file: string; readonly fault: PacketFault };

async function compareFiles(folder: string, manifest: KitManifest): Promise<readonly FileFault[]> {
  const listed = new Map(manifest.files.map((entry) => [entry.file, entry]));
  const present = (await listFiles(folder)).filter((file) => file !== MANIFEST_FILE);
  const faults: FileFault[] = [];
  const add = (file: string, rule: string, message: string): void => {
    faults.push({ file, fault: { rule, page: null, message: `${file} ${message}` } });
  };
  for (const [file, expected] of listed) {
    const stats = await stat(join(folder, file)).catch(() => undefined);
    if (!present.includes(file) || !stats?.isFile()) {
      add(file, 'file-missing', 'is missing.');
      continue;
    }
    const actual = await hashFile(join(folder, file));
    if (actual.sha256 !== expected.sha256) add(file, 'hash', 'is not the file that was written: its SHA-256 differs.');
  }
  for (const file of present) if (!listed.has(file)) add(file, 'file-unknown', 'is not part of the kit.');
  for (const { file, sha256 } of manifest.originals) {
    if (listed.get(file)?.sha256 !== sha256) add(file, 'hash', 'is not the evidence that its exhibit shows.');
  }
  return faults;
}
