import { Trans, useLingui } from '@lingui/react/macro';
import { MessageSquarePlus } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import type { LocalDate } from '../../../../shared/domain/dates.ts';
import { Button } from '../../../components/button/button.tsx';
import { Card, Section } from '../../../components/card/card.tsx';
import { Timeline } from '../../../components/timeline/timeline.tsx';
import { runCommandSoon } from '../../../lib/commands.ts';
import { formatDay } from '../../../lib/format-date.ts';
import { caseRoute } from '../../../lib/route.ts';
import { listCaseEvents, type CaseEvent, type EventLane } from '../../../lib/case-events.ts';
import type { CaseView } from '../case-progress.ts';
import styles from './history-card.module.css';

const SHAPES = { amazon: 'square', you: 'circle', due: 'triangle' } as const;

/** What has happened and what is due: a picture, and the same events as links. */
export function HistoryCard({ view, today }: { readonly view: CaseView; readonly today: LocalDate }) {
  const { t, i18n } = useLingui();
  const [, navigate] = useLocation();
  const events = listCaseEvents(view.case, view.interactions);
  const lanes: readonly { readonly id: EventLane; readonly label: string }[] = [
    { id: 'amazon', label: t`Amazon` },
    { id: 'you', label: t`You` },
    { id: 'due', label: t`Due` },
  ];
  const logContact = (): void => {
    runCommandSoon('log-contact');
    navigate(caseRoute(view.case.id, 'log'));
  };
  return (
    <Section
      title={t`Timeline`}
      aside={
        <Button size="sm" variant="quiet" icon={MessageSquarePlus} onPress={logContact}>
          <Trans>Log a contact</Trans>
        </Button>
      }
    >
      <Card>
        {events.length === 0 ? (
          <p className={styles.empty}>
            <Trans>
              The notice, every call and every message will stand here, with the days on which something is due.
            </Trans>
          </p>
        ) : (
          <>
            <Timeline
              lanes={lanes}
              marks={events.map((event) => ({
                id: event.id,
                on: event.on,
                laneId: event.lane,
                shape: SHAPES[event.lane],
                isStrong: event.kind === 'notice' || event.kind === 'deadline',
                isFaint: !event.isOpen,
              }))}
              today={today}
              todayLabel={t`Today`}
              formatTick={(date) => formatDay(date, i18n.locale, today)}
            />
            <ul className={styles.events}>
              {events
                .filter((event) => event.isOpen)
                .map((event) => (
                  <li key={event.id}>
                    <EventLink event={event} view={view} today={today} />
                  </li>
                ))}
            </ul>
          </>
        )}
      </Card>
    </Section>
  );
}

type EventLinkProps = { readonly event: CaseEvent; readonly view: CaseView; readonly today: LocalDate };

function EventLink({ event, view, today }: EventLinkProps) {
  const { i18n, t } = useLingui();
  const to = event.interaction
    ? caseRoute(view.case.id, 'log', event.interaction.id)
    : caseRoute(view.case.id, 'overview', event.kind === 'deadline' ? 'deadlineOn' : 'noticeReceivedOn');
  const names: Readonly<Record<CaseEvent['kind'], string>> = {
    notice: t`Notice`,
    deadline: t`Deadline`,
    watch: t`Watch list`,
    'follow-up': t`Look again`,
    contact: event.interaction ? labelOf(view.shown.channels, event.interaction.channel) : '',
  };
  return (
    <Link to={to} className={styles.event ?? ''} data-lane={event.lane}>
      <span className={styles.shape} aria-hidden />
      <time dateTime={event.on}>{formatDay(event.on, i18n.locale, today)}</time>
      {names[event.kind]}
    </Link>
  );
}
