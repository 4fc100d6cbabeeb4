import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankEntries } from '../../../../renderer/app/rank-entries.ts';

const entries = [
  'Overview',
  'What happened',
  'Evidence',
  'Plan of action',
  'Packet',
  'Export packet…',
  'Name this version of the plan',
  'Veldrane invoice VWS-1043',
  '供应商发票（深圳）',
  'Résumé of the café',
].map((name) => ({ id: name, name }));
const find = (query: string, recent: readonly string[] = []) =>
  rankEntries(query, entries, recent).map((entry) => entry.name);

describe('rankEntries', () => {
  it('takes every entry, in their order, while nothing was typed', () => {
    expect(find('  ')).toEqual(entries.map((entry) => entry.name));
  });

  it('puts a name that begins so before one that holds it', () => {
    expect(find('pack')).toEqual(['Packet', 'Export packet…']);
    expect(find('plan')).toEqual(['Plan of action', 'Name this version of the plan']);
  });

  it('wants every word, in any order, and takes parts of words', () => {
    expect(find('invoice veld')).toEqual(['Veldrane invoice VWS-1043']);
    expect(find('1043')).toEqual(['Veldrane invoice VWS-1043']);
    expect(find('invoice nothing')).toEqual([]);
  });

  it('forgives left out letters and accents', () => {
    expect(find('evd')[0]).toBe('Evidence');
    expect(find('resume cafe')).toEqual(['Résumé of the café']);
  });

  it('finds Chinese words anywhere', () => {
    expect(find('发票')).toEqual(['供应商发票（深圳）']);
  });

  it('puts what was chosen lately first among equals, and not before a better match', () => {
    expect(find('', ['Packet', 'Overview']).slice(0, 2)).toEqual(['Packet', 'Overview']);
    expect(find('pack', ['Export packet…'])).toEqual(['Packet', 'Export packet…']);
  });

  it('always finds a name by itself, and loses or doubles none', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), fc.nat(), (names, pick) => {
        const all = names.map((name, index) => ({ id: String(index), name }));
        const chosen = all[pick % Math.max(all.length, 1)];
        const found = rankEntries(chosen?.name ?? '', all, []);
        expect(new Set(found).size).toBe(found.length);
        if (chosen) expect(found).toContain(chosen);
      }),
    );
  });
});
