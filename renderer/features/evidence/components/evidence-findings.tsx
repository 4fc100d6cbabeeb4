import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { FindingLevel } from '../../../../shared/domain/finding.ts';
import { Callout, type CalloutProps } from '../../../components/callout/callout.tsx';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useSayFinding } from '../../../lib/use-say.ts';
import { LookAlikeNote } from './look-alike-note.tsx';
import styles from './evidence-facts-form.module.css';

const TONES: Readonly<Record<FindingLevel, CalloutProps['tone']>> = {
  error: 'danger',
  warning: 'warning',
  info: 'info',
};

/** What the checks say about one document, and whether another looks the same. */
export function EvidenceFindings({ evidence }: { readonly evidence: Evidence }) {
  const findings = useAnswer('cases.check', { caseId: evidence.caseId }).filter(
    (finding) => finding.where === `evidence/${evidence.id}`,
  );
  const sayFinding = useSayFinding();
  return (
    <div className={styles.findings}>
      {findings.map((finding, index) => (
        <Callout key={`${finding.rule}:${index}`} tone={TONES[finding.level]}>
          {sayFinding(finding).message}
          <div className={styles.fix}>{sayFinding(finding).fix}</div>
        </Callout>
      ))}
      <LookAlikeNote evidence={evidence} />
    </div>
  );
}
