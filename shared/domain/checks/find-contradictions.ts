import { compareNames, normaliseName } from '../compare-names.ts';
import { formatLongDate } from '../dates.ts';
import type { Evidence } from '../evidence.ts';
import { isSameDay, readStatements, type Statement } from './read-statements.ts';

/** The texts of one appeal, in the markup of plans. A submission has these columns. */
export type AppealTexts = {
  readonly letter: string;
  readonly rootCause: string;
  readonly correctiveActions: string;
  readonly preventiveMeasures: string;
};

/** An appeal to compare: its texts, and the facts of its documents where they are known. */
export type ComparedAppeal = AppealTexts & {
  readonly documents?: readonly Pick<Evidence, 'id' | 'title' | 'documentNumber' | 'documentDate' | 'issuer'>[];
};

/** One value, and the sentence or the document that states it. */
export type StatedValue = {
  /** A path that a screen can jump to: `plan/rootCause`, `letter`, `evidence/inv-acme`. */
  readonly where: string;
  readonly sentence: string;
  /** As it is written: `37 units`, `16 September 2026`, `Acme Wholesale Inc.` */
  readonly value: string;
};

export type Contradiction = {
  readonly about: 'date' | 'count' | 'supplier';
  readonly earlier: StatedValue;
  readonly later: StatedValue;
};

/**
 * Where two appeals of a case say different things of the same matter (domain.md 6.4 rule 9): another day, number or
 * supplier in sentences that are otherwise much alike or name the same id. Meant to be right rather than complete:
 * what may be another event, progress since then, or a correction that the later appeal explains isn't told.
 * @param earlier what was sent first
 */
export function findContradictions(earlier: ComparedAppeal, later: ComparedAppeal): readonly Contradiction[] {
  const before = readAppeal(earlier);
  const after = readAppeal(later);
  const fromTexts = pairStatements(before, after).flatMap((pair) => comparePair(pair, after));
  const fromDocuments = before.flatMap((statement) => compareWithDocuments(statement, later.documents ?? []));
  return [...fromTexts, ...fromDocuments].filter(({ earlier: { value } }) => !isCorrected(value, after));
}

function readAppeal(appeal: AppealTexts): readonly Statement[] {
  return [
    ...readStatements('letter', appeal.letter),
    ...readStatements('plan/rootCause', appeal.rootCause),
    ...readStatements('plan/correctiveActions', appeal.correctiveActions),
    ...readStatements('plan/preventiveMeasures', appeal.preventiveMeasures),
  ];
}

const CORRECTION =
  /\bcorrect(?:ed|s|ion|ly|ing)?\b|\bmistaken\b|\b(?:earlier|previous|first|last) (?:appeal|submission|letter|plan|answer)\b|\b(?:wrote|stated|said) (?:earlier|before)\b|\binstead of\b/i;

/** Whether the later appeal names the old value itself, and says that it was wrong. */
function isCorrected(value: string, after: readonly Statement[]): boolean {
  return after.some(({ sentence }) => sentence.includes(value) && CORRECTION.test(sentence));
}

type Pair = { readonly earlier: Statement; readonly later: Statement; readonly likeness: number };

/** Sentences about the same matter, each used once; those that agree are paired first, and so out of the way. */
function pairStatements(before: readonly Statement[], after: readonly Statement[]): readonly Pair[] {
  const candidates = before
    .flatMap((earlier) => after.map((later) => ({ earlier, later, likeness: compareWords(earlier, later) })))
    .filter(isSameMatter)
    .map((pair) => ({ pair, rank: rankPair(pair) }))
    .sort((a, b) => b.rank - a.rank);
  const used = new Set<Statement>();
  return candidates.flatMap(({ pair }) => {
    if (used.has(pair.earlier) || used.has(pair.later)) return [];
    used.add(pair.earlier).add(pair.later);
    return [pair];
  });
}

/** Dice's coefficient of the words of meaning: 0 nothing in common, 1 the same. */
function compareWords(a: Statement, b: Statement): number {
  return (2 * countShared(a, b)) / (a.words.size + b.words.size);
}

function countShared(a: Statement, b: Statement): number {
  return [...a.words].filter((word) => b.words.has(word)).length;
}

function sharesId(a: Statement, b: Statement): boolean {
  return [...a.ids.keys()].some((id) => b.ids.has(id));
}

function isSameMatter({ earlier, later, likeness }: Pair): boolean {
  const shared = countShared(earlier, later);
  if (sharesId(earlier, later)) return shared >= 2 && likeness >= 0.4;
  // Other ids: another listing, another order.
  if (earlier.ids.size > 0 && later.ids.size > 0) return false;
  return (shared >= 3 && likeness >= 0.6) || (shared >= 2 && likeness >= 0.8);
}

function rankPair({ earlier, later, likeness }: Pair): number {
  const agreed =
    earlier.dates.filter((date) => later.dates.some((other) => isSameDay(date, other))).length +
    earlier.counts.filter(({ thing, value }) => later.counts.some((o) => o.thing === thing && o.value === value))
      .length;
  const place = earlier.where === later.where ? 0.1 : 0;
  return likeness + place + agreed * 0.2 + (sharesId(earlier, later) ? 0.3 : 0);
}

