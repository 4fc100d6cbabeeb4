import { localDateSchema, type LocalDate } from '../dates.ts';
import { fold } from './page-layout.ts';

/** A date as it is written somewhere in a text. */
export type WrittenDate = {
  readonly start: number;
  readonly end: number;
  /** One day; two when day and month could be either way round: day first, then month first. */
  readonly readings: readonly [LocalDate] | readonly [LocalDate, LocalDate];
};

/** Names of the months, folded, in English, German, French, Spanish, Italian, Portuguese and Dutch; January first. */
const MONTH_NAMES: readonly string[] = [
  'january jan januar jaenner janner janvier janv enero ene gennaio gen janeiro januari',
  'february feb februar fevrier fevr febrero febbraio fevereiro fev februari',
  'march mar marz maerz mrz mars marzo marco maart mrt',
  'april apr avril avr abril abr aprile',
  'may mai mayo maggio mag maio mei',
  'june jun juni juin junio giugno giu junho',
  'july jul juli juillet juil julio luglio lug julho',
  'august aug aout agosto ago augustus',
  'september sep sept septembre septiembre settembre set setembro',
  'october oct oktober okt octobre octubre ottobre ott outubro out',
  'november nov novembre noviembre novembro',
  'december dec dezember dez decembre diciembre dic dicembre dezembro',
];
const MONTHS = new Map(
  MONTH_NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);
const MONTH = `(${[...MONTHS.keys()].toSorted((a, b) => b.length - a.length).join('|')})`;

const ISO = /(?<![\d.\-/])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-]|\.\d)/g;
const CJK = /(?:(\d{4})|(令和)\s?(\d{1,2}))\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/g;
const DAY_MONTH = new RegExp(
  `(?<![\\d.])(\\d{1,2})(?:st|nd|rd|th|er|[.oº°])?[\\s-]*(?:de\\s+|of\\s+)?${MONTH}\\.?,?[\\s-]*(?:de[l]?\\s+)?(\\d{4}|(?<=-)\\d{2})(?!\\d)`,
  'g',
);
const MONTH_DAY = new RegExp(`(?<![a-z])${MONTH}\\.?\\s*(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'g');
const NUMERIC = /(?<![\d.\-/])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)/g;

/**
 * Dates in a text, in its order. Dotted dates are day first; with strokes or hyphens both readings are given unless
 * only one is a date.
 * @param recognised whether the text was recognised from a picture: letters that look like figures are then read as such
 */
export function findWrittenDates(text: string, recognised = false): readonly WrittenDate[] {
  const folded = fold(recognised ? mendFigures(text) : text);
  const found: WrittenDate[] = [
    ...collect(folded, ISO, ([, year, , month, day]) => [toDate(year, month, day)]),
    ...collect(folded, CJK, ([, year, , reiwa, month, day]) => [toDate(year ?? 2018 + Number(reiwa), month, day)]),
    ...collect(folded, DAY_MONTH, ([, day, month, year]) => [toDate(year, MONTHS.get(month ?? ''), day)]),
    ...collect(folded, MONTH_DAY, ([, month, day, year]) => [toDate(year, MONTHS.get(month ?? ''), day)]),
    ...collect(folded, NUMERIC, ([, first, stroke, second, year]) =>
      stroke === '.' ? [toDate(year, second, first)] : [toDate(year, second, first), toDate(year, first, second)],
    ),
  ];
  return found.toSorted((a, b) => a.start - b.start);
}

/** Figures that recognition takes for letters, in words that hold figures anyway. */
function mendFigures(text: string): string {
  return text.replace(/[\dOoIl|]+(?:[./-][\dOoIl|]+)*/g, (word) =>
    /\d/.test(word) && word.length > 1 ? word.replace(/[Oo]/g, '0').replace(/[Il|]/g, '1') : word,
  );
}

function collect(
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => readonly (LocalDate | undefined)[],
): readonly WrittenDate[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const [first, second] = [...new Set(read(match).filter((date) => date !== undefined))];
    if (first === undefined) return [];
    const place = { start: match.index, end: match.index + match[0].length };
    return [{ ...place, readings: second === undefined ? ([first] as const) : ([first, second] as const) }];
  });
}

/** Two figures of a year: 00 to 68 are this century, as POSIX `%y` has it. */
function toDate(year: Part, month: Part, day: Part): LocalDate | undefined {
  const number = Number(year);
  const full = String(year).length === 2 ? number + (number < 69 ? 2000 : 1900) : number;
  if (full < 1900 || full > 2100) return undefined;
  const date = `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return localDateSchema.safeParse(date).success ? date : undefined;
}

type Part = string | number | undefined;
