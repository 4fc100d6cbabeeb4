import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowRight, ChevronRight, CircleAlert, CircleSlash, Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Finding, FindingLevel } from '../../../shared/domain/finding.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { canSetAside, keyOfFinding } from '../../../shared/domain/set-aside.ts';
import { tryChange } from '../../lib/change.ts';
import { routeOfFinding } from '../../lib/route.ts';
import { offerUndo } from '../../lib/undo-offer.ts';
import { useSayFinding } from '../../lib/use-say.ts';
import { Button } from '../button/button.tsx';
import { ContextMenu } from '../menu/context-menu.tsx';
import styles from './finding-row.module.css';
import { ReasonForm } from './reason-form.tsx';

export type FindingRowProps = {
  readonly caseId: CaseId;
  readonly finding: Finding;
  /** True where the finding stands in a list of its own, and can be set aside there. */
  readonly isListed?: boolean;
};

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info };

/** One finding as a link to the place that it is about, with its source, and a way to set it aside with a reason. */
export function FindingRow({ caseId, finding, isListed = false }: FindingRowProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [isAsking, setIsAsking] = useState(false);
  const mayAsk = isListed && canSetAside(finding) && !isAsking;
  const Icon = ICONS[finding.level];
  const levels: Readonly<Record<FindingLevel, string>> = {
    error: t`Stops the export`,
    warning: t`Worth fixing`,
    info: t`Good to know`,
  };
  const { message, fix, source } = useSayFinding()(finding);
  const putAside = async (reason: string): Promise<void> => {
    const done = await tryChange('setAside.add', {
      caseId,
      finding: { ...keyOfFinding(finding), reason },
    });
    if (done) await offerUndo(caseId, t`Set aside, with your reason`, t`Undo`);
  };
  return (
    <div className={styles.finding} data-level={finding.level}>
      <div className={styles.row} data-menu-row="">
        <Link to={routeOfFinding(caseId, finding.where)} className={styles.link ?? ''}>
          <Icon role="img" aria-label={levels[finding.level]} className={styles.icon} />
          <span className={styles.words}>
            <span>{message}</span>
            <span className={styles.fix}>{fix}</span>
            {isListed && source !== undefined && <span className={styles.source}>{source}</span>}
          </span>
          <ChevronRight className={styles.go} aria-hidden />
        </Link>
        {mayAsk && (
          <Button size="sm" variant="quiet" onPress={() => setIsAsking(true)}>
            <Trans>Set aside…</Trans>
          </Button>
        )}
        <ContextMenu
          label={t`Actions for this finding`}
          entries={[
            {
              id: 'go',
              label: t`Go to this place`,
              icon: ArrowRight,
              onAction: () => navigate(routeOfFinding(caseId, finding.where)),
            },
            {
              id: 'set-aside',
              label: t`Set aside…`,
              icon: CircleSlash,
              isDisabled: !mayAsk,
              onAction: () => setIsAsking(true),
            },
          ]}
        />
      </div>
      {isAsking && (
        <div className={styles.reason}>
          <ReasonForm onCancel={() => setIsAsking(false)} onDone={putAside} />
        </div>
      )}
    </div>
  );
}
