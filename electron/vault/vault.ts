import type { Result } from '../../shared/result.ts';

/** A file that is safe in the vault. */
export type IngestedFile = {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** False when the vault held the same bytes already. */
  readonly isNew: boolean;
};

export type IngestOptions = {
  /** Larger files are refused; 200 MB (200 × 1024 × 1024) unless told. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
};

export type SweepReport = {
  /** Half-written files of an earlier run that were deleted. */
  readonly removedTemps: number;
  /** Names of files that no row knows; they were moved to `quarantine/`, never deleted. */
  readonly quarantined: readonly string[];
  /** Hashes of known files that were missing and came back from `quarantine/`. */
  readonly restored: readonly string[];
};

/** Files by the SHA-256 of their bytes. The only place that reads or writes them, so that a later issue can seal them here. */
export type Vault = {
  /**
   * Copies a file of the user into the vault; when it answers `ok`, the bytes are on the disk. The source is only read.
   * Errors: files-refused (one entry; codes missing, folder, device, empty, too-large, changed, unreadable), disk-full,
   * target-unusable, cancelled.
   */
  ingestFile(path: string, options?: IngestOptions): Promise<Result<IngestedFile>>;
  /** The same for bytes in memory. Errors: files-refused (empty), disk-full, target-unusable. */
  ingestBytes(bytes: Uint8Array): Promise<Result<IngestedFile>>;
  /** The bytes, checked against their hash. Errors: vault-damaged. */
  read(sha256: string): Promise<Result<Uint8Array>>;
  /** Where the file lies, for workers; never shown to the page. Throws when `sha256` is not a hash. */
  pathOf(sha256: string): string;
  /**
   * Writes a byte-identical copy to a new path and reads it back. Errors: vault-damaged, conflict (the target exists),
   * disk-full, target-unusable.
   */
  copyTo(sha256: string, target: string): Promise<Result<null>>;
  /** Whether the file is there and still has its hash. */
  verify(sha256: string): Promise<boolean>;
  /** Tidies up at start, before anything is taken in. `known`: every hash of the vault_files table. */
  sweep(known: ReadonlySet<string>): Promise<SweepReport>;
};

/** A vault in the folder `dir`, which is made when it is missing. */
export function createVault(options: { readonly dir: string }): Vault {
  throw new Error(`being written: ${options.dir}`);
}
