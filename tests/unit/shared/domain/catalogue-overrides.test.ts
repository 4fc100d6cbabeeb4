import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../electron/app/load-catalogue.ts';
import { applyOverrides, findBrokenReference, isChangedByYou } from '../../../../shared/domain/catalogue-overrides.ts';
import { findChannelRules } from '../../../../shared/domain/channel-rules.ts';

const shipped = loadCatalogue(fileURLToPath(new URL('../../../../resources', import.meta.url)));

function take(overrides: unknown) {
  const result = applyOverrides(shipped, overrides);
  if (!result.ok) throw new Error(`${result.fault.place}: ${result.fault.message}`);
  return result.catalogue;
}

function faultOf(overrides: unknown) {
  const result = applyOverrides(shipped, overrides);
  return result.ok ? null : result.fault;
}

describe('the shipped catalogue', () => {
  it('has no id that leads nowhere', () => {
    expect(findBrokenReference(shipped)).toBeUndefined();
  });

  it('is what an empty file leaves', () => {
    expect(take({})).toEqual(shipped);
    expect(take({ reasons: {}, clocks: {} })).toEqual(shipped);
  });
});

describe('values of the user', () => {
  it('replace ours key by key, and are listed', () => {
    const catalogue = take({
      documentTypes: { utility_bill: { freshness: { days: 60 } } },
      clocks: { funds_appeal: { length: { amount: 60, unit: 'days' } } },
      reasons: { inauthentic_supply: { requiredTypes: ['supplier_invoice'] } },
    });
    expect(catalogue.documentTypes.find(({ id }) => id === 'utility_bill')?.freshness).toMatchObject({
      days: 60,
      anchor: 'submission',
    });
    expect(catalogue.clocks.find(({ id }) => id === 'funds_appeal')?.length).toEqual({ amount: 60, unit: 'days' });
    expect(catalogue.reasons[0]?.requiredTypes).toEqual(['supplier_invoice']);
    expect(catalogue.changed).toEqual([
      { group: 'documentTypes', id: 'utility_bill', label: 'Utility bill', fields: ['freshness.days'] },
      {
        group: 'clocks',
        id: 'funds_appeal',
        label: 'First day of a funds appeal',
        fields: ['length.amount', 'length.unit'],
      },
      {
        group: 'reasons',
        id: 'inauthentic_supply',
        label: 'Inauthentic item or unproven supply chain',
        fields: ['requiredTypes'],
      },
    ]);
    expect(isChangedByYou(catalogue, 'clocks', 'funds_appeal')).toBe(true);
    expect(isChangedByYou(catalogue, 'clocks', 'plan_older')).toBe(false);
  });

  it('can take a rule away', () => {
    const catalogue = take({ documentTypes: { utility_bill: { freshness: null } } });
    expect(catalogue.documentTypes.find(({ id }) => id === 'utility_bill')?.freshness).toBeNull();
  });

  it('give facts about channels by their bare value', () => {
    const catalogue = take({ channels: { ah_reactivate: { intake: { fileMb: 25, formats: ['pdf'] } } } });
    const rules = findChannelRules(catalogue, 'ah_reactivate', 'US');
    expect(rules?.fileMb).toMatchObject({ value: 25, origin: 'yours' });
    expect(rules?.formats).toMatchObject({ value: ['pdf'], origin: 'yours' });
    expect(rules?.totalMb.origin).toBe('unknown');
  });
});

describe('a file that is not right', () => {
  it.each([
    [[], ''],
    ['x', ''],
    [{ reason: {} }, 'reason'],
    [{ noticeCues: {} }, 'noticeCues'],
    [{ reasons: { none_such: {} } }, 'reasons.none_such'],
    [{ reasons: [] }, 'reasons'],
    [{ reasons: { odr: 3 } }, 'reasons.odr'],
    [{ reasons: { odr: { id: 'x' } } }, 'reasons.odr.id'],
    [{ documentTypes: { utility_bill: { freshness: { days: 'many' } } } }, 'documentTypes.utility_bill.freshness.days'],
    [{ documentTypes: { utility_bill: { colour: 'red' } } }, 'documentTypes.utility_bill'],
    [{ reasons: { odr: { clocks: ['none'] } } }, 'reasons.odr.clocks'],
    [{ textRules: { emotion: { patterns: ['('] } } }, 'textRules.emotion.patterns.0'],
    [JSON.parse('{"__proto__": {"x": 1}}'), '__proto__'],
    [JSON.parse('{"reasons": {"__proto__": {"x": 1}}}'), 'reasons.__proto__'],
    [JSON.parse('{"reasons": {"odr": {"__proto__": {"x": 1}}}}'), 'reasons.odr'],
  ])('is refused with its place: %j', (overrides, place) => {
    expect(faultOf(overrides)?.place).toBe(place);
  });

  it('says what is wrong', () => {
    expect(faultOf({ reasons: { none_such: {} } })?.message).toBe('there is no entry with this id');
  });
});
