import { chooseLanguage, type Language, type LanguageSetting } from '../../shared/domain/language.ts';

export type ShellLanguage = {
  readonly get: () => Language;
  readonly follow: (setting: LanguageSetting) => void;
};

/**
 * The language of what the main process shows itself: menus, titles of dialogs, boxes. The system's until the settings are
 * read, which needs the database open; from then on the interface's.
 * @param listSystemTags the system's languages, the preferred one first; known only when the application is ready
 */
export function createShellLanguage(listSystemTags: () => readonly string[]): ShellLanguage {
  let setting: LanguageSetting = 'system';
  return {
    get: () => chooseLanguage(setting, listSystemTags()),
    follow: (wanted) => (setting = wanted),
  };
}
