import type { Metric, MetricLimit } from './review-catalogue.ts';
import type { ReviewMetric } from './review.ts';

/** How a figure stands against its limit. */
export type MetricStanding = {
  readonly metric: Metric;
  readonly value: number | null;
  readonly limit: MetricLimit;
  /** `yours`: the user's own; `marketplace`: an exception of the catalogue; `usual`: the catalogue's. */
  readonly limitFrom: 'yours' | 'marketplace' | 'usual';
  readonly asOf: string | null;
  /** Null while there is no figure. */
  readonly isMet: boolean | null;
  /** How far the figure is past its limit, in the metric's unit; 0 when the limit is met. */
  readonly excess: number;
};

/** The figures that a marketplace measures, each against its limit, in the catalogue's order. */
export function listMetricStandings(
  entered: Readonly<Record<string, ReviewMetric>>,
  metrics: readonly Metric[],
  marketplace: string,
): readonly MetricStanding[] {
  return metrics
    .filter(
      (metric) => entered[metric.id] !== undefined || (metric.marketplaces ?? [marketplace]).includes(marketplace),
    )
    .map((metric) => standingOf(metric, marketplace, entered[metric.id]));
}

const NOTHING: ReviewMetric = { value: null, limit: null, asOf: null };

function standingOf(metric: Metric, marketplace: string, entered: ReviewMetric = NOTHING): MetricStanding {
  const { value, asOf } = entered;
  const exception = metric.exceptions.find(({ marketplaces }) => marketplaces.includes(marketplace));
  const preset = exception?.limit ?? metric.limit;
  const limit = entered.limit === null ? preset : { ...preset, value: entered.limit };
  const isMet = value === null ? null : meets(value, limit);
  const presetFrom = exception ? 'marketplace' : 'usual';
  return {
    ...{ metric, value, limit, asOf, isMet },
    limitFrom: entered.limit === null ? presetFrom : 'yours',
    excess: value === null || isMet === true ? 0 : round(Math.abs(value - limit.value)),
  };
}

function meets(value: number, { direction, value: limit }: MetricLimit): boolean {
  return direction === 'below' ? value < limit : value >= limit;
}

/** Percentages are typed with few decimals; their difference shall have no more. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/**
 * The largest value that a bar has to show: figure and limit both lie within it, and the limit never at the edge.
 * Percentages that should be high run to 100.
 */
export function scaleOfBar({ metric, value, limit }: Pick<MetricStanding, 'metric' | 'value' | 'limit'>): number {
  if (limit.direction === 'at-least') return Math.max(metric.unit === 'percent' ? 100 : 1000, value ?? 0, limit.value);
  return Math.max(limit.value * 2, (value ?? 0) * 1.1);
}

/** A figure with its unit: `1.8 %`. */
export function formatMetric(value: number, unit: Metric['unit']): string {
  return unit === 'percent' ? `${value} %` : String(value);
}
