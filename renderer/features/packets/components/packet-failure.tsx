import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { AppError } from '../../../../shared/errors.ts';
import type { CaseId, EvidenceId } from '../../../../shared/domain/ids.ts';
import { Callout } from '../../../components/callout/callout.tsx';
import { FindingRow } from '../../../components/findings/finding-row.tsx';
import { describeError } from '../../../lib/describe-error.ts';
import { describeFault } from '../../../lib/describe-fault.ts';
import styles from './packet-failure.module.css';
import { UnreadablePaper } from './unreadable-paper.tsx';

/** One fault of the writer often shows on many pages; the first few tell it. */
const FAULTS_SHOWN = 5;

export type PacketFailureProps = { readonly caseId: string; readonly error: AppError };

/** Why no packet came out: what happened, what to do now, and each thing that it is about. */
export function PacketFailure({ caseId, error }: PacketFailureProps) {
  return (
    <Callout tone="danger" title={describeError(error).title}>
      <WhatToDo caseId={caseId} error={error} />
      {error.code === 'blocked' && (
        <ul className={styles.findings}>
          {error.details.findings.map((finding, index) => (
            <li key={index}>
              <FindingRow caseId={caseId as CaseId} finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </Callout>
  );
}

function WhatToDo({ caseId, error }: PacketFailureProps) {
  const { t } = useLingui();
  if (error.code === 'source-unreadable' && error.details.evidenceId !== undefined) {
    const { evidenceId, page = null } = error.details;
    return <UnreadablePaper caseId={caseId as CaseId} evidenceId={evidenceId as EvidenceId} page={page} />;
  }
  if (error.code !== 'packet-fault') return describeError(error).fix;
  const { faults } = error.details;
  return (
    <ul className={styles.faults}>
      {faults.slice(0, FAULTS_SHOWN).map((fault, index) => (
        <li key={index}>{describeFault(fault)}</li>
      ))}
      {faults.length > FAULTS_SHOWN && (
        <li>{t`and ${plural(faults.length - FAULTS_SHOWN, { one: '# more', other: '# more' })}`}</li>
      )}
    </ul>
  );
}
