import { CITATION_MARK, splitSentences, type CheckedBlock, type CheckedText } from './checked-text.ts';
import { hasDate, listWrittenDays, withoutDates } from './find-dates-in-text.ts';
import { findPatterns, matchRule } from './match-patterns.ts';
import type { TextContext } from './text-context.ts';
import type { Hit } from './text-finding.ts';
import type { TextRule } from './text-rule.ts';

/** Who is in charge: a person, a role, or "we". */
const OWNER =
  /\b(?:we|i|our [a-z]+|my [a-z]+|(?:managers?|directors?|owners?|teams?|staff|leads?|supervisors?|assistants?|employees?|operators?|specialists?|officers?|clerks?|inspectors?|purchasers?|bookkeepers?|departments?|buyers? of ours|packers?|the buyer (?:asks|buys|checks|compares|orders|reads|verifies)|accountants?|members?|two people|one person|nobody|no one))\b/i;
const OWNER_NAME = /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u;
/** A first name alone, told by what the person does: "Piotr exports". */
const OWNER_FIRST_NAME =
  /\b(?!(?:The|This|That|It|Each|Every|All|Any|Both|New|No|Only|Our|Some|Such|These|Those)\b)\p{Lu}\p{Ll}+ (?!is\b|was\b|has\b|does\b)\p{Ll}{2,}s\b/u;
/** How often, or at which step of the work. */
const FREQUENCY =
  /\b(?:daily|weekly|monthly|quarterly|yearly|annually|hourly|every|each|per|once|twice|always|never|before|after|when|whenever|until|upon|on (?:receipt|arrival|delivery)|within \d+|no longer|any|anyone|anybody|all|only|alone|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|at \d{1,2}:\d\d)\b/i;

/** A lead-in such as "Three steps:" says nothing of its own. */
function isLeadIn(block: CheckedBlock): boolean {
  return block.text.replaceAll(CITATION_MARK, '').trim().endsWith(':');
}

/** The steps of a part: its bullets, or its paragraphs where it has none. */
function listSteps({ blocks }: CheckedText): readonly { readonly block: CheckedBlock; readonly blockIndex: number }[] {
  const all = blocks.map((block, blockIndex) => ({ block, blockIndex })).filter(({ block }) => !isLeadIn(block));
  const bullets = all.filter(({ block }) => block.kind === 'bullet');
  return bullets.length > 0 ? bullets : all;
}

function wholeBlock({ place }: CheckedText, blockIndex: number, block: CheckedBlock): Hit {
  return { place, blockIndex, start: 0, end: block.text.length };
}

/** Steps without a calendar day (domain.md 6.3 `no-date`). */
export function findStepsWithoutDate(_rule: TextRule, text: CheckedText): readonly Hit[] {
  return listSteps(text)
    .filter(({ block }) => !hasDate(block.text))
    .map(({ block, blockIndex }) => wholeBlock(text, blockIndex, block));
}

/** A part that names no count at all, dates aside (`no-number`). */
export function findPartWithoutNumber(_rule: TextRule, text: CheckedText): readonly Hit[] {
  const [first] = text.blocks;
  const hasNumber = text.blocks.some((block) =>
    /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen)\b/i.test(withoutDates(block.text)),
  );
  return !first || hasNumber ? [] : [wholeBlock(text, 0, first)];
}

function hasOwner(words: string): boolean {
  return OWNER.test(words) || OWNER_NAME.test(words) || OWNER_FIRST_NAME.test(words);
}

/** A training or a new contract on one day is done; only what runs on needs a rhythm. */
function isDoneOnce(words: string): boolean {
  return hasDate(words) && !/\b(?:since|from)\b/i.test(words);
}

/** Steps that nobody is in charge of, or that have no rhythm (`no-owner-frequency`). */
export function findStepsWithoutOwner(_rule: TextRule, text: CheckedText): readonly Hit[] {
  return listSteps(text)
    .filter(({ block: { text: words } }) => !isDoneOnce(words) && !(hasOwner(words) && FREQUENCY.test(words)))
    .map(({ block, blockIndex }) => wholeBlock(text, blockIndex, block));
}

/** Future tense, unless the sentence says since which day it runs and that day has come (`future-preventive`). */
export function findUnstarted(rule: TextRule, text: CheckedText, { today }: TextContext): readonly Hit[] {
  return matchRule(rule, text).filter((hit) => {
    const sentences = splitSentences(text.blocks[hit.blockIndex]?.text ?? '');
    const around = sentences.find((sentence) => sentence.start <= hit.start && hit.end <= sentence.end);
    return !listWrittenDays(around?.text ?? '').some((day) => day <= today);
  });
}

/** "Was removed" without "by": nobody did it (`passive-agentless`). */
export function findAgentless(rule: TextRule, text: CheckedText): readonly Hit[] {
  return matchRule(rule, text).filter((hit) => {
    const sentence = splitSentences(text.blocks[hit.blockIndex]?.text ?? '').find(
      ({ start, end }) => start <= hit.start && hit.end <= end,
    );
    return !/\bby\b/i.test(sentence?.text.slice(hit.end - sentence.start) ?? '');
  });
}

/** Every sentence about the cause says only that something wasn't known (`policy-only`). */
export function findIgnoranceOnly(rule: TextRule, text: CheckedText): readonly Hit[] {
  const hits = matchRule(rule, text);
  if (hits.length === 0) return [];
  const explains = text.blocks.some((block) =>
    splitSentences(block.text).some(
      ({ text: sentence }) => findPatterns(rule, sentence).length === 0 && CAUSE.test(sentence),
    ),
  );
  return explains ? [] : hits.slice(0, 1);
}

/** Words of a sentence that tells what went wrong in the business itself. */
const CAUSE =
  /\b(?:because|due to|caused?|result(?:ed)? (?:of|from|in)|failed|failure|missed|missing|without|step|process|procedure|check(?:ed|s)?|compared?|verif\w+|supplier|warehouse|inventory|stock|returns?|packag\w+|listed|listing|invoice|shipp\w+|label\w*|sync\w*|setting|template|upload\w*|mixed|wrong|incorrect|no one|nobody)\b/i;
