import { Trans, useLingui } from '@lingui/react/macro';
import type { JobResult } from '../../shared/domain/job.ts';
import type { UnreadReason } from '../../shared/domain/ocr.ts';
import styles from './recognition-summary.module.css';

export type RecognitionSummaryProps = { readonly result: Extract<JobResult, { kind: 'recognise-text' }> };

/** Which pages were not recognised and why, and which ones may be wrong. */
export function RecognitionSummary({ result: { unread, unsure } }: RecognitionSummaryProps) {
  const { t } = useLingui();
  const reasons: Readonly<Record<UnreadReason, string>> = {
    format: t`Its picture is in a format that can’t be read here. Print the document to a new PDF, and add that one.`,
    composed: t`It is a drawing, not a scan.`,
    failed: t`It could not be read.`,
    'too-slow': t`It takes too long.`,
  };
  const place = (file: string, pageNumber: number | null): string =>
    pageNumber === null ? file : t`${file}, page ${pageNumber}`;
  return (
    <ul className={styles.pages} tabIndex={0} aria-label={t`Pages to look at`}>
      {unread.map(({ file, pageNumber, reason }) => (
        <li key={`${file} ${pageNumber}`}>
          <strong>{place(file, pageNumber)}</strong> {reasons[reason]}
        </li>
      ))}
      {unsure.map(({ file, pageNumber }) => (
        <li key={`${file} ${pageNumber}`}>
          <strong>{place(file, pageNumber)}</strong>{' '}
          <Trans>Many words may be wrong: check that the page stands upright and is sharp.</Trans>
        </li>
      ))}
    </ul>
  );
}
