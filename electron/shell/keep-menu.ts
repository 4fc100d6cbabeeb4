import { Menu } from 'electron';
import { settingsSchema, type MenuCommand, type Settings } from '../../shared/contracts/settings.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { CallTarget } from './electron-transport.ts';
import { makeMenuTemplate } from './menu-template.ts';
import type { ShellLanguage } from './shell-language.ts';

type MenuHost = {
  readonly backend: CallTarget;
  /** Told of the language in the settings now and whenever the user chooses another one. */
  readonly shellLanguage: ShellLanguage;
  readonly send: (command: MenuCommand) => void;
};

/** Puts the native menu up in the interface's language, and again whenever the user chooses another one. */
export async function keepMenu({ backend, shellLanguage, send }: MenuHost): Promise<void> {
  let shown: Language | undefined;
  const show = ({ language: setting }: Pick<Settings, 'language'>): void => {
    shellLanguage.follow(setting);
    const language = shellLanguage.get();
    if (language === shown) return;
    shown = language;
    const template = makeMenuTemplate({ platform: process.platform, language, send });
    Menu.setApplicationMenu(Menu.buildFromTemplate([...template]));
  };
  backend.subscribe((event, payload) => event === 'settings.changed' && show(settingsSchema.parse(payload)));
  show(await readSettings(backend));
}

async function readSettings(backend: CallTarget): Promise<Pick<Settings, 'language'>> {
  const answer = (await backend.call('settings.get', {}, [])) as { readonly ok: boolean; readonly value?: unknown };
  return answer.ok ? settingsSchema.parse(answer.value) : { language: 'system' };
}
