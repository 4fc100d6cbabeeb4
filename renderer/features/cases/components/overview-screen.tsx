import { Trans, useLingui } from '@lingui/react/macro';
import { PackageCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import { Badge } from '../../../components/badge/badge.tsx';
import { Button } from '../../../components/button/button.tsx';
import { Panel } from '../../../components/panel/panel.tsx';
import { ScreenHeader } from '../../../components/screen-header/screen-header.tsx';
import { useCommand } from '../../../lib/commands.ts';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { findNextStep } from '../next-step.ts';
import { useCaseView } from '../use-case-view.ts';
import { CaseClocks } from './case-clocks.tsx';
import { CaseFactsPanel } from './case-facts-panel.tsx';
import { CheckList } from './check-list.tsx';
import { HistoryCard } from './history-card.tsx';
import { NextCard } from './next-card.tsx';
import styles from './overview-screen.module.css';
import { StatusChoice } from './status-choice.tsx';
import { StepList } from './step-list.tsx';
import { UnitsCard } from './units-card.tsx';
import { WatchList } from './watch-list.tsx';

export type OverviewScreenProps = {
  readonly caseId: string;
  /** A fact to put the cursor on: `noticeText`, `legalName`… */
  readonly focus?: string | undefined;
};

/** Where a case stands and what comes next. */
export function OverviewScreen({ caseId, focus }: OverviewScreenProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const view = useCaseView(caseId as CaseId);
  const { today } = useAnswer('system.info', {});
  const screen = useRef<HTMLDivElement>(null);
  useFactFocus(screen, focus);
  useCommand('print', () => window.print());
  return (
    <>
      <ScreenHeader
        title={view.case.title}
        subtitle={
          <>
            {view.account.storeName} · {labelOf(view.shown.marketplaces, view.account.marketplace)}
            {view.case.isExample && (
              <>
                {' '}
                <Badge>
                  <Trans>Example</Trans>
                </Badge>
              </>
            )}
          </>
        }
        actions={
          <>
            <StatusChoice view={view} />
            <Button icon={PackageCheck} onPress={() => navigate(caseRoute(caseId, 'packet'))}>
              <Trans>Preview packet</Trans>
            </Button>
          </>
        }
      />
      <div className={styles.columns} ref={screen}>
        <Panel label={t`Where it stands`} className={styles.main}>
          <div className={styles.stack}>
            <NextCard view={view} step={findNextStep(view, today)} today={today} />
            <CaseClocks view={view} today={today} />
            <WatchList view={view} today={today} />
            <StepList view={view} />
            <UnitsCard view={view} />
            <HistoryCard view={view} today={today} />
            <CheckList view={view} />
          </div>
        </Panel>
        <Panel label={t`Facts of the appeal`} plane="side" className={styles.facts}>
          <CaseFactsPanel view={view} />
        </Panel>
      </div>
    </>
  );
}

/** Puts the cursor where a check or a search hit points to. */
function useFactFocus(screen: React.RefObject<HTMLDivElement | null>, focus: string | undefined): void {
  useEffect(() => {
    if (focus === undefined) return;
    const place = screen.current?.querySelector<HTMLElement>(`[data-fact="${CSS.escape(focus)}"]`);
    place?.scrollIntoView({ block: 'center' });
    place?.querySelector<HTMLElement>('input, textarea, button, [role=spinbutton]')?.focus();
  }, [screen, focus]);
}
