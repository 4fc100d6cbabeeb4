import type { CheckedText } from './checked-text.ts';
import {
  findAgentless,
  findIgnoranceOnly,
  findPartWithoutNumber,
  findStepsWithoutDate,
  findStepsWithoutOwner,
  findUnstarted,
} from './done-rules.ts';
import { findLongParagraphs, findLongSentences, findTooLong } from './length-rules.ts';
import { matchRule } from './match-patterns.ts';
import type { TextContext } from './text-context.ts';
import { toTextFinding, type Hit, type TextFinding } from './text-finding.ts';
import { textPlaceSchema, type TextRule } from './text-rule.ts';
import {
  findCopied,
  findMissingOpening,
  findMissingRequest,
  findMixedScripts,
  findMoreApologies,
  findOtherCases,
  findPrivate,
  findShouting,
  findUnrelatedMetrics,
} from './whole-rules.ts';

type InText = (rule: TextRule, text: CheckedText, context: TextContext) => readonly Hit[];
type InAll = (rule: TextRule, texts: readonly CheckedText[]) => readonly Hit[];

/** Rules that look at one text at a time by more than their words. */
const IN_TEXT: Readonly<Record<string, InText>> = {
  'future-preventive': findUnstarted,
  'passive-agentless': findAgentless,
  'no-date': findStepsWithoutDate,
  'no-number': findPartWithoutNumber,
  'no-owner-frequency': findStepsWithoutOwner,
  'policy-only': findIgnoranceOnly,
  'open-case-mention': findOtherCases,
  'unrelated-metric': (_rule, text, context) => findUnrelatedMetrics(text, context),
  'copy-paste': (_rule, text, context) => findCopied(text, context),
  'long-sentence': (_rule, text) => findLongSentences(text),
  'wall-of-text': (_rule, text) => findLongParagraphs(text),
  salutation: (_rule, text) => findMissingOpening(text),
  'closing-request': (_rule, text) => findMissingRequest(text),
  insult: findShouting,
  pii: findPrivate,
};

/** Rules that look at all texts together. */
const IN_ALL: Readonly<Record<string, InAll>> = {
  'apology-long': findMoreApologies,
  'too-long': (_rule, texts) => findTooLong(texts),
  'mixed-script': (_rule, texts) => findMixedScripts(texts),
};

const PLACES = textPlaceSchema.options;

/**
 * What the rules on wording object to (domain.md 6.3), in reading order. Advice: nothing is ever rewritten.
 * @param texts the letter and the parts of the plan, as far as they are written
 */
export function checkTexts(
  texts: readonly CheckedText[],
  context: TextContext,
  rules: readonly TextRule[],
): readonly TextFinding[] {
  const findings = rules
    .filter((rule) => rule.paths === undefined || rule.paths.includes(context.path))
    .flatMap((rule) => {
      const own = texts.filter(({ place }) => rule.places === undefined || rule.places.includes(place));
      return findHits(rule, own, context).map((hit) => {
        const block = own.find(({ place }) => place === hit.place)?.blocks[hit.blockIndex];
        return toTextFinding(rule, hit, block?.text ?? '');
      });
    });
  return sortFindings(findings);
}

/** In reading order: letter, then the parts of the plan. */
export function sortFindings(findings: readonly TextFinding[]): readonly TextFinding[] {
  return findings.toSorted(
    (a, b) =>
      PLACES.indexOf(a.place) - PLACES.indexOf(b.place) ||
      a.blockIndex - b.blockIndex ||
      a.start - b.start ||
      a.end - b.end ||
      a.rule.localeCompare(b.rule),
  );
}

function findHits(rule: TextRule, texts: readonly CheckedText[], context: TextContext): readonly Hit[] {
  const inAll = IN_ALL[rule.id];
  if (inAll) return inAll(rule, texts);
  const inText = IN_TEXT[rule.id] ?? matchRule;
  return texts.flatMap((text) => inText(rule, text, context));
}
