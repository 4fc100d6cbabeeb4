import { DEFAULT_MAX_FILE_MB, settingsSchema, type Settings } from '../../../shared/contracts/settings.ts';
import type { Emit } from '../emit.ts';
import type { SettingsRepository } from './settings-repository.ts';

const DEFAULTS: Settings = {
  theme: 'system',
  language: 'system',
  lastRoute: '',
  maxFileMb: DEFAULT_MAX_FILE_MB,
  ocrEnabled: false,
  ocrLanguages: ['eng'],
  channelRules: {},
  notifications: true,
  readyItems: [],
  holidayChanges: {},
  lockAfterMinutes: 0,
  locksWithSystem: false,
  storesUnprotected: false,
};

/** The user's settings. A value that this version doesn't understand counts as not set. */
export function createSettingsService({
  repository,
  inTransaction,
  emit,
}: {
  readonly repository: SettingsRepository;
  readonly inTransaction: <Value>(fn: () => Value) => Value;
  readonly emit: Emit;
}) {
  // Nobody else writes these rows.
  let settings: Settings | undefined;
  const get = (): Settings => (settings ??= readSettings(repository));
  return {
    get,
    update: (patch: Partial<Settings>): Settings => {
      inTransaction(() => {
        for (const [key, value] of Object.entries(patch)) repository.save(key, value);
      });
      settings = readSettings(repository);
      emit('settings.changed', settings);
      return settings;
    },
  };
}

export type SettingsService = ReturnType<typeof createSettingsService>;

function readSettings(repository: SettingsRepository): Settings {
  const kept = repository.read();
  const { theme, lastRoute, maxFileMb, ocrEnabled, ocrLanguages, channelRules } = settingsSchema.shape;
  const { notifications, readyItems, holidayChanges, language } = settingsSchema.shape;
  const { lockAfterMinutes, locksWithSystem, storesUnprotected } = settingsSchema.shape;
  return {
    theme: theme.catch(DEFAULTS.theme).parse(kept['theme']),
    language: language.catch(DEFAULTS.language).parse(kept['language']),
    lastRoute: lastRoute.catch(DEFAULTS.lastRoute).parse(kept['lastRoute']),
    maxFileMb: maxFileMb.catch(DEFAULTS.maxFileMb).parse(kept['maxFileMb']),
    ocrEnabled: ocrEnabled.catch(DEFAULTS.ocrEnabled).parse(kept['ocrEnabled']),
    ocrLanguages: ocrLanguages.catch(DEFAULTS.ocrLanguages).parse(kept['ocrLanguages']),
    channelRules: channelRules.catch(DEFAULTS.channelRules).parse(kept['channelRules']),
    notifications: notifications.catch(DEFAULTS.notifications).parse(kept['notifications']),
    readyItems: readyItems.catch(DEFAULTS.readyItems).parse(kept['readyItems']),
    holidayChanges: holidayChanges.catch(DEFAULTS.holidayChanges).parse(kept['holidayChanges']),
    lockAfterMinutes: lockAfterMinutes.catch(DEFAULTS.lockAfterMinutes).parse(kept['lockAfterMinutes']),
    locksWithSystem: locksWithSystem.catch(DEFAULTS.locksWithSystem).parse(kept['locksWithSystem']),
    storesUnprotected: storesUnprotected.catch(DEFAULTS.storesUnprotected).parse(kept['storesUnprotected']),
  };
}
