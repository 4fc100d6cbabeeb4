import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useLocation } from 'wouter';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import type { LocalDate } from '../../../../shared/domain/dates.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { Card, Section } from '../../../components/card/card.tsx';
import { RadioField } from '../../../components/checkbox/radio-field.tsx';
import { Timeline } from '../../../components/timeline/timeline.tsx';
import { listCaseEvents, type CaseEvent, type EventLane } from '../../../lib/case-events.ts';
import { formatDay } from '../../../lib/format-date.ts';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { canZoom, rangeAround, shiftRange, type TimelineRange, type Zoom, ZOOMS } from '../timeline-range.ts';
import styles from './case-timeline.module.css';

const SHAPES = { amazon: 'square', you: 'circle', due: 'triangle' } as const;
/** More marks than pixels help nobody; a log of thousands is looked at in parts. */
const MOST_EVENTS = 400;

/** The fact of the case behind an event that no contact brought. */
const FACTS: Partial<Record<CaseEvent['kind'], string>> = { notice: 'noticeReceivedOn', deadline: 'deadlineOn' };

export type CaseTimelineProps = { readonly caseId: CaseId };

/** What happened between Amazon and the user and what falls due: a picture, and the same events as buttons. */
export function CaseTimeline({ caseId }: CaseTimelineProps) {
  const { t, i18n } = useLingui();
  const detail = useAnswer('cases.get', { caseId });
  const interactions = useAnswer('interactions.list', { caseId });
  const watchTasks = useAnswer('watch.list', { caseId });
  const { today } = useAnswer('system.info', {});
  const all = listCaseEvents(detail.case, interactions, watchTasks);
  const [zoom, setZoom] = useState<Zoom>(all.length > MOST_EVENTS ? '90' : 'all');
  const [range, setRange] = useState<TimelineRange | undefined>(() => rangeAround(zoom, today));
  if (all.length === 0) return null;
  const events = all.filter(({ on }) => !range || (on >= range.from && on <= range.to)).slice(-MOST_EVENTS);
  const lanes: readonly { readonly id: EventLane; readonly label: string }[] = [
    { id: 'amazon', label: t`Amazon` },
    { id: 'you', label: t`You` },
    { id: 'due', label: t`Due` },
  ];
  return (
    <Section title={t`Timeline`}>
      <Card>
        <div className={styles.timeline}>
          {canZoom(all.map(({ on }) => on)) && (
            <RangeTools
              zoom={zoom}
              range={range}
              onZoom={(next) => {
                setZoom(next);
                setRange(rangeAround(next, today));
              }}
              onRange={setRange}
            />
          )}
          <Timeline
            lanes={lanes}
            marks={events.map((event) => ({
              ...{ id: event.id, on: event.on, laneId: event.lane, shape: SHAPES[event.lane] },
              isStrong: event.kind === 'notice' || event.kind === 'deadline',
              isFaint: !event.isOpen,
            }))}
            today={today}
            todayLabel={t`Today`}
            formatTick={(date) => formatDay(date, i18n.locale, today)}
            range={range}
          />
          <EventButtons caseId={caseId} events={events} today={today} />
        </div>
      </Card>
    </Section>
  );
}

type RangeToolsProps = {
  readonly zoom: Zoom;
  readonly range: TimelineRange | undefined;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onRange: (range: TimelineRange) => void;
};

function RangeTools({ zoom, range, onZoom, onRange }: RangeToolsProps) {
  const { t, i18n } = useLingui();
  const labels: Readonly<Record<Zoom, string>> = { all: t`All`, '90': t`3 months`, '30': t`1 month` };
  return (
    <div className={styles.tools}>
      <span className={styles.range} role="status">
        {range && `${formatDay(range.from, i18n.locale)} – ${formatDay(range.to, i18n.locale)}`}
      </span>
      {range && (
        <>
          <IconButton icon={ChevronLeft} size="sm" label={t`Earlier`} onPress={() => onRange(shiftRange(range, -1))} />
          <IconButton icon={ChevronRight} size="sm" label={t`Later`} onPress={() => onRange(shiftRange(range, 1))} />
        </>
      )}
      <RadioField
        label={t`Time shown`}
        isLabelHidden
        look="segments"
        value={zoom}
        onChange={onZoom}
        options={ZOOMS.map((id) => ({ id, label: labels[id] }))}
      />
    </div>
  );
}

type EventButtonsProps = {
  readonly caseId: CaseId;
  readonly events: readonly CaseEvent[];
  readonly today: LocalDate;
};

function EventButtons({ caseId, events, today }: EventButtonsProps) {
  const { t, i18n } = useLingui();
  const [, navigate] = useLocation();
  const catalogue = useCatalogue();
  const laneNames: Readonly<Record<EventLane, string>> = { amazon: t`Amazon`, you: t`You`, due: t`Due` };
  const nameOf = ({ kind, interaction }: CaseEvent): string => {
    if (kind === 'contact' && interaction) return labelOf(catalogue.channels, interaction.channel);
    return { notice: t`Notice`, deadline: t`Deadline`, 'follow-up': t`Look again`, watch: t`Watch list`, contact: '' }[
      kind
    ];
  };
  const open = ({ kind, interaction }: CaseEvent): void => {
    if (interaction) navigate(caseRoute(caseId, 'log', interaction.id));
    else navigate(caseRoute(caseId, 'overview', FACTS[kind]));
  };
  if (events.length === 0) {
    return (
      <p className={styles.empty}>
        <Trans>Nothing happened in this time.</Trans>
      </p>
    );
  }
  return (
    <ul className={styles.events} aria-label={t`Events`}>
      {events.map((event) => (
        <li key={event.id}>
          <AriaButton
            className={styles.event ?? ''}
            data-faint={event.isOpen ? undefined : ''}
            onPress={() => open(event)}
            aria-label={`${formatDay(event.on, i18n.locale, today)} ${nameOf(event)}, ${laneNames[event.lane]}`}
          >
            <span className={styles.shape} data-lane={event.lane} aria-hidden />
            <time dateTime={event.on}>{formatDay(event.on, i18n.locale, today)}</time> {nameOf(event)}
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}
