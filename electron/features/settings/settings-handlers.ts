import type { CallOutput, Handlers } from '../../../shared/contracts/index.ts';
import type { CatalogueTextsByGroup } from '../../../shared/domain/catalogue-texts.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { definedOnly } from '../defined-only.ts';
import type { SettingsService } from './settings-service.ts';

type SettingsCalls =
  | 'settings.get'
  | 'settings.update'
  | 'catalogue.get'
  | 'catalogue.getTexts'
  | 'catalogue.overrides'
  | 'catalogue.showOverrides'
  | 'system.info'
  | 'system.about'
  | 'system.notices'
  | 'system.showDataFolder'
  | 'system.flushed';

/** Answers the calls `settings.*`, `catalogue.*` and `system.*`. */
export function createSettingsHandlers(options: {
  readonly settings: SettingsService;
  readonly catalogue: Catalogue;
  readonly readCatalogueTexts: (language: Language) => CatalogueTextsByGroup;
  /** The state of the user's own file, and whether the running catalogue is made with it. */
  readonly readOverrides: () => CallOutput<'catalogue.overrides'>;
  readonly showOverrides: () => Result<null>;
  readonly info: () => CallOutput<'system.info'>;
  readonly about: () => CallOutput<'system.about'>;
  readonly notices: () => CallOutput<'system.notices'>;
  readonly showDataFolder: () => void;
}): Pick<Handlers, SettingsCalls> {
  const { settings, readCatalogueTexts, info, showDataFolder, readOverrides, showOverrides } = options;
  const catalogue = forPage(options.catalogue);
  return {
    'settings.get': () => ok(settings.get()),
    'settings.update': ({ patch }) => ok(settings.update(definedOnly(patch))),
    'catalogue.get': () => ok(catalogue),
    'catalogue.getTexts': ({ language }) => ok(readCatalogueTexts(language)),
    'catalogue.overrides': () => ok(readOverrides()),
    'catalogue.showOverrides': showOverrides,
    'system.info': () => ok(info()),
    'system.about': () => ok(options.about()),
    'system.notices': () => ok(options.notices()),
    'system.showDataFolder': () => {
      showDataFolder();
      return ok(null);
    },
    // The shell waits for this call itself; there is nothing to do here.
    'system.flushed': () => ok(null),
  };
}

/** Without the words by which notices are known: they are a quarter of it, and only the reader of notices asks for them. */
function forPage(catalogue: Catalogue): Catalogue {
  const { outcomes } = catalogue.noticeCues;
  return { ...catalogue, noticeCues: { outcomes, reasons: [], concepts: [] } };
}
