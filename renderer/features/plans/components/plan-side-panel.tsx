import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { AppealPath } from '../../../../shared/domain/case.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { Exhibit } from '../../../../shared/domain/exhibits.ts';
import type { CaseId, EvidenceId } from '../../../../shared/domain/ids.ts';
import type { PlanPart, PlanText } from '../../../../shared/domain/plan.ts';
import { ExhibitBadge } from '../../../components/badge/badge.tsx';
import { Section } from '../../../components/card/card.tsx';
import { TextLink } from '../../../components/link/text-link.tsx';
import { caseRoute } from '../../../lib/route.ts';
import type { PlanMeasure } from '../measure-plan.ts';
import type { PlanNotesModel } from '../use-plan-notes.ts';
import type { TextChecks } from '../use-text-checks.ts';
import { CauseSteps } from './cause-steps.tsx';
import { FindingList } from './finding-list.tsx';
import { LengthMeter } from './length-meter.tsx';
import styles from './plan-side-panel.module.css';
import { ProofStrip } from './proof-strip.tsx';

export type PlanSidePanelProps = {
  readonly caseId: string;
  readonly path: AppealPath;
  readonly checks: TextChecks;
  /** As typed, a moment behind. */
  readonly plan: PlanText;
  readonly notes: PlanNotesModel;
  readonly measure: PlanMeasure;
  readonly exhibits: readonly Exhibit<Evidence>[];
  readonly citedIds: ReadonlySet<string>;
  readonly onInsert: (evidenceId: EvidenceId) => void;
  readonly onGoTo: (part: PlanPart, blockIndex: number) => void;
};

/** What the plan still lacks, and the exhibits to cite. */
export function PlanSidePanel(props: PlanSidePanelProps) {
  const { t } = useLingui();
  const { measure, exhibits, checks } = props;
  return (
    <div className={styles.sections}>
      <Section title={t`Length`}>
        <LengthMeter wordCount={measure.wordCount} />
      </Section>
      <Section
        title={t`Wording`}
        aside={
          checks.findings.length > 0 && (
            <span className={styles.aside}>
              {t`${plural(checks.findings.length, { one: '# place', other: '# places' })}`}
            </span>
          )
        }
      >
        <FindingList caseId={props.caseId as CaseId} checks={checks} path={props.path} />
      </Section>
      <Section title={t`Proof`}>
        <ProofStrip path={props.path} measure={measure} onGoTo={props.onGoTo} />
      </Section>
      {props.path === 'admit' && (
        <Section title={t`Causes and steps`}>
          <CauseSteps plan={props.plan} notes={props.notes} />
        </Section>
      )}
      <Section
        title={t`Exhibits`}
        aside={exhibits.length > 0 && <span className={styles.aside}>{t`Press one to cite it`}</span>}
      >
        {exhibits.length === 0 ? (
          <p className={styles.note}>
            <Trans>
              No evidence is in the packet yet.{' '}
              <TextLink to={caseRoute(props.caseId, 'evidence')}>Add evidence</TextLink>
            </Trans>
          </p>
        ) : (
          <ExhibitList {...props} />
        )}
      </Section>
    </div>
  );
}

function ExhibitList({ exhibits, citedIds, onInsert }: PlanSidePanelProps) {
  const { t } = useLingui();
  return (
    <ul className={styles.exhibits}>
      {exhibits.map(({ label, evidence }) => {
        const isCited = citedIds.has(evidence.id);
        const pages = t`${plural(evidence.pages?.length ?? evidence.file.pageCount, { one: '# page', other: '# pages' })}`;
        return (
          <li key={evidence.id}>
            <button
              type="button"
              className={styles.exhibit}
              title={t`Cite at the caret`}
              // A press must leave the caret where it is.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onInsert(evidence.id)}
            >
              <ExhibitBadge label={label} name={t`Cite exhibit ${label}:`} />
              <span className={styles.exhibitText}>
                <span className={styles.exhibitTitle}>{evidence.title}</span>
                <span className={styles.exhibitNote}>{isCited ? pages : t`${pages} · not cited yet`}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
