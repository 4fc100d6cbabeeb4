import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ClipboardCopy } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { JobResult } from '../../shared/domain/job.ts';
import { Button } from '../components/button/button.tsx';
import { TextLink } from '../components/link/text-link.tsx';
import { copyText } from '../lib/copy-text.ts';
import { caseRoute } from '../lib/route.ts';
import { showToast } from '../lib/toast-queue.ts';
import { useAnswerWhen } from '../lib/use-answer.ts';
import { useSayRefusal } from '../lib/use-say-refusal.ts';
import { describeImport } from './describe-import.ts';
import styles from './import-summary.module.css';

export type ImportSummaryProps = {
  readonly caseId: CaseId;
  readonly result: Extract<JobResult, { kind: 'evidence-import' }>;
};

/** What became of each dropped file: taken, already there, refused with the reason and what to do, or not looked at. */
export function ImportSummary({ caseId, result }: ImportSummaryProps) {
  const { t } = useLingui();
  const sayRefusal = useSayRefusal();
  const { added, duplicates, refused, lookAlikes, left } = result;
  const evidence = useAnswerWhen(true, 'evidence.list', { caseId });
  const titleOf = (id: string): string => evidence?.find((item) => item.id === id)?.title ?? id;
  const copy = async (): Promise<void> => {
    const headings = {
      added: t`Added`,
      duplicates: t`Already in this appeal`,
      refused: t`Not taken`,
      left: t`Not looked at`,
    };
    const isCopied = await copyText(describeImport(result, { titleOf, sayRefusal, headings }));
    showToast({ text: isCopied ? t`List copied` : t`The list could not be copied` });
  };
  return (
    <div className={styles.summary}>
      {added.length > 0 && (
        <p>
          <Plural value={added.length} one="# file was added." other="# files were added." />
        </p>
      )}
      <div className={styles.parts} tabIndex={0} role="group" aria-label={t`What became of the files`}>
        <Part title={t`Already in this appeal (${duplicates.length})`} count={duplicates.length}>
          {duplicates.map((duplicate, index) => (
            <li key={index} className={styles.file}>
              {duplicate.file}
            </li>
          ))}
        </Part>
        <Part title={t`Not taken (${refused.length})`} count={refused.length}>
          {refused.map((refusal, index) => (
            <li key={index}>
              <span className={styles.file}>{refusal.file}</span>
              <span className={styles.why}>{sayRefusal(refusal)}</span>
            </li>
          ))}
        </Part>
        <Part title={t`Look the same (${lookAlikes.length})`} count={lookAlikes.length}>
          {lookAlikes.map(({ evidenceId, otherId }) => (
            <li key={evidenceId}>
              <TextLink to={caseRoute(caseId, 'evidence', evidenceId)}>{titleOf(evidenceId)}</TextLink>{' '}
              <span className={styles.why}>{t`looks like the same picture as ${titleOf(otherId)}.`}</span>
            </li>
          ))}
        </Part>
        <Part title={t`Not looked at (${left.length})`} count={left.length}>
          {left.map((file, index) => (
            <li key={index} className={styles.file}>
              {file}
            </li>
          ))}
        </Part>
      </div>
      <div>
        <Button size="sm" icon={ClipboardCopy} onPress={() => void copy()}>
          <Trans>Copy the list</Trans>
        </Button>
      </div>
    </div>
  );
}

function Part({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <div>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.list}>{children}</ul>
    </div>
  );
}
