import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listMetricStandings, scaleOfBar } from '../../../../shared/domain/review-metrics.ts';
import { theCatalogue } from '../../../support/a-case-file.ts';

const { metrics } = theCatalogue();
const figure = (value: number | null, limit: number | null = null) => ({ value, limit, asOf: '2026-09-14' });

describe('listMetricStandings', () => {
  const of = (id: string, entered: Parameters<typeof listMetricStandings>[0]) =>
    listMetricStandings(entered, metrics, 'US').find(({ metric }) => metric.id === id);

  it('counts the limit itself as over where a figure has to be below it', () => {
    expect(of('odr', { odr: figure(0.99) })).toMatchObject({ isMet: true, excess: 0 });
    expect(of('odr', { odr: figure(1) })).toMatchObject({ isMet: false, excess: 0 });
    expect(of('odr', { odr: figure(1.8) })).toMatchObject({ isMet: false, excess: 0.8 });
    expect(of('vtr', { vtr: figure(95) })).toMatchObject({ isMet: true });
    expect(of('vtr', { vtr: figure(94.9) })).toMatchObject({ isMet: false, excess: 0.1 });
    expect(of('odr', {})).toMatchObject({ value: null, isMet: null, excess: 0, limitFrom: 'usual' });
  });

  it('follows the user’s own limit', () => {
    expect(of('odr', { odr: figure(1.8, 2) })).toMatchObject({ isMet: true, limitFrom: 'yours', limit: { value: 2 } });
  });

  it('shows what only some marketplaces measure there, and wherever it was entered', () => {
    const ids = (marketplace: string, entered = {}) =>
      listMetricStandings(entered, metrics, marketplace).map(({ metric }) => metric.id);
    expect(ids('DE')).toContain('idr');
    expect(ids('US')).not.toContain('idr');
    expect(ids('US', { idr: figure(7) })).toContain('idr');
  });

  it('has a scale that holds the figure and its limit', () => {
    const value = fc.option(fc.double({ min: 0, max: 1_000_000, noNaN: true }));
    const limit = fc.option(fc.double({ min: 0.001, max: 1_000_000, noNaN: true }));
    fc.assert(
      fc.property(fc.constantFrom(...metrics), value, limit, (metric, entered, own) => {
        const [standing] = listMetricStandings({ [metric.id]: figure(entered, own) }, [metric], 'US');
        expect(standing).toBeDefined();
        if (!standing) return;
        const scale = scaleOfBar(standing);
        expect(scale).toBeGreaterThanOrEqual(standing.limit.value);
        expect(scale).toBeGreaterThanOrEqual(entered ?? 0);
        expect(standing.excess > 0 ? standing.isMet : false).toBe(false);
      }),
    );
  });
});
