import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kitManifestSchema, type KitManifest } from '../../shared/domain/packet.ts';

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Every file below a folder, relative, in order. */
export function listTree(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .toSorted((a, b) => (a < b ? -1 : 1));
}

/** The hash of every file below a folder, by its name. */
export function hashTree(dir: string): Record<string, string> {
  return Object.fromEntries(listTree(dir).map((name) => [name, sha256(readFileSync(join(dir, name)))]));
}

export function readManifest(kit: string): KitManifest {
  return kitManifestSchema.parse(JSON.parse(readFileSync(join(kit, 'manifest.json'), 'utf8')));
}
