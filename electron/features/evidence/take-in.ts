import { basename } from 'node:path';
import type { VaultFile } from '../../../shared/domain/evidence.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { InspectFile } from '../../case-folder/read-case-folder.ts';
import type { Vault } from '../../vault/vault.ts';
import type { EvidenceService } from './evidence-service.ts';

/** A file that is safe in the vault, and what was measured on it. */
export type TakenFile = { readonly fileName: string; readonly file: VaultFile };
/** `source`: a file of the user, or a temporary one of our own. */
export type TakeIn = (caseId: CaseId, source: StoredFile, signal: AbortSignal) => Promise<Result<TakenFile>>;

const BYTES_PER_MB = 1024 * 1024;

/** The name by which people know a file. */
export function fileNameOf(path: string): string {
  // macOS gives names with their accents apart.
  return basename(path).normalize('NFC');
}

/** Brings a file into the vault and looks into it; one that the case holds already was looked into before. */
export function createTakeIn(options: {
  readonly vault: Pick<Vault, 'ingestFile' | 'locate'>;
  readonly inspect: InspectFile;
  readonly evidence: Pick<EvidenceService, 'list'>;
  /** The user's limit for one file. */
  readonly maxFileMb: () => number;
}): TakeIn {
  const { vault, inspect, evidence, maxFileMb } = options;
  return async (caseId, source, signal) => {
    const fileName = fileNameOf(source.path);
    const ingested = await vault.ingestFile(source, { signal, maxBytes: maxFileMb() * BYTES_PER_MB });
    if (!ingested.ok) return ingested;
    const { sha256, sizeBytes } = ingested.value;
    const known = evidence.list(caseId).find((item) => item.file.sha256 === sha256);
    if (known) return ok({ fileName, file: known.file });
    const inspected = await inspect(vault.locate(sha256), { signal, fileName });
    return inspected.ok ? ok({ fileName, file: { ...inspected.value, sha256, sizeBytes } }) : inspected;
  };
}
