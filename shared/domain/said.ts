import { z } from 'zod';
import { formatLongDate, localDateSchema, type LocalDate } from './dates.ts';

/**
 * A sentence that a rule says, apart from its language: the English words with `{0}`, `{1}` … where values stand. The words
 * are at once the key of their translation, so that nothing has to be guessed from a finished sentence.
 */
export type Said = { readonly text: string; readonly values: readonly SaidValue[] };

/** What stands in a sentence: words as they are, a figure, a day, words that are translated themselves, or several of those. */
export type SaidValue =
  | string
  | number
  | { readonly day: LocalDate }
  | { readonly list: readonly SaidValue[]; readonly mark: ListMark }
  | Said;

/** What stands between the members of a list. */
export type ListMark = keyof typeof MARKS;

const MARKS = { ',': ', ', ';': '; ', and: ' and ', or: ' or ', ' ': ' ' } as const;

const valueSchema: z.ZodType<SaidValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.strictObject({ day: localDateSchema }),
    z.strictObject({ list: z.array(valueSchema), mark: z.enum([',', ';', 'and', 'or', ' ']) }),
    saidSchema,
  ]),
);
export const saidSchema: z.ZodType<Said> = z.strictObject({ text: z.string(), values: z.array(valueSchema) });

/**
 * A sentence with its values, as a template: say`"${title}" has no date.`. The words are collected from the sources for
 * translators (tests/tools/said-extractor.ts), so they must stand in the template itself.
 */
export function say(parts: TemplateStringsArray, ...values: readonly SaidValue[]): Said {
  return { text: joinTemplate(parts), values };
}

/** Words that are translated by another list: the labels of the catalogue. */
export function sayLabel(label: string): Said {
  return { text: label, values: [] };
}

export function sayDay(day: LocalDate): SaidValue {
  return { day };
}

export function sayList(list: readonly SaidValue[], mark: ListMark = ','): SaidValue {
  return { list, mark };
}

/** The sentence in English: what files, the command line and the log say. */
export function spellOut(said: Said): string {
  return fillIn(said.text, said.values.map(spellValue));
}

/** Puts values in the place of `{0}`, `{1}` … of a text. */
export function fillIn(text: string, values: readonly string[]): string {
  return text.replace(/\{(\d+)\}/g, (place, index: string) => values[Number(index)] ?? place);
}

/** The key of a template: its words with numbered places. */
export function joinTemplate(parts: readonly string[]): string {
  return parts.map((part, index) => (index === 0 ? part : `{${index - 1}}${part}`)).join('');
}

/** One value in English. */
export function spellValue(value: SaidValue): string {
  if (typeof value !== 'object') return String(value);
  if ('day' in value) return formatLongDate(value.day);
  if ('list' in value) return value.list.map(spellValue).join(MARKS[value.mark]);
  return spellOut(value);
}
