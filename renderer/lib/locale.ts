import { i18n, type Messages } from '@lingui/core';
import type { Language } from '../../shared/domain/language.ts';
import { messages as english } from '../locales/en/messages.ts';
import { fetchAnswer } from './use-answer.ts';

/** Only English comes with the page; another language is one file more, read when it is wanted. */
const LOADERS: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: () => Promise.resolve(english),
  'zh-Hans': async () => (await import('../locales/zh-Hans/messages.ts')).messages,
};

/** The language that was asked for last: an earlier one that arrives later is dropped. */
let wanted: Language | undefined;

/** Switches the whole interface to a language at once and tells the document. The appeal's own language is left alone. */
export async function loadLocale(language: Language): Promise<void> {
  if (language === wanted) return;
  wanted = language;
  const [messages] = await Promise.all([LOADERS[language](), fetchAnswer('catalogue.getTexts', { language })]);
  if (language !== wanted) return;
  document.documentElement.lang = language;
  i18n.loadAndActivate({ locale: language, messages });
}
