import type { VaultFile } from '../../../shared/domain/evidence.ts';
import type { Finding, FindingLevel } from '../../../shared/domain/finding.ts';
import type { FileRefusal } from '../../../shared/errors.ts';

/** What intake measures on a file's bytes; the vault adds their hash and size. */
export type Inspection = Omit<VaultFile, 'sha256' | 'sizeBytes'>;

/** A refusal of a file whose name isn't known here. */
export type Refusal = Omit<FileRefusal, 'file'>;

export type Verdict =
  { readonly ok: true; readonly inspection: Inspection } | { readonly ok: false; readonly refusal: Refusal };

export function refuse(code: string, message: string, fix: string): Verdict {
  return { ok: false, refusal: { code, message, fix } };
}

/** A finding about a file. Whoever knows which evidence the file is of says so in `where`. */
export function note(rule: string, level: FindingLevel, message: string, fix: string): Finding {
  return { rule, level, where: 'file', message, fix };
}
