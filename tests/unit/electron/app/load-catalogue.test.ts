import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../electron/app/load-catalogue.ts';
import { catalogueSchema } from '../../../../shared/domain/catalogue.ts';
import { writtenConceptsSchema } from '../../../../shared/domain/notice/notice-cues.ts';

const resourcesDir = fileURLToPath(new URL('../../../../resources', import.meta.url));
const catalogue = loadCatalogue(resourcesDir);
const idsOf = (entries: readonly { readonly id: string }[]): readonly string[] => entries.map(({ id }) => id);

const entries = [
  ...Object.entries({
    reasons: catalogue.reasons,
    documentTypes: catalogue.documentTypes,
    paperChecks: catalogue.paperChecks,
    marketplaces: catalogue.marketplaces,
    channels: catalogue.channels,
    textRules: catalogue.textRules,
    clocks: catalogue.clocks,
    metrics: catalogue.metrics,
  }),
].flatMap(([group, list]) => list.map((entry) => ({ group, ...entry })));

describe('what a start takes unchecked', () => {
  it('is as the schema says, and the schema would change nothing in it', () => {
    expect(catalogueSchema.parse(catalogue)).toStrictEqual(catalogue);
  });

  it('comes from concepts that are as their schema says', () => {
    const file = join(resourcesDir, 'catalogue/notice-concepts.json');
    expect(() => writtenConceptsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))).not.toThrow();
  });
});

describe('every entry', () => {
  it('says as of when, how sure and from where', () => {
    expect(entries.length).toBeGreaterThan(200);
    const unsaid = entries.filter(
      ({ asOf, confidence, sources }) =>
        !/^20\d\d-\d\d-\d\d$/.test(asOf) || !'HMLU'.includes(confidence) || sources.length === 0,
    );
    expect(unsaid).toEqual([]);
  });

  it('names sources that the catalogue holds', () => {
    const known = new Set(idsOf(catalogue.sources));
    const unknown = entries.flatMap(({ id, sources }) =>
      sources.filter((source) => !known.has(source)).map((source) => `${id}: ${source}`),
    );
    expect(unknown).toEqual([]);
  });

  it('is our own inference exactly where no source is named', () => {
    const odd = entries.filter(({ confidence, sources }) => sources.includes('own') && confidence !== 'U');
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  it('has an id of its own', () => {
    const ids = entries.map(({ group, id }) => `${group}/${id}`);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('reasons', () => {
  it('are the 34 of the notes, and one for all others', () => {
    expect(catalogue.reasons).toHaveLength(35);
    expect(idsOf(catalogue.reasons)).toContain('other_unclassified');
  });

  it('name papers, channels and clocks that exist, and their own way among their ways', () => {
    const types = idsOf(catalogue.documentTypes);
    for (const reason of catalogue.reasons) {
      const papers = [
        ...reason.requiredTypes,
        ...reason.supportingTypes,
        ...Object.values(reason.alternatives ?? {}).flat(),
      ];
      expect(types, reason.id).toEqual(expect.arrayContaining(papers));
      expect(idsOf(catalogue.channels), reason.id).toEqual(expect.arrayContaining(reason.channels));
      expect(idsOf(catalogue.clocks), reason.id).toEqual(expect.arrayContaining(reason.clocks));
      expect(reason.paths, reason.id).toContain(reason.defaultPath);
    }
  });

  it('all have words by which notices are known', () => {
    const known = catalogue.noticeCues.reasons.map(({ reason }) => reason);
    const reasons = idsOf(catalogue.reasons).filter((id) => id !== 'other_unclassified');
    expect(known.toSorted()).toEqual(reasons.toSorted());
  });
});

describe('document types', () => {
  it('name checks that exist, and never allow marks on identity and address papers', () => {
    const checks = idsOf(catalogue.paperChecks);
    for (const type of catalogue.documentTypes) {
      expect(checks, type.id).toEqual(expect.arrayContaining(type.checks));
      if (type.group === 'Identity and address') expect(type.marks, type.id).toBe('none');
    }
  });

  it('count the age of invoices from the notice, of bills from the day of sending', () => {
    const freshnessOf = (id: string) => catalogue.documentTypes.find((type) => type.id === id)?.freshness;
    expect(freshnessOf('supplier_invoice')).toMatchObject({ days: 365, anchor: 'notice' });
    expect(freshnessOf('utility_bill')).toMatchObject({ days: 90, anchor: 'submission' });
    expect(freshnessOf('sales_report')).toMatchObject({ days: 7, anchor: 'submission', isAdvice: true });
  });
});

describe('marketplaces', () => {
  it('have ids of Amazon, 13 or 14 characters, each once', () => {
    const ids = catalogue.marketplaces.map(({ amazonId }) => amazonId);
    expect(new Set(ids).size).toBe(23);
    expect(ids.every((id) => /^A[0-9A-Z]{11,13}$/.test(id))).toBe(true);
  });
});

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
