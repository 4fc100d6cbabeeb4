import { z } from 'zod';
import type { Finding } from './finding.ts';

/** A finding that the user looked at and doesn't follow, and why. It counts for these words at this place only. */
export const setAsideDetailsSchema = z.strictObject({
  rule: z.string().min(1).max(100),
  /** The finding's `where`. */
  where: z.string().min(1).max(300),
  /** The words found; of a finding that names none, its message. */
  found: z.string().max(2000),
  reason: z.string().trim().min(1).max(500),
});
export type SetAsideDetails = z.infer<typeof setAsideDetailsSchema>;

export const setAsideSchema = setAsideDetailsSchema.extend({ createdAt: z.iso.datetime() });
export type SetAside = z.infer<typeof setAsideSchema>;

/** What tells one finding of a case from another. */
export type FindingKey = Pick<SetAsideDetails, 'rule' | 'where' | 'found'>;

/** The key of a finding, under which it can be set aside. */
export function keyOfFinding(finding: Finding): FindingKey {
  return { rule: finding.rule, where: finding.where, found: (finding.found ?? finding.message).slice(0, 2000) };
}

/** Whether both name the same finding. */
export function isSameFinding(a: FindingKey, b: FindingKey): boolean {
  return a.rule === b.rule && a.where === b.where && a.found === b.found;
}

/** Whether a finding may be set aside: an error about the packet itself can't, because no packet could be made. */
export function canSetAside(finding: Finding): boolean {
  return finding.level !== 'error' || finding.found !== undefined;
}

/** The findings that still count. */
export function withoutSetAside(findings: readonly Finding[], setAside: readonly FindingKey[]): readonly Finding[] {
  if (setAside.length === 0) return findings;
  return findings.filter((finding) => {
    const key = keyOfFinding(finding);
    return !canSetAside(finding) || !setAside.some((other) => isSameFinding(other, key));
  });
}
