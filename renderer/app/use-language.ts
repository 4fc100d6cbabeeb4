import { i18n } from '@lingui/core';
import { useEffect, useSyncExternalStore } from 'react';
import { chooseLanguage } from '../../shared/domain/language.ts';
import { loadLocale } from '../lib/locale.ts';
import { useAnswer } from '../lib/use-answer.ts';

/** Follows the setting: the language that the user chose, or the system's. */
export function useLanguage(): void {
  const { language } = useAnswer('settings.get', {});
  useEffect(() => {
    void loadLocale(chooseLanguage(language, navigator.languages));
  }, [language]);
}

/** The locale of the interface; whoever uses it draws again when it changes. */
export function useLocale(): string {
  return useSyncExternalStore(
    (listener) => i18n.on('change', listener),
    () => i18n.locale,
  );
}
