import { describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../../../../electron/app/load-catalogue.ts';
import { loadCatalogueTexts } from '../../../../electron/app/load-catalogue-texts.ts';
import { applyOverrides } from '../../../../shared/domain/catalogue-overrides.ts';
import { listCatalogueWords, translateCatalogue } from '../../../../shared/domain/catalogue-texts.ts';
import { catalogueSchema, findEntry, type Catalogue } from '../../../../shared/domain/catalogue.ts';

const resourcesDir = fileURLToPath(new URL('../../../../resources', import.meta.url));
const english = loadCatalogue(resourcesDir);
const texts = loadCatalogueTexts(resourcesDir, 'zh-Hans');
const chinese = translateCatalogue(english, texts);

describe('translateCatalogue', () => {
  it('changes words only', () => {
    expect(() => catalogueSchema.parse(chinese)).not.toThrow();
    const shape = (catalogue: Catalogue) =>
      JSON.parse(
        JSON.stringify(catalogue, (_key, value: unknown) => (typeof value === 'string' ? '' : value)),
      ) as unknown;
    expect(shape(chinese)).toEqual(shape(english));
    expect(chinese.reasons.map(({ id }) => id)).toEqual(english.reasons.map(({ id }) => id));
    expect(chinese.noticeCues).toEqual(english.noticeCues);
  });

  it('leaves what is sent to Amazon in English', () => {
    expect(chinese.textRules.map(({ example }) => example)).toEqual(english.textRules.map(({ example }) => example));
    expect(chinese.marketplaces.map(({ addressee }) => addressee)).toEqual(
      english.marketplaces.map(({ addressee }) => addressee),
    );
  });

  it('keeps what the user’s own file says, and translates the rest of the entry', () => {
    const applied = applyOverrides(english, {
      documentTypes: { supplier_invoice: { label: 'My invoice', fieldLabels: { issuer: 'Factory' } } },
    });
    if (!applied.ok) throw new Error(applied.fault.message);
    const invoice = findEntry(translateCatalogue(applied.catalogue, texts).documentTypes, 'supplier_invoice');
    expect(invoice?.label).toBe('My invoice');
    expect(invoice?.fieldLabels).toMatchObject({ issuer: 'Factory', holder: '购买方' });
    expect(invoice?.shows[0]).toMatch(/\p{Script=Han}/u);
  });

  it('is the English catalogue without words', () => {
    expect(translateCatalogue(english, loadCatalogueTexts(resourcesDir, 'en'))).toEqual(english);
  });

  it('ignores words for what is not there', () => {
    expect(translateCatalogue(english, { reasons: { gone: { label: '没有' } } })).toEqual(english);
  });
});

describe('listCatalogueWords', () => {
  it('gives the words of a label', () => {
    expect(listCatalogueWords(english, texts).get('Supplier invoice')).toBe('供应商发票');
  });
});

/** What of each group the window shows, as paths; `*` is any key. What is missing here is no sentence, or stays English. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  reasons: ['label', 'group', 'asks', 'mistakes.*'],
  documentTypes: ['label', 'group', 'fieldLabels.*', 'freshness.other.*.when', 'shows.*', 'rules.*', 'note'],
  paperChecks: ['label', 'rule'],
  marketplaces: ['label', 'languages.*'],
  channels: ['label', 'use', 'intake.*.source', 'intake.boxes.*.label', 'intake.byMarketplace.*.*.source'],
  textRules: ['label', 'message', 'fix'],
  clocks: ['label', 'purpose', 'note'],
  calendars: ['holidays.*.name'],
  furtherWays: ['label', 'when', 'text', 'ready.*.text'],
  metrics: ['label', 'window', 'note', 'exceptions.*.note'],
  planPrompts: ['question'],
  replySteps: ['label', 'meaning', 'steps.*'],
  review: ['topics.*.label', 'questions.*.question', 'questions.*.why', 'questions.*.hint'],
};
/** Are written the same in Chinese. */
const SAME = /^(?:ASINs?|[A-Z0-9 -]{1,6})$/;

function listAt(value: unknown, path: readonly string[], place: string): readonly (readonly [string, string])[] {
  const [key, ...rest] = path;
  if (value === null || value === undefined) return [];
  if (key === undefined) return typeof value === 'string' && value !== '' ? [[place, value]] : [];
  if (typeof value !== 'object') return [];
  const entries = Object.entries(value).filter(([name]) => key === '*' || name === key);
  return entries.flatMap(([name, inner]) => listAt(inner, rest, `${place}.${name}`));
}

const listShown = (catalogue: Catalogue) =>
  Object.entries(SHOWN).flatMap(([group, paths]) => {
    const value = catalogue[group as keyof Catalogue];
    const start = Array.isArray(value) ? ['*'] : [];
    return paths.flatMap((path) => listAt(value, [...start, ...path.split('.')], group));
  });

describe('the Chinese words', () => {
  it('are there for every text of the catalogue that is shown', () => {
    const shown = listShown(chinese);
    expect(shown.length).toBeGreaterThan(1200);
    const missing = shown.filter(([, text]) => !SAME.test(text) && !/\p{Script=Han}/u.test(text));
    expect(missing).toEqual([]);
  });

  it('stand in lists as long as the English ones', () => {
    expect(listShown(chinese).map(([place]) => place)).toEqual(listShown(english).map(([place]) => place));
  });

  it('notice a text that is missing', () => {
    const first = english.reasons[0]?.id ?? '';
    const { [first]: _gone, ...rest } = texts['reasons'] as Record<string, never>;
    const without = listShown(translateCatalogue(english, { ...texts, reasons: rest }));
    expect(without.filter(([, text]) => !SAME.test(text) && !/\p{Script=Han}/u.test(text)).length).toBeGreaterThan(2);
  });
});
