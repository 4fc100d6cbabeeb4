import { app, Menu } from 'electron';
import { settingsSchema, type MenuCommand, type Settings } from '../../shared/contracts/settings.ts';
import { chooseLanguage, type Language } from '../../shared/domain/language.ts';
import type { CallTarget } from './electron-transport.ts';
import { makeMenuTemplate } from './menu-template.ts';

/**
 * Puts the native menu up in the interface's language, and again whenever the user chooses another one.
 * @returns tells the language that the menu has now
 */
export async function keepMenu(backend: CallTarget, send: (command: MenuCommand) => void): Promise<() => Language> {
  let shown: Language | undefined;
  const show = ({ language: setting }: Pick<Settings, 'language'>): void => {
    const language = chooseLanguage(setting, app.getPreferredSystemLanguages());
    if (language === shown) return;
    shown = language;
    const template = makeMenuTemplate({ platform: process.platform, language, send });
    Menu.setApplicationMenu(Menu.buildFromTemplate([...template]));
  };
  backend.subscribe((event, payload) => event === 'settings.changed' && show(settingsSchema.parse(payload)));
  show(await readSettings(backend));
  return () => shown ?? 'en';
}

async function readSettings(backend: CallTarget): Promise<Pick<Settings, 'language'>> {
  const answer = (await backend.call('settings.get', {}, [])) as { readonly ok: boolean; readonly value?: unknown };
  return answer.ok ? settingsSchema.parse(answer.value) : { language: 'system' };
}
