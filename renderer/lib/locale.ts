import { i18n } from '@lingui/core';
import { messages as english } from '../locales/en/messages.ts';

const CATALOGUES = { en: english };

/** Languages of the interface. The appeal's own language is a matter of the case. */
export type Locale = keyof typeof CATALOGUES;

/** Switches the interface to a language and tells the document. */
export function loadLocale(locale: Locale): void {
  i18n.loadAndActivate({ locale, messages: CATALOGUES[locale] });
  document.documentElement.lang = locale;
}
