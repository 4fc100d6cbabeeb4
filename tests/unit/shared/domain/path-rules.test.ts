import { describe, expect, it } from 'vitest';
import { listPathChoices, listPathsOfReason, pathRule } from '../../../../shared/domain/path-rules.ts';
import { theCatalogue } from '../../../support/a-case-file.ts';

const catalogue = theCatalogue();

describe('path rules', () => {
  it('let each reason be answered in its usual way', () => {
    const odd = catalogue.reasons.filter(
      ({ id, defaultPath }) => !listPathsOfReason(id, catalogue).includes(defaultPath),
    );
    expect(odd).toEqual([]);
  });

  it('say what each way needs and what it forbids', () => {
    for (const { path, needs, forbids } of listPathChoices([], [], catalogue)) {
      expect(needs.length, path).toBeGreaterThan(0);
      expect(forbids.length, path).toBeGreaterThan(0);
      expect(pathRule(path).path).toBe(path);
    }
  });

  it('put what the notice opens first, then the usual way, and mark what does not fit', () => {
    const choices = listPathChoices(['related_accounts'], ['dispute'], catalogue);
    expect(choices.map(({ path }) => path).slice(0, 2)).toEqual(['dispute', 'reactivate-other-first']);
    expect(choices[0]).toMatchObject({ isOpened: true, fit: 'possible' });
    expect(choices.find(({ path }) => path === 'admit')?.fit).toBe('unusual');
    expect(listPathChoices(['inauthentic_supply'], [], catalogue)[0]?.path).toBe('admit');
  });
});
