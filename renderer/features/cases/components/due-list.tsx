import { useLingui } from '@lingui/react/macro';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import type { DueClock } from '../../../../shared/domain/clocks/case-clock.ts';
import { Card, Section } from '../../../components/card/card.tsx';
import { TextLink } from '../../../components/link/text-link.tsx';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue, useWords } from '../../../lib/use-catalogue.ts';
import { CalendarButton } from './calendar-button.tsx';
import { ClockLine } from './clock-line.tsx';
import { CLOCK_LABELS } from './clock-words.ts';
import styles from './due-list.module.css';

/** What is due now and in the next seven days, over all stores; nothing when nothing is. */
export function DueList() {
  const { t } = useLingui();
  const due = useAnswer('clocks.listDue', {});
  if (due.length === 0) return null;
  return (
    <div className={styles.due}>
      <Section title={t`Due in the next 7 days`} aside={<CalendarButton caseId={null} />}>
        <Card padding="none">
          <ul>
            {due.map((one) => (
              <DueRow key={`${one.caseId} ${one.clock.id}`} due={one} />
            ))}
          </ul>
        </Card>
      </Section>
    </div>
  );
}

function DueRow({ due: { caseId, caseTitle, storeName, marketplace, clock } }: { readonly due: DueClock }) {
  const { i18n } = useLingui();
  const { marketplaces } = useCatalogue();
  const words = useWords();
  const { today } = useAnswer('system.info', {});
  const name = clock.kind === 'watch' || clock.kind === 'preset' ? words(clock.text) : i18n._(CLOCK_LABELS[clock.kind]);
  return (
    <ClockLine clock={clock} today={today}>
      <TextLink to={caseRoute(caseId, 'overview')}>{name}</TextLink>
      <div className={styles.sub}>
        {[caseTitle, storeName, labelOf(marketplaces, marketplace)].filter((text) => text !== '').join(' · ')}
      </div>
    </ClockLine>
  );
}
