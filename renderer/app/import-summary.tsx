import { Plural, Trans } from '@lingui/react/macro';
import type { JobResult } from '../../shared/domain/job.ts';
import styles from './import-summary.module.css';

export type ImportSummaryProps = { readonly result: Extract<JobResult, { kind: 'evidence-import' }> };

/** What became of each dropped file: taken, already there, or refused with the reason and what to do. */
export function ImportSummary({ result }: ImportSummaryProps) {
  return (
    <div className={styles.summary}>
      {result.added.length > 0 && (
        <p>
          <Plural value={result.added.length} one="# file was added." other="# files were added." />
        </p>
      )}
      {result.duplicates.length > 0 && (
        <div>
          <h3 className={styles.title}>
            <Trans>Already in this appeal</Trans>
          </h3>
          <ul className={styles.list}>
            {result.duplicates.map((duplicate) => (
              <li key={duplicate.file} className={styles.file}>
                {duplicate.file}
              </li>
            ))}
          </ul>
        </div>
      )}
      {result.refused.length > 0 && (
        <div>
          <h3 className={styles.title}>
            <Trans>Not taken</Trans>
          </h3>
          <ul className={styles.list}>
            {result.refused.map((refusal) => (
              <li key={refusal.file}>
                <span className={styles.file}>{refusal.file}</span>
                <span className={styles.why}>
                  {refusal.message} {refusal.fix}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
