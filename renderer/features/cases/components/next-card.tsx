import { Plural, Trans } from '@lingui/react/macro';
import { useLingui } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import { useLocation } from 'wouter';
import type { LocalDate } from '../../../../shared/domain/dates.ts';
import { Button } from '../../../components/button/button.tsx';
import { ReadinessRing } from '../../../components/readiness-ring/readiness-ring.tsx';
import { caseRoute } from '../../../lib/route.ts';
import { countDone, listSteps, type CaseView } from '../case-progress.ts';
import type { NextStep } from '../next-step.ts';
import { stepLabel } from './case-words.ts';
import styles from './next-card.module.css';
import { useNextWords } from './use-next-words.ts';
import { joinWords } from '../../../lib/join-words.ts';

export type NextCardProps = { readonly view: CaseView; readonly step: NextStep; readonly today: LocalDate };

/** Always names the one thing to do now, and how far everything is. */
export function NextCard({ view, step, today }: NextCardProps) {
  const { t, i18n } = useLingui();
  const [, navigate] = useLocation();
  const words = useNextWords(view, step, today);
  const steps = listSteps(view);
  const done = steps.reduce((sum, one) => sum + countDone(one.items), 0);
  const total = steps.reduce((sum, one) => sum + one.items.length, 0);
  const byStep = steps.map(({ id, items }) => {
    const name = i18n._(stepLabel(id, view.case.path));
    return t`${name}: ${countDone(items)} of ${items.length}`;
  });
  return (
    <section className={styles.card} aria-label={t`Next step`} data-calm={words.isCalm || undefined}>
      <div className={styles.words}>
        <div className={styles.kicker}>
          {words.isCalm ? <Trans>Now</Trans> : <Trans>Next</Trans>}
          {words.minutes !== undefined && (
            <span className={styles.time}>
              <Plural value={words.minutes} one="about # minute" other="about # minutes" />
            </span>
          )}
        </div>
        <h2 className={styles.title}>{words.title}</h2>
        <p className={styles.text}>{words.text}</p>
        <div className={styles.actions}>
          {words.action && (
            <Button variant="primary" iconAfter={ArrowRight} onPress={words.action.run}>
              {words.action.label}
            </Button>
          )}
          {step.kind === 'add-document' && (
            <Button variant="quiet" onPress={() => navigate(caseRoute(view.case.id, 'packet'))}>
              <Trans>Go on without it</Trans>
            </Button>
          )}
          {step.kind === 'export' && (
            <Button onPress={() => navigate(caseRoute(view.case.id, 'rounds'))}>
              <Trans>I have sent it</Trans>
            </Button>
          )}
        </div>
      </div>
      <ReadinessRing
        parts={steps.map((one) => ({ id: one.id, done: countDone(one.items), total: one.items.length }))}
        figure={t`${done} of ${total}`}
        caption={t`ready`}
        label={t`${done} of ${total} items are ready. ${joinWords(byStep, ';')}.`}
      />
    </section>
  );
}
