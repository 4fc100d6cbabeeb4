import { Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { ShieldCheck } from 'lucide-react';
import type { JobResult } from '../../../../shared/domain/job.ts';
import type { VaultProblem } from '../../../../shared/domain/vault-check.ts';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { ProgressBar } from '../../../components/progress-bar/progress-bar.tsx';
import { tryChange } from '../../../lib/change.ts';
import { hasEnded, useJobs } from '../../../lib/job-store.ts';
import { SettingsRow } from './settings-row.tsx';
import styles from './vault-check-row.module.css';

type Result = Extract<JobResult, { kind: 'vault-check' }>;

/** Reads every evidence file again, with progress, and says which ones are not as they were taken in. */
export function VaultCheckRow() {
  const { t } = useLingui();
  const last = Object.values(useJobs()).findLast((job) => job.kind === 'vault-check');
  const running = last && !hasEnded(last) ? last : null;
  const result = last?.result?.kind === 'vault-check' ? last.result : null;
  return (
    <>
      <SettingsRow title={t`Evidence files`} text={<Verdict result={result} />}>
        {running ? (
          <Button
            isDisabled={running.status === 'cancelling'}
            onPress={() => void tryChange('jobs.cancel', { jobId: running.id })}
          >
            <Trans>Cancel</Trans>
          </Button>
        ) : (
          <Button icon={ShieldCheck} onPress={() => void tryChange('vault.check', {})}>
            <Trans>Check all files</Trans>
          </Button>
        )}
      </SettingsRow>
      {running && (
        <div className={styles.extra}>
          <ProgressBar
            label={t`Checking evidence files`}
            isLabelHidden
            done={running.status === 'queued' ? null : running.done}
            total={running.total}
          />
        </div>
      )}
      {result !== null && result.problems.length > 0 && (
        <div className={styles.extra}>
          <ProblemList problems={result.problems} />
        </div>
      )}
    </>
  );
}

function Verdict({ result }: { readonly result: Result | null }) {
  const { t } = useLingui();
  if (result === null) return t`Reads every file again and compares it with what was taken in.`;
  const { checked, problems } = result;
  return (
    <span role="status">
      {problems.length === 0
        ? t`${plural(checked, { one: '# file checked: it is as it was taken in.', other: '# files checked: all are as they were taken in.' })}`
        : t`${plural(problems.length, { one: '# file is not as it was taken in.', other: '# files are not as they were taken in.' })}`}
    </span>
  );
}

function ProblemList({ problems }: { readonly problems: readonly VaultProblem[] }) {
  const { t } = useLingui();
  const kinds: Readonly<Record<VaultProblem['problem'], string>> = { missing: t`missing`, damaged: t`damaged` };
  return (
    <Callout tone="danger" title={t`Add these files again from where you have them; their facts are still there.`}>
      <ul className={styles.list}>
        {problems.map(({ sha256, problem, uses }) => (
          <li key={sha256} className={styles.item}>
            <strong>{kinds[problem]}</strong>:{' '}
            {uses.length === 0
              ? t`a file that no appeal uses any more (${sha256.slice(0, 12)}…)`
              : uses
                  .map(({ title, fileName, caseTitle, isEarlierVersion }) =>
                    isEarlierVersion
                      ? t`an earlier version of ${title} (${fileName}) in “${caseTitle}”`
                      : t`${title} (${fileName}) in “${caseTitle}”`,
                  )
                  .join('; ')}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
