import { describe, expect, it } from 'vitest';
import {
  EMPTY_DRAFT,
  faultsOfPage,
  pathOf,
  suggestTitle,
  toNewCase,
  type NewCaseDraft,
} from '../../../../../renderer/features/cases/new-case-draft.ts';
import { contract } from '../../../../../shared/contracts/index.ts';
import type { AccountId } from '../../../../../shared/domain/ids.ts';
import { theCatalogue } from '../../../../support/a-case-file.ts';

const catalogue = theCatalogue();
const aDraft = (changes: Partial<NewCaseDraft> = {}): NewCaseDraft => ({
  ...EMPTY_DRAFT,
  account: { ...EMPTY_DRAFT.account, storeName: ' Maple & Finch ', marketplace: 'US' },
  ...changes,
});

describe('faultsOfPage', () => {
  it('wants the store and the marketplace of a new account, nothing of a known one', () => {
    expect(faultsOfPage('account', EMPTY_DRAFT)).toEqual(new Set(['storeName', 'marketplace']));
    expect(faultsOfPage('account', aDraft())).toEqual(new Set());
    expect(faultsOfPage('account', { ...EMPTY_DRAFT, accountId: 'a' as AccountId })).toEqual(new Set());
  });

  it('refuses an id that is none, and an empty name', () => {
    expect(faultsOfPage('ids', aDraft({ asins: 'x'.repeat(61) }))).toEqual(new Set(['asins']));
    expect(faultsOfPage('review', aDraft({ title: '  ' }))).toEqual(new Set(['title']));
    expect(faultsOfPage('review', aDraft())).toEqual(new Set());
  });

  it('lets everything else be empty', () => {
    for (const page of ['notice', 'reasons', 'path', 'ids', 'dates'] as const) {
      expect(faultsOfPage(page, EMPTY_DRAFT)).toEqual(new Set());
    }
  });
});

describe('pathOf', () => {
  it('follows the first reason until the user has chosen', () => {
    expect(pathOf(aDraft(), catalogue)).toBe('admit');
    expect(pathOf(aDraft({ reasons: ['identity_verification'] }), catalogue)).toBe('documents');
    expect(pathOf(aDraft({ reasons: ['identity_verification'], path: 'dispute' }), catalogue)).toBe('dispute');
  });
});

describe('suggestTitle', () => {
  it('names the first reason and the store, or the store alone', () => {
    expect(suggestTitle(aDraft({ reasons: ['used_sold_as_new'] }), 'Maple', catalogue)).toBe('Used sold as new, Maple');
    expect(suggestTitle(aDraft({ reasons: ['other_unclassified'] }), 'Maple', catalogue)).toBe('Maple');
    expect(suggestTitle(aDraft(), 'Maple', catalogue)).toBe('Maple');
  });
});

describe('toNewCase', () => {
  it('is what the application takes, however little was answered', () => {
    const made = toNewCase(aDraft(), 'Maple & Finch', catalogue);
    expect(contract['cases.create'].input.safeParse(made).success).toBe(true);
    expect(made.account).toMatchObject({ storeName: 'Maple & Finch' });
    expect(made.case).toMatchObject({ title: 'Maple & Finch', path: 'admit', caseIds: [], exhibitOrder: 'cited' });
  });

  it('parts the ids and names a known account by its id', () => {
    const made = toNewCase(
      aDraft({ accountId: 'acc' as AccountId, caseIds: '1, 2', asins: 'B0A B0B' }),
      'X',
      catalogue,
    );
    expect(made.account).toEqual({ accountId: 'acc' });
    expect(made.case).toMatchObject({ caseIds: ['1', '2'], asins: ['B0A', 'B0B'] });
  });
});
