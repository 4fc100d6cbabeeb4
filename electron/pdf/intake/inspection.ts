import type { VaultFile } from '../../../shared/domain/evidence.ts';
import type { Finding, FindingLevel } from '../../../shared/domain/finding.ts';
import type { MeasuredFacts } from '../../../shared/domain/measured-facts.ts';
import { tellRefusal, type FileRefusal } from '../../../shared/domain/file-refusal.ts';
import type { Said } from '../../../shared/domain/said.ts';
import { tellFinding } from '../../../shared/domain/tell-finding.ts';

/** What intake measures on a file's bytes; the vault adds their hash and size. */
export type Inspection = Omit<VaultFile, 'sha256' | 'sizeBytes'> & { readonly measured?: MeasuredFacts };

/** A refusal of a file whose name isn't known here. */
export type Refusal = Omit<FileRefusal, 'file'>;

/** What is known of a file when its kind was looked into; only pictures, and pages that are one, have a `pictureHash`. */
export type Verdict =
  | {
      readonly ok: true;
      readonly inspection: Omit<Inspection, 'pictureHash'> & Partial<Pick<Inspection, 'pictureHash'>>;
    }
  | { readonly ok: false; readonly refusal: Refusal };

export type WholeVerdict =
  { readonly ok: true; readonly inspection: Inspection } | { readonly ok: false; readonly refusal: Refusal };

export function refuse(code: string, message: Said, fix: Said): Extract<Verdict, { ok: false }> {
  const { file: _unknown, ...refusal } = tellRefusal({ file: '', code, message, fix });
  return { ok: false, refusal };
}

/** A finding about a file. Whoever knows which evidence the file is of says so in `where`. */
export function note(rule: string, level: FindingLevel, message: Said, fix: Said): Finding {
  return tellFinding({ rule, level, where: 'file', message, fix });
}
