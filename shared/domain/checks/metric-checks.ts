import type { CheckedCase } from '../case-file.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Finding } from '../finding.ts';
import { planShape } from '../plan-shape.ts';
import { formatMetric, listMetricStandings, type MetricStanding } from '../review-metrics.ts';
import { namesMetric } from '../text-checks/whole-rules.ts';
import { say, sayLabel } from '../said.ts';
import { tellFinding } from '../tell-finding.ts';

/**
 * Figures past their limit that the plan says nothing about. Each kind of defect has to be explained by itself
 * (domain.md 1.4); only figures that the case is about count, and only once every part of the plan is written.
 */
export function checkMetrics(
  { case: it, account, plan, review }: CheckedCase,
  catalogue: Catalogue,
): readonly Finding[] {
  if (review === undefined || (it.path !== 'admit' && it.path !== 'dispute')) return [];
  const texts = planShape(it.path).parts.map(({ part }) => plan[part]);
  if (texts.some((text) => text.trim() === '')) return [];
  return listMetricStandings(review.metrics, catalogue.metrics, account.marketplace)
    .filter(({ metric, isMet }) => isMet === false && metric.reason !== null && it.reasons.includes(metric.reason))
    .filter(({ metric }) => !namesMetric(texts.join('\n'), metric.id))
    .map(describeUnexplained);
}

function describeUnexplained({ metric, value, limit }: MetricStanding): Finding {
  const word = limit.direction === 'below' ? say`below` : say`at least`;
  const figure = formatMetric(value ?? 0, metric.unit);
  return tellFinding({
    rule: 'metric-unexplained',
    level: 'warning',
    where: 'plan/rootCause',
    message: say`${sayLabel(metric.label)} is ${figure} and has to be ${word} ${formatMetric(limit.value, metric.unit)}, but the plan doesn't speak of it.`,
    fix: say`Name this figure in the plan with its own cause, what you have done, and what keeps it within its limit.`,
  });
}
