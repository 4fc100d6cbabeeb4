import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { useAnswer } from '../../lib/use-answer.ts';
import { Button } from '../button/button.tsx';
import { Card } from '../card/card.tsx';
import styles from './finding-list.module.css';
import { FindingRow } from './finding-row.tsx';
import { SetAsideList } from './set-aside-list.tsx';

export type FindingListProps = {
  readonly caseId: CaseId;
  /** Worst first. */
  readonly findings: readonly Finding[];
  /** Findings that don't stop the export and are shown before asking for more. */
  readonly othersShown: number;
};

/** What the checks found, each with the way to its place and a way to set it aside; and what was set aside. */
export function FindingList({ caseId, findings, othersShown }: FindingListProps) {
  const { t } = useLingui();
  const [isOpen, setIsOpen] = useState(false);
  const setAside = useAnswer('setAside.list', { caseId });
  const errors = findings.filter(({ level }) => level === 'error');
  const others = findings.filter(({ level }) => level !== 'error');
  const shown = isOpen ? findings : [...errors, ...others.slice(0, othersShown)];
  const hidden = findings.length - shown.length;
  return (
    <Card padding="none">
      {findings.length === 0 ? (
        <p className={styles.clean}>
          <CircleCheck aria-hidden />
          <Trans>Nothing to fix.</Trans>
        </p>
      ) : (
        <ul className={styles.list}>
          {shown.map((finding, index) => (
            <li key={`${finding.rule}:${finding.where}:${finding.found ?? ''}:${index}`}>
              <FindingRow caseId={caseId} finding={finding} isListed />
            </li>
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <div className={styles.more}>
          <Button size="sm" variant="quiet" onPress={() => setIsOpen(true)}>
            {t`${plural(hidden, { one: 'Show # more', other: 'Show # more' })}`}
          </Button>
        </div>
      )}
      {setAside.length > 0 && (
        <div className={styles.aside}>
          <SetAsideList caseId={caseId} entries={setAside} />
        </div>
      )}
    </Card>
  );
}
