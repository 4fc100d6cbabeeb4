import type { LocalDate } from '../../../shared/domain/dates.ts';
import { rangeScale, spreadOut, timelineScale } from './timeline-scale.ts';
import styles from './timeline.module.css';

export type TimelineMark = {
  readonly id: string;
  readonly on: LocalDate;
  readonly laneId: string;
  /** Shape tells lanes apart where colour can't. */
  readonly shape: 'square' | 'circle' | 'triangle';
  readonly isStrong?: boolean;
  /** Over and done with. */
  readonly isFaint?: boolean;
};

export type TimelineProps = {
  readonly lanes: readonly { readonly id: string; readonly label: string }[];
  readonly marks: readonly TimelineMark[];
  readonly today: LocalDate;
  readonly todayLabel: string;
  readonly formatTick: (date: LocalDate) => string;
  /** Days to show; the whole of what is known unless told. Marks outside are left out. */
  readonly range?: { readonly from: LocalDate; readonly to: LocalDate } | undefined;
};

const WIDTH = 720;
const LEFT = 86;
const LANE_HEIGHT = 34;
const TOP = 24;
const MAX_TICKS = 7;

/**
 * Days from left to right, one lane for each who acts. A picture only: list the same events as text beside it, which is
 * what people who can't see it get.
 */
export function Timeline({ lanes, marks, today, todayLabel, formatTick, range }: TimelineProps) {
  const shown = range ? marks.filter(({ on }) => on >= range.from && on <= range.to) : marks;
  const scale = range
    ? rangeScale(range.from, range.to, MAX_TICKS)
    : timelineScale(
        marks.map((mark) => mark.on),
        today,
        MAX_TICKS,
      );
  const isTodayShown = today >= scale.from && today <= scale.to;
  const x = (position: number): number => LEFT + position * (WIDTH - LEFT - 12);
  const bottom = TOP + lanes.length * LANE_HEIGHT;
  const todayX = x(scale.positionOf(today));
  return (
    <svg className={styles.timeline} viewBox={`0 0 ${WIDTH} ${bottom + 24}`} aria-hidden="true">
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            className={styles.grid}
            x1={x(scale.positionOf(tick))}
            x2={x(scale.positionOf(tick))}
            y1={TOP}
            y2={bottom}
          />
          <text className={styles.tick} x={x(scale.positionOf(tick))} y={bottom + 17}>
            {formatTick(tick)}
          </text>
        </g>
      ))}
      {isTodayShown && (
        <>
          <line className={styles.today} x1={todayX} x2={todayX} y1={TOP - 6} y2={bottom} />
          <text className={styles.todayText} x={todayX} y={TOP - 11}>
            {todayLabel}
          </text>
        </>
      )}
      {lanes.map((lane, index) => {
        const y = TOP + (index + 0.5) * LANE_HEIGHT;
        const own = shown.filter((mark) => mark.laneId === lane.id).sort((a, b) => a.on.localeCompare(b.on));
        const places = spreadOut(
          own.map((mark) => scale.positionOf(mark.on)),
          0.02,
        );
        return (
          <g key={lane.id}>
            <text className={styles.lane} x="0" y={y + 4}>
              {lane.label}
            </text>
            <line className={styles.axis} x1={LEFT} x2={WIDTH} y1={y} y2={y} />
            {own.map((mark, at) => (
              <Mark key={mark.id} mark={mark} x={x(places[at] ?? 0)} y={y} />
            ))}
          </g>
        );
      })}
    </svg>
  );
}

function Mark({ mark, x, y }: { readonly mark: TimelineMark; readonly x: number; readonly y: number }) {
  const className = `${styles[mark.shape]} ${mark.isFaint ? styles.faint : ''}`;
  const size = mark.isStrong ? 7 : 5.5;
  switch (mark.shape) {
    case 'square':
      return <rect className={className} x={x - size} y={y - size} width={size * 2} height={size * 2} rx="2.5" />;
    case 'circle':
      return <circle className={className} cx={x} cy={y} r={size} />;
    case 'triangle':
      return <path className={className} d={`M${x} ${y - size - 1}l${size + 2} ${size * 2}h${-(size + 2) * 2}z`} />;
  }
}
