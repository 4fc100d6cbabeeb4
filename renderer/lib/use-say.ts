import { i18n as spoken, type I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import type { Finding } from '../../shared/domain/finding.ts';
import { fillIn, spellOut, type ListMark, type Said, type SaidValue } from '../../shared/domain/said.ts';
import { formatDay } from './format-date.ts';
import { findWords, useWords } from './use-catalogue.ts';

type Say = (said: Said) => string;
type SaidFinding = { readonly message: string; readonly fix: string; readonly source: string | undefined };

/** Says sentences of the rules in the interface's language. */
export function useSay(): Say {
  const { i18n } = useLingui();
  const words = useWords();
  return i18n.locale === 'en' ? spellOut : (said) => speak(said, i18n, words);
}

/** Says a sentence in the language of the moment, for texts that are made outside of any component (failures). */
export function sayNow(said: Said): string {
  return spoken.locale === 'en' ? spellOut(said) : speak(said, spoken, findWords());
}

/** Says findings in the interface's language. Those that an older version kept are known by their whole sentences only. */
export function useSayFinding(): (finding: Omit<Finding, 'where'>) => SaidFinding {
  const say = useSay();
  return ({ message, fix, source, said }) => ({
    message: say(said?.message ?? { text: message, values: [] }),
    fix: say(said?.fix ?? { text: fix, values: [] }),
    source: source === undefined ? undefined : say(said?.source ?? { text: source, values: [] }),
  });
}

const MARKS: Readonly<Record<ListMark, string>> = { ',': '、', ';': '；', and: '和', or: '或', ' ': ' ' };

function speak({ text, values }: Said, i18n: I18n, words: (english: string) => string): string {
  const filled = values.map((value) => speakValue(value, i18n, words));
  if (text in i18n.messages) return i18n._(text, Object.fromEntries(filled.entries()));
  return fillIn(words(text), filled);
}

function speakValue(value: SaidValue, i18n: I18n, words: (english: string) => string): string {
  if (typeof value !== 'object') return String(value);
  if ('day' in value) return formatDay(value.day, i18n.locale);
  if ('list' in value) return value.list.map((one) => speakValue(one, i18n, words)).join(MARKS[value.mark]);
  return speak(value, i18n, words);
}
