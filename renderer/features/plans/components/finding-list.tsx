import { Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { AppealPath } from '../../../../shared/domain/case.ts';
import type { FindingLevel } from '../../../../shared/domain/finding.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { TextFinding } from '../../../../shared/domain/text-checks/text-finding.ts';
import type { TextPlace } from '../../../../shared/domain/text-checks/text-rule.ts';
import { SetAsideList } from '../../../components/findings/set-aside-list.tsx';
import { LETTER_TEXT, planPartText } from '../plan-part-texts.ts';
import type { TextChecks } from '../use-text-checks.ts';
import styles from './finding-list.module.css';

export type FindingListProps = { readonly caseId: CaseId; readonly checks: TextChecks; readonly path: AppealPath };

/** What the rules on wording found, by part, each with the way to its place; and what was set aside. */
export const FindingList = memo(function FindingList({ caseId, checks, path }: FindingListProps) {
  const { i18n } = useLingui();
  const places = [...new Set(checks.findings.map(({ place }) => place))];
  const titleOf = (place: TextPlace): string =>
    i18n._((place === 'letter' ? LETTER_TEXT : planPartText(place, path)).title);
  return (
    <div className={styles.groups}>
      {checks.findings.length === 0 ? (
        <p className={styles.note}>
          <Trans>No wording problems found.</Trans>
        </p>
      ) : (
        <p className={styles.note}>
          <Trans>Advice; nothing is changed for you. F8 goes to the next one.</Trans>
        </p>
      )}
      {places.map((place) => {
        const own = checks.findings.filter((finding) => finding.place === place);
        return (
          <div key={place}>
            <h3 className={styles.place}>
              {titleOf(place)} <span className={styles.count}>{own.length}</span>
            </h3>
            <ul>
              {own.map((finding) => (
                <li key={`${finding.rule}:${finding.blockIndex}:${finding.start}`}>
                  <FindingRow finding={finding} checks={checks} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      <SetAsideList caseId={caseId} entries={checks.setAside} />
    </div>
  );
});

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info };

function FindingRow({ finding, checks }: { readonly finding: TextFinding; readonly checks: TextChecks }) {
  const { t } = useLingui();
  const Icon = ICONS[finding.level];
  const levels: Readonly<Record<FindingLevel, string>> = {
    error: t`Stops the export`,
    warning: t`Worth fixing`,
    info: t`Good to know`,
  };
  return (
    <button type="button" className={styles.row} data-level={finding.level} onClick={() => checks.goTo(finding)}>
      <Icon role="img" aria-label={levels[finding.level]} />
      <span className={styles.words}>
        <span>{checks.ruleOf(finding.rule)?.label}</span>
        <span className={styles.found} lang="en">
          {finding.found}
        </span>
      </span>
    </button>
  );
}
