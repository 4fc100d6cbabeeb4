import type { Database } from 'better-sqlite3';
import type { AccountDetails } from '../../shared/domain/account.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import type { AccountId, CaseId } from '../../shared/domain/ids.ts';
import { chooseLanguage } from '../../shared/domain/language.ts';
import type { AccountsService } from '../features/accounts/accounts-service.ts';
import type { CasesService } from '../features/cases/cases-service.ts';
import { createClocksRepository } from '../features/clocks/clocks-repository.ts';
import { createClocksService } from '../features/clocks/clocks-service.ts';
import { createRemindersService } from '../features/clocks/reminders-service.ts';
import { createCalendarSaver } from '../features/clocks/save-calendar.ts';
import type { Emit } from '../features/emit.ts';
import type { ChangeCase } from '../features/history/case-changer.ts';
import type { InteractionsService } from '../features/interactions/interactions-service.ts';
import type { SettingsService } from '../features/settings/settings-service.ts';
import { createStoresRepository } from '../features/stores/stores-repository.ts';
import { createStoresService } from '../features/stores/stores-service.ts';
import { createWatchRepository } from '../features/watch/watch-repository.ts';
import { createWatchService } from '../features/watch/watch-service.ts';
import type { AppOptions } from './app-options.ts';
import { localToday } from './local-today.ts';

type Parts = {
  readonly options: AppOptions;
  readonly db: Database;
  readonly catalogue: Catalogue;
  readonly emit: Emit;
  readonly change: ChangeCase;
  readonly hasCase: (caseId: CaseId) => boolean;
  readonly accounts: AccountsService;
  readonly cases: CasesService;
  readonly interactions: InteractionsService;
  readonly settings: SettingsService;
};

/** What is due in which case and store, and who tells of it. */
export function createClocks(parts: Parts) {
  const { options, db, catalogue, emit, change, hasCase, accounts, cases, interactions, settings } = parts;
  const { now, newId, dialogs, desktop } = options;
  const watch = createWatchService({ repository: createWatchRepository(db), hasCase, change, newId, now });
  const stores = createStoresService({
    ...{ change, emit, now, findAccount: accounts.find, findCase: cases.find },
    repository: createStoresRepository(db),
  });
  const clocks = createClocksService({
    ...{ catalogue, cases, interactions, watch, now },
    repository: createClocksRepository(db),
    getHolidayChanges: () => settings.get().holidayChanges,
    ownZone: options.ownZone ?? (() => Intl.DateTimeFormat().resolvedOptions().timeZone),
  });
  return {
    watch,
    stores,
    clocks,
    saveCalendar: createCalendarSaver({ listAll: clocks.listAll, ...dialogs, ...desktop }),
    reminders: createRemindersService({
      ...{ listDue: clocks.listDue, getSettings: settings.get, emit },
      today: () => localToday(now()),
      language: () => chooseLanguage(settings.get().language, options.systemLanguages?.() ?? []),
      ...{ notify: desktop.notify, setBadge: desktop.setBadge },
    }),
    listOtherAccounts: (caseId: CaseId): readonly AccountDetails[] =>
      stores.listTouched(caseId).flatMap((id) => {
        const account = accounts.find(id);
        if (!account) return [];
        const { id: _id, ...details } = account;
        return [details];
      }),
    insertTouchedAccount: (caseId: CaseId, account: AccountDetails): AccountId => {
      const { id: accountId } = accounts.getOrInsert(account);
      stores.insertTouched({ caseId, accountId });
      return accountId;
    },
    insertAccountLink: (accountId: AccountId, relatedId: AccountId): void =>
      stores.insertLink({ accountId, relatedId }),
  };
}
