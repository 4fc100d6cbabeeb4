import { localDateSchema, type LocalDate } from '../dates.ts';
import { findWrittenDates } from '../facts/written-dates.ts';
import { parsePlanMarkup } from '../plan-markup.ts';
import { splitSentences, toCheckedBlocks } from '../text-checks/checked-text.ts';
import { matchDates } from '../text-checks/find-dates-in-text.ts';

/** A day that a sentence names. */
export type StatedDate = {
  /** As it is written. */
  readonly words: string;
  /** The days it can mean; `--MM-DD` while it names no year. */
  readonly readings: readonly string[];
  readonly end: number;
};

/** A number of things that a sentence states. */
export type StatedCount = {
  /** As it is written, with the thing counted. */
  readonly words: string;
  /** What is counted, one word for all its names. */
  readonly thing: string;
  readonly value: number;
};

/** One sentence of an appeal, taken apart. */
export type Statement = {
  /** A path that a screen can jump to. */
  readonly where: string;
  /** As it is written, without citations. */
  readonly sentence: string;
  /** Its words of meaning, without the values below, each cut to its stem. */
  readonly words: ReadonlySet<string>;
  /** Numbers that name one thing: ASINs, order ids, invoice numbers; with where each ends. */
  readonly ids: ReadonlyMap<string, number>;
  readonly dates: readonly StatedDate[];
  readonly counts: readonly StatedCount[];
  /** Names of suppliers. */
  readonly suppliers: readonly string[];
};

