import type { Catalogue } from '../catalogue.ts';
import type { CheckedCase } from '../case-file.ts';
import type { LocalDate } from '../dates.ts';
import type { Finding, FindingLevel } from '../finding.ts';
import { sayProvenance } from '../provenance.ts';
import { withoutSetAside } from '../set-aside.ts';
import { addSource } from '../tell-finding.ts';
import { checkWholeCase } from './case-checks.ts';
import { checkCauses } from './cause-checks.ts';
import { checkCitations } from './citation-checks.ts';
import { checkContacts } from './contact-checks.ts';
import { checkDates } from './date-checks.ts';
import { checkAgainstLastAppeal } from './earlier-checks.ts';
import { checkEvidence } from './evidence-checks.ts';
import { checkIdentity } from './identity-checks.ts';
import { checkMetrics } from './metric-checks.ts';
import { checkRounds } from './round-checks.ts';
import { RULE_SOURCES } from './rule-sources.ts';
import { checkWording } from './wording-checks.ts';
import { checkUnits } from './units-checks.ts';

const RANK: Readonly<Record<FindingLevel, number>> = { error: 0, warning: 1, info: 2 };

/**
 * All findings of a case, errors first; within a level in reading order. An error blocks an export. Rules come from
 * domain.md 2.2, 2.3, 6.3 and 6.4; they are presets, and the notice wins. What the user set aside is left out.
 * @param today the day of submission, from which some ages count
 */
export function checkCase(file: CheckedCase, catalogue: Catalogue, today: LocalDate): readonly Finding[] {
  const findings = [
    ...checkCitations(file),
    ...checkWholeCase(file, catalogue),
    ...checkEvidence(file, catalogue, today),
    ...checkWording(file, catalogue, today),
    ...checkIdentity(file),
    ...checkDates(file, today),
    ...checkUnits(file, catalogue),
    ...checkMetrics(file, catalogue),
    ...checkRounds(file),
    ...checkCauses(file),
    ...checkAgainstLastAppeal(file),
    ...checkContacts(file, catalogue, today),
  ];
  return withoutSetAside(findings, file.setAside ?? [])
    .map((finding, index) => ({ finding, index }))
    .sort((a, b) => RANK[a.finding.level] - RANK[b.finding.level] || a.index - b.index)
    .map(({ finding }) => withSource(finding, catalogue));
}

function withSource(finding: Finding, { sources }: Catalogue): Finding {
  if (finding.source !== undefined) return finding;
  const origin = RULE_SOURCES[finding.rule];
  return origin === undefined ? finding : addSource(finding, sayProvenance(origin, sources));
}
