import { useLingui } from '@lingui/react/macro';
import { Check, TriangleAlert } from 'lucide-react';
import { formatMetric, scaleOfBar, type MetricStanding } from '../../../../shared/domain/review-metrics.ts';
import styles from './metric-bar.module.css';

/** A figure as a bar with a tick at its limit, and the same in words. */
export function MetricBar({ standing }: { readonly standing: MetricStanding }) {
  const { value, limit, isMet } = standing;
  const sentence = useStandingWords(standing);
  const scale = scaleOfBar(standing);
  const shareOf = (amount: number): string => `${Math.min(100, (amount / scale) * 100)}%`;
  const Icon = isMet === false ? TriangleAlert : Check;
  return (
    <div className={styles.metric}>
      <div className={styles.track} aria-hidden="true">
        {value !== null && <span className={styles.fill} data-met={isMet} style={{ inlineSize: shareOf(value) }} />}
        <span className={styles.tick} style={{ insetInlineStart: shareOf(limit.value) }} />
      </div>
      <p className={styles.words} data-met={isMet ?? undefined}>
        {isMet !== null && <Icon aria-hidden />}
        {sentence}
      </p>
    </div>
  );
}

function useStandingWords({ metric, value, limit, limitFrom, isMet, excess }: MetricStanding): string {
  const { t } = useLingui();
  const at = formatMetric(limit.value, metric.unit);
  const isBelow = limit.direction === 'below';
  const own = limitFrom === 'yours' ? ` ${t`(your own limit)`}` : '';
  if (value === null) return (isBelow ? t`Limit: below ${at}` : t`Limit: ${at} or more`) + own;
  const figure = formatMetric(value, metric.unit);
  if (isMet)
    return (isBelow ? t`${figure} is below the limit of ${at}` : t`${figure} reaches the limit of ${at}`) + own;
  if (excess === 0) return t`${figure} is at the limit: it has to be below ${at}` + own;
  const apart = metric.unit === 'percent' ? t`${excess} percentage points` : t`${excess} points`;
  return (
    (isBelow
      ? t`${figure} is over the limit of ${at} by ${apart}`
      : t`${figure} is under the limit of ${at} by ${apart}`) + own
  );
}