/** The sentences of a text in the markup of plans that state something. */
export function readStatements(where: string, markup: string): readonly Statement[] {
  return toCheckedBlocks(parsePlanMarkup(markup))
    .flatMap(({ text }) => splitSentences(text))
    .map(({ text }) =>
      readStatement(
        where,
        text
          .replace(/\s*\ufffc/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      ),
    )
    .filter(({ words }) => words.size > 0);
}

function readStatement(where: string, sentence: string): Statement {
  const dates = matchDates(sentence)
    .map(({ start, end }) => readDate(sentence.slice(start, end), end))
    .filter(({ readings }) => readings.length > 0);
  // Blanks in place of what was read keep the places of the rest.
  const undated = blank(
    sentence,
    dates.map(({ words }) => words),
  );
  const ids = readIds(undated);
  const unnumbered = blank(undated, [...ids.keys()]);
  const suppliers = readSuppliers(unnumbered);
  const { counts, numbers } = readCounts(unnumbered);
  const rest = blank(unnumbered, [...suppliers, ...numbers]);
  return { where, sentence, words: readWords(rest), ids, dates, counts, suppliers };
}

function blank(text: string, parts: readonly string[]): string {
  return parts.reduce((left, part) => left.replace(part, ' '.repeat(part.length)), text);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function readDate(words: string, end: number): StatedDate {
  const whole: readonly LocalDate[] = findWrittenDates(words).flatMap(({ readings }) => readings);
  if (whole.length > 0) return { words, end, readings: whole };
  const month = MONTHS.findIndex((name) => words.toLowerCase().includes(name)) + 1;
  const day = /\d{1,2}/.exec(words)?.[0] ?? '';
  const monthDay = `${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  // A leap year, so that 29 February is a day.
  const isDay = localDateSchema.safeParse(`2024-${monthDay}`).success;
  return { words, end, readings: isDay ? [`--${monthDay}`] : [] };
}

/** Whether two dates can mean the same day; one without a year goes with that day of any year. */
export function isSameDay(a: StatedDate, b: StatedDate): boolean {
  return a.readings.some((one) =>
    b.readings.some((other) =>
      one.startsWith('--') || other.startsWith('--') ? one.slice(-5) === other.slice(-5) : one === other,
    ),
  );
}

const IDS = [
  /\bB0[A-Z0-9]{8}\b/g,
  /\b\d{3}-\d{7}-\d{7}\b/g,
  /\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{3,24}\b/g,
  /(?<=\b(?:invoice|order|case|complaint|tracking|receipt|shipment|lot|batch|bill)\s(?:id |no\.? |number |#\s?)?)\d[\d-]{2,}\b/gi,
];

function readIds(text: string): ReadonlyMap<string, number> {
  const found = IDS.flatMap((pattern) => [...text.matchAll(pattern)]);
  return new Map(found.map(({ 0: id, index }) => [id, index + id.length]));
}

/** What appeals count, and the words for it. Other things, and spans of time above all, change rightly. */
const THINGS: Readonly<Record<string, string>> = {
  unit: 'units?|pieces?|pcs|items?',
  order: 'orders?',
  buyer: 'buyers?|customers?',
  listing: 'listings?|asins?|offers?|skus?|products?',
  invoice: 'invoices?',
  complaint: 'complaints?',
  return: 'returns?',
  refund: 'refunds?',
  supplier: 'suppliers?',
  carton: 'cartons?|boxes|pallets?',
  claim: 'claims?',
  account: 'accounts?',
  review: 'reviews?',
  percent: '%|percent|per cent',
};
const THING_NAMES = Object.entries(THINGS).map(([thing, names]) => ({
  thing,
  names: new RegExp(`^(?:${names})$`, 'i'),
}));
const NUMBER_WORDS = 'two three four five six seven eight nine ten eleven twelve'.split(' ');
const NUMBER = new RegExp(
  String.raw`(?<![\w.,$€£#-])(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|${NUMBER_WORDS.join('|')})(?![\w-])`,
  'gi',
);
/** A number that is only roughly meant can't contradict another. */
const ROUGHLY =
  /\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|over|some|(?:more|fewer|less) than|up to|at (?:least|most)|within|every|each|per)\s+$/i;
const WORDS_TO_THING = 4;

function readCounts(text: string): { readonly counts: readonly StatedCount[]; readonly numbers: readonly string[] } {
  const numbers = [...text.matchAll(NUMBER)];
  const counts = numbers.flatMap(({ 0: number, index }): readonly StatedCount[] => {
    if (ROUGHLY.test(text.slice(0, index))) return [];
    const rest = text.slice(index + number.length).match(/^(?:[\s/]*(?:[\p{L}\p{N}-]+|%)){1,4}/u)?.[0] ?? '';
    const next = rest.match(/[\p{L}\p{N}-]+|%/gu)?.slice(0, WORDS_TO_THING) ?? [];
    const named = next.findIndex((word) => THING_NAMES.some(({ names }) => names.test(word)));
    const word = next[named];
    const thing = THING_NAMES.find(({ names }) => word !== undefined && names.test(word))?.thing;
    return word === undefined || thing === undefined
      ? []
      : [{ words: `${number} ${word}`, thing, value: toNumber(number) }];
  });
  return { counts, numbers: numbers.map(({ 0: number }) => number) };
}

function toNumber(written: string): number {
  const word = NUMBER_WORDS.indexOf(written.toLowerCase());
  return word >= 0 ? word + 2 : Number(written.replaceAll(',', ''));
}

const NAME = String.raw`(?:[\p{Lu}][\p{L}\p{N}&.'’-]*)(?:\s(?:&|and(?=\s\p{Lu})|of(?=\s\p{Lu})|[\p{Lu}][\p{L}\p{N}&.'’-]*)){0,5}`;
const SUPPLIER = new RegExp(
  String.raw`\b(?:(?:[Bb]ought|[Pp]urchased|[Ss]ourced|[Oo]rdered|[Ii]mported|[Oo]btained|[Ss]upplied)(?:\s+[\p{Ll}\p{N}]+){0,6}\s+(?:from|by)|(?:supplier|wholesaler|distributor|manufacturer|reseller|vendor|factory)(?:,| is| was| named| called)?)\s+(${NAME})`,
  'gu',
);
const NO_SUPPLIER = /^(?:Amazon|Seller|We|The|Our|It|On|In|Exhibit|ASINs?|FBA|China|Germany|Europe|USA?|UK)\b/;

function readSuppliers(text: string): readonly string[] {
  return [...text.matchAll(SUPPLIER)]
    .map((match) =>
      (match[1] ?? '').replace(/[.,'’]+$/, (end) => (/\b(?:Inc|Ltd|Co|Corp)\.$/.test(match[1] ?? '') ? end : '')),
    )
    .filter((name) => name !== '' && !NO_SUPPLIER.test(name));
}

const STOP_WORDS = new Set(
  'a an and are as at be been by did do does for from had has have he her his i in is it its of on or our ours she so that the their them then there these they this those to us was we were which who will with all also each every any into out up not no'.split(
    ' ',
  ),
);

function readWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return new Set(words.filter((word) => !STOP_WORDS.has(word)).map(stem));
}

/** Enough to take "removed" and "removing", "units" and "unit" for one word. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ied|ed|es|s|e)$/, '') : word.replace(/s$/, '');
}