function comparePair(pair: Pair, after: readonly Statement[]): readonly Contradiction[] {
  const dates = compareDates(pair);
  const counts = compareCounts(pair, after);
  // Another day and another number, in words that are only somewhat alike: another event.
  const isOtherEvent =
    dates.length > 0 && counts.length > 0 && !sharesId(pair.earlier, pair.later) && pair.likeness < 0.8;
  return isOtherEvent ? [] : [...dates, ...counts, ...compareSuppliers(pair)];
}

function tellFinding(about: Contradiction['about'], { earlier, later }: Pair, was: string, is: string): Contradiction {
  return {
    about,
    earlier: { where: earlier.where, sentence: earlier.sentence, value: was },
    later: { where: later.where, sentence: later.sentence, value: is },
  };
}

function compareDates(pair: Pair): readonly Contradiction[] {
  const { earlier, later } = pair;
  const was = earlier.dates.filter((date) => !later.dates.some((other) => isSameDay(date, other)));
  const is = later.dates.filter((date) => !earlier.dates.some((other) => isSameDay(date, other)));
  if (was.length !== is.length || PROGRESS.test(later.sentence)) return [];
  return was.map((date, index) => tellFinding('date', pair, date.words, is[index]?.words ?? ''));
}

/** Words of a number that has grown since, or that is only a rule for the future. */
const PROGRESS =
  /\b(?:so far|to date|until now|by now|meanwhile|since then|as of|further|additional|another|more|again)\b/i;
const HABIT = /\b(?:each|every|per|daily|weekly|monthly|quarterly)\b/i;

function compareCounts(pair: Pair, after: readonly Statement[]): readonly Contradiction[] {
  const { earlier, later } = pair;
  if (PROGRESS.test(later.sentence) || (HABIT.test(earlier.sentence) && HABIT.test(later.sentence))) return [];
  const things = new Set(earlier.counts.map(({ thing }) => thing));
  return [...things].flatMap((thing) => {
    const old = earlier.counts.filter((count) => count.thing === thing);
    const now = later.counts.filter((count) => count.thing === thing);
    const was = old.filter(({ value }) => !now.some((other) => other.value === value));
    const is = now.filter(({ value }) => !old.some((other) => other.value === value));
    if (was.length !== is.length) return [];
    return was.flatMap((count, index) => {
      const isSaidElsewhere = after.some(
        (other) =>
          other !== later &&
          countShared(other, earlier) >= 2 &&
          other.counts.some(({ thing: counted, value }) => counted === thing && value === count.value),
      );
      return isSaidElsewhere ? [] : [tellFinding('count', pair, count.words, is[index]?.words ?? '')];
    });
  });
}

function compareSuppliers(pair: Pair): readonly Contradiction[] {
  const was = pair.earlier.suppliers.filter((name) => !pair.later.suppliers.some((other) => isSameName(name, other)));
  const is = pair.later.suppliers.filter((name) => !pair.earlier.suppliers.some((other) => isSameName(name, other)));
  if (was.length !== is.length) return [];
  return was.map((name, index) => tellFinding('supplier', pair, name, is[index] ?? ''));
}

/** A short name goes with the full one: Acme, Acme Wholesale Inc. */
function isSameName(a: string, b: string): boolean {
  if (compareNames(a, b).match !== 'other') return true;
  const [one, other] = [normaliseName(a), normaliseName(b)];
  return one.startsWith(`${other} `) || other.startsWith(`${one} `);
}

type StatedDocument = NonNullable<ComparedAppeal['documents']>[number];

/** What an earlier sentence says of documents that it names by number, against what their facts say now. */
function compareWithDocuments(statement: Statement, documents: readonly StatedDocument[]): readonly Contradiction[] {
  return documents.flatMap((document) => {
    const end = statement.ids.get(document.documentNumber.trim());
    if (end === undefined) return [];
    const differences = [...compareDocumentDate(statement, end, document), ...compareIssuer(statement, document)];
    return differences.map(({ about, was, is }) => ({
      about,
      earlier: { where: statement.where, sentence: statement.sentence, value: was },
      later: { where: `evidence/${document.id}`, sentence: document.title, value: is },
    }));
  });
}

type Difference = { readonly about: Contradiction['about']; readonly was: string; readonly is: string };

/** Only a date that follows the number at once is the document's own. */
function compareDocumentDate(statement: Statement, end: number, document: StatedDocument): readonly Difference[] {
  if (document.documentDate === null) return [];
  const now = formatLongDate(document.documentDate);
  const own = statement.dates.find((date) =>
    /^[\s,(]*(?:of|dated|from|issued(?: on)?)?[\s,(]*$/i.test(
      statement.sentence.slice(end, date.end - date.words.length),
    ),
  );
  const isOther =
    own !== undefined && own.end > end && !isSameDay(own, { words: now, readings: [document.documentDate], end: 0 });
  return isOther ? [{ about: 'date', was: own.words, is: now }] : [];
}

function compareIssuer(statement: Statement, { issuer }: StatedDocument): readonly Difference[] {
  const [supplier, ...others] = statement.suppliers;
  const isOther = supplier !== undefined && others.length === 0 && issuer !== '' && !isSameName(supplier, issuer);
  return isOther ? [{ about: 'supplier', was: supplier, is: issuer }] : [];
}
