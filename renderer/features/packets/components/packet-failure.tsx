import type { AppError } from '../../../../shared/errors.ts';
import { Callout } from '../../../components/callout/callout.tsx';
import { describeError } from '../../../lib/describe-error.ts';
import { FindingRow } from './packet-checks.tsx';
import styles from './packet-failure.module.css';

export type PacketFailureProps = { readonly caseId: string; readonly error: AppError };

/** Why no packet came out: what happened, what to do now, and each thing that it is about. */
export function PacketFailure({ caseId, error }: PacketFailureProps) {
  const { title, fix } = describeError(error);
  return (
    <Callout tone="danger" title={title}>
      {error.code === 'packet-fault' ? (
        <ul className={styles.faults}>
          {error.details.faults.map((fault, index) => (
            <li key={index}>{fault.message}</li>
          ))}
        </ul>
      ) : (
        fix
      )}
      {error.code === 'blocked' && (
        <ul className={styles.findings}>
          {error.details.findings.map((finding, index) => (
            <li key={index}>
              <FindingRow caseId={caseId} finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </Callout>
  );
}
