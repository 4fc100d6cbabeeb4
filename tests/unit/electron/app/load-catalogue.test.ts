import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../electron/app/load-catalogue.ts';

const catalogue = loadCatalogue(fileURLToPath(new URL('../../../../resources', import.meta.url)));
const idsOf = (entries: readonly { readonly id: string }[]): readonly string[] => entries.map(({ id }) => id);

describe('clocks', () => {
  it('belong to reasons and marketplaces that exist', () => {
    for (const clock of catalogue.clocks) {
      expect(idsOf(catalogue.reasons), clock.id).toEqual(expect.arrayContaining(clock.reasons));
      expect(idsOf(catalogue.marketplaces), clock.id).toEqual(expect.arrayContaining(clock.marketplaces));
    }
  });

  it('take the longer time for a funds appeal until the notice says otherwise', () => {
    expect(catalogue.clocks.find(({ id }) => id === 'funds_appeal')).toMatchObject({
      role: 'not-before',
      length: { amount: 90, unit: 'days' },
      shortest: { amount: 60, unit: 'days' },
    });
  });
});

describe('sources', () => {
  it('have ids of their own', () => {
    const ids = idsOf(catalogue.sources);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
