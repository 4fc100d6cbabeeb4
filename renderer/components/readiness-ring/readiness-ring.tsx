import { ringArcs, type RingPart } from './ring-arcs.ts';
import styles from './readiness-ring.module.css';

export type ReadinessRingProps = {
  readonly parts: readonly RingPart[];
  /** Both lines in the middle: a figure and what it counts. */
  readonly figure: string;
  readonly caption: string;
  /** The whole in a sentence, for people who can't see it. */
  readonly label: string;
  readonly sizePx?: number;
};

/** How many items are done, one arc for each step. It counts things; it never says how likely anything is. */
export function ReadinessRing({ parts, figure, caption, label, sizePx = 116 }: ReadinessRingProps) {
  const radius = 44;
  return (
    <svg className={styles.ring} viewBox="0 0 100 100" width={sizePx} height={sizePx} role="img" aria-label={label}>
      {ringArcs(parts, radius, 3.5).map((arc) => (
        <g key={arc.id}>
          <path className={styles.rest} d={arc.whole} />
          {arc.done !== '' && <path className={arc.isComplete ? styles.complete : styles.done} d={arc.done} />}
        </g>
      ))}
      <text className={styles.figure} x="50" y="50" dy="0.1em">
        {figure}
      </text>
      <text className={styles.caption} x="50" y="64">
        {caption}
      </text>
    </svg>
  );
}
