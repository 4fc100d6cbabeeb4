import { findConcepts, listSentences, type Sentence } from './find-concepts.ts';
import { compileCue } from './compile-cue.ts';
import type { NoticeCues } from './notice-cues.ts';
import { weighWords } from './weigh-words.ts';
import { findBlockAt, type NoticeBlock, type NoticeBlockKind } from './split-blocks.ts';

/** Words of the notice that speak for a reason, by their place in it. */
export type CueMatch = { readonly start: number; readonly end: number; readonly isStrong: boolean };

export type ReasonGuess = {
  readonly reason: string;
  /** 0 to 1; how clearly the words speak for it, not a probability. */
  readonly score: number;
  readonly matches: readonly CueMatch[];
};

/** Points for the first match of a cue (domain.md 1, "Classifier advice"); each cue counts once. */
const STRONG = 5;
const WEAK = 1;
/** What single words add to a reason that has an idea of its own, and how many points they need without one. */
const WORDS_SHARE = 0.5;
const LEAST_WORDS = 5;
/** Points of an idea: its words stand in one sentence, in any order. */
const CONCEPT = 5;
/** Points below which nobody is told. */
const THRESHOLD = 5;
/** Points that are enough when nothing reaches the threshold: the words stand where papers are asked for, not in the why-block. */
const FAINT = 2;
/** Weak words alone never make a reason. */
const MAX_WEAK = 4;
/** Points of a reason that another one outranks. */
const OUTRANKED = 0.5;

/** How much a part of the notice says about why: all in the why-block, little where papers are asked for (domain.md 4.3). */
const WEIGHT: Readonly<Record<NoticeBlockKind, number>> = {
  why: 1,
  intro: 1,
  list: 1,
  how: 0.45,
  send: 0.2,
  error: 0.2,
  'if-not': 0.1,
  help: 0,
  funds: 0.1,
};
/** Without a why-block the rest must speak. */
const WEIGHT_WITHOUT_WHY: Readonly<Record<NoticeBlockKind, number>> = { ...WEIGHT, how: 0.7, send: 0.4, error: 0.4 };

/** Sentences that nearly every notice holds (domain.md 4.3): never a reason. */
const BOILERPLATE: readonly RegExp[] = [
  /section\s*3\b.{0,120}(?:business solutions|services europe)|abschnitt\s*3\b.{0,120}business solutions/i,
  /authentic and unaltered|not been altered|(?:must be|are) (?:original|unedited|unaltered)/i,
  /please ship any open orders/i,
  /\b(?:funds|disbursements?|payments?)\b.{0,200}(?:\bhold|\bheld\b|\bwithh|not be transferred|\bdisbursed?\b|transferred|\bstay\b|remain|available|eligible)/i,
  /(?:if we (?:find|determine|conclude)|should we (?:find|determine)).{0,200}(?:deceptive|fraudulent|illegal)/i,
  /(?:view|review|monitor) your account (?:performance|health)/i,
  /(?:if your account has been compromised|has been used without your)/i,
];
/** Reasons whose words stand in boilerplate, which count in the why-block alone (domain.md 1.8, point 6). */
const WHY_ONLY = new Set(['section3_fraud', 'funds_withheld']);
const FIELD_REASONS: Readonly<Record<string, string>> = {
  counterfeit: 'ip_counterfeit',
  trademark: 'ip_trademark',
  copyright: 'ip_copyright',
  patent: 'ip_patent',
};

/**
 * Why Amazon acted, best guess first; empty when the words don't say. Several reasons may hold at once.
 * @param text evened by `evenText`
 */
export function classifyReasons(
  text: string,
  blocks: readonly NoticeBlock[],
  { reasons: cues, concepts }: Pick<NoticeCues, 'reasons' | 'concepts'>,
): readonly ReasonGuess[] {
  const hasWhy = blocks.some((block) => block.kind === 'why');
  const sentences = listSentences(text);
  const boilerplate = sentences.filter(({ words }) => BOILERPLATE.some((pattern) => pattern.test(words)));
  const reading = { text, blocks, hasWhy, boilerplate, sentences, concepts };
  const aboutWhy = sentences.filter(
    (one) => !boilerplate.includes(one) && (!hasWhy || WEIGHT[findBlockAt(blocks, one.start)] === 1),
  );
  const weighed = cues.map((cue) => withWords(guess(cue, reading), aboutWhy, concepts));
  const clear = weighed.filter(({ points }) => points >= THRESHOLD);
  const guesses = clear.length > 0 ? clear : listFaint(weighed, cues, { ...reading, boilerplate: [] });
  const beaten = new Set(
    guesses.flatMap(({ cue, points }) =>
      cue.outranks.filter(
        (other) => points >= 0.6 * (guesses.find(({ cue: { reason } }) => reason === other)?.points ?? Infinity),
      ),
    ),
  );
  const field = findInfringementType(text);
  return guesses
    .map(({ cue, points, matches }) => {
      const isField = field !== null && FIELD_REASONS[field] === cue.reason;
      const weighed = points * (beaten.has(cue.reason) ? OUTRANKED : 1) + (isField ? 50 : 0);
      return { reason: cue.reason, score: Math.round((weighed / (weighed + THRESHOLD)) * 100) / 100, matches };
    })
    .sort((a, b) => b.score - a.score);
}

/** Single words add to what ideas say; alone they need to be many. */
function withWords(found: Guess, aboutWhy: readonly Sentence[], concepts: NoticeCues['concepts']): Guess {
  const words = concepts.find(({ reason }) => reason === found.cue.reason)?.words;
  if (!words) return found;
  const { points, matches } = weighWords(words, aboutWhy);
  if (found.points > 0) return { ...found, points: found.points + WORDS_SHARE * points };
  if (points < LEAST_WORDS) return found;
  return { ...found, points: points - LEAST_WORDS + FAINT, matches: [...matches].sort((a, b) => a.start - b.start) };
}

/** Where nothing else is said and the why-block speaks of money, the usual words about money are the matter itself. */
function listFaint(weighed: readonly Guess[], cues: NoticeCues['reasons'], reading: Reading): readonly Guess[] {
  const faint = weighed.filter(({ points }) => points >= FAINT);
  if (faint.length > 0) return faint;
  return cues
    .filter(({ reason }) => reason === 'funds_withheld')
    .map((cue) => guess(cue, reading))
    .filter(({ points, matches }) => points >= THRESHOLD && matches.some((match) => isInWhy(match, reading)));
}

function isInWhy({ start, isStrong }: CueMatch, { blocks }: Reading): boolean {
  return isStrong && findBlockAt(blocks, start) === 'why';
}

/** The field `Infringement type:` of a rights owner's report; null when there is none. */
export function findInfringementType(text: string): string | null {
  const found = /infringement type:\s*(?:(?:utility|design) )?(counterfeit|trademark|copyright|patent)/i.exec(
    text,
  )?.[1];
  return found?.toLowerCase() ?? null;
}

type Reading = {
  readonly text: string;
  readonly blocks: readonly NoticeBlock[];
  readonly hasWhy: boolean;
  readonly boilerplate: readonly Sentence[];
  readonly sentences: readonly Sentence[];
  readonly concepts: NoticeCues['concepts'];
};

type Guess = ReturnType<typeof guess>;

function guess(cue: NoticeCues['reasons'][number], reading: Reading) {
  const together = reading.concepts.find(({ reason }) => reason === cue.reason)?.together ?? [];
  const told = reading.sentences.filter((sentence) => !reading.boilerplate.includes(sentence));
  const strong = [
    ...findCues(cue.strong, true, cue.reason, reading),
    ...weigh(findConcepts(together, told, reading.text), CONCEPT, cue.reason, reading),
  ];
  const weak = findCues(cue.weak, false, cue.reason, reading);
  const weakPoints = Math.min(
    MAX_WEAK,
    weak.reduce((sum, { points }) => sum + points, 0),
  );
  const strongPoints = strong.reduce((sum, { points }) => sum + points, 0);
  const matches = [...strong, ...weak].flatMap((found) => found.matches).sort((a, b) => a.start - b.start);
  return { cue, points: strongPoints === 0 ? (weakPoints >= 3 ? weakPoints : 0) : strongPoints + weakPoints, matches };
}

function findCues(sources: readonly string[], isStrong: boolean, reason: string, reading: Reading) {
  const { text, boilerplate } = reading;
  const found = sources.map((source) =>
    listRanges(compileCue(source), text)
      .filter((range) => !boilerplate.some((area) => area.start <= range.start && range.end <= area.end))
      .map((range) => ({ ...range, isStrong })),
  );
  return weigh(found, isStrong ? STRONG : WEAK, reason, reading);
}

/** Points of cues, each once, by the part of the notice in which it counts most. @param found the matches of each cue */
function weigh(
  found: readonly (readonly CueMatch[])[],
  points: number,
  reason: string,
  { blocks, hasWhy }: Pick<Reading, 'blocks' | 'hasWhy'>,
) {
  const weights = hasWhy ? WEIGHT : WEIGHT_WITHOUT_WHY;
  return found.flatMap((matches) => {
    const weighed = matches
      .map((match) => {
        const kind = findBlockAt(blocks, match.start);
        const isOutside = WHY_ONLY.has(reason) && !['why', 'intro', 'list'].includes(kind);
        return { match, weight: isOutside ? 0 : weights[kind] };
      })
      .filter(({ weight }) => weight > 0);
    if (weighed.length === 0) return [];
    const best = Math.max(...weighed.map(({ weight }) => weight));
    return [{ points: best * points, matches: weighed.map(({ match }) => match) }];
  });
}

function listRanges(pattern: RegExp, text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
