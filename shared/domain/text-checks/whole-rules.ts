import { CITATION_MARK, splitSentences, type CheckedText } from './checked-text.ts';
import { matchRule } from './match-patterns.ts';
import { findPrivateNumbers } from './private-numbers.ts';
import type { TextContext } from './text-context.ts';
import type { Hit } from './text-finding.ts';
import type { TextRule } from './text-rule.ts';

/** Sentences of apology after the first one of all texts (`apology-long`). */
export function findMoreApologies(rule: TextRule, texts: readonly CheckedText[]): readonly Hit[] {
  const sentences = texts.flatMap((text) => {
    const hits = matchRule(rule, text);
    return text.blocks.flatMap((block, blockIndex) =>
      splitSentences(block.text)
        .filter(({ start, end }) =>
          hits.some((hit) => hit.blockIndex === blockIndex && start <= hit.start && hit.end <= end),
        )
        .map(({ start, end }) => ({ place: text.place, blockIndex, start, end })),
    );
  });
  return sentences.slice(1);
}

/** Codes that are written in capitals anyway. */
const CAPITALS =
  /^(?:ASINS?|POA|SKUS?|FBA|FBM|FNSKUS?|UPC|EAN|GTIN|ISBN|USA?|UK|EU|VAT|EIN|LLC|LTD|INC|CO|GMBH|PDF|ID|IDS|ODR|AHR|LSR|VTR|OTDR|SOP|QC|QA|ERP|CEO|ISO|CPC|FCC|CE|FDA|DHL|UPS|USPS|INFORM|ACT|AND|B0[A-Z0-9]*|[A-Z]*\d[A-Z0-9]*)$/;

/** Three or more words in capitals in a row, codes aside, besides the rule's own words (`insult`). */
export function findShouting(rule: TextRule, text: CheckedText): readonly Hit[] {
  const shouted = text.blocks.flatMap((block, blockIndex) =>
    [...block.text.matchAll(/\b[A-Z]{2,}(?:[ ,'’-]+(?:[A-Z]{1,}))+\b/g)]
      .filter(
        ({ 0: run }) => run.split(/[ ,'’-]+/).filter((word) => word.length > 1 && !CAPITALS.test(word)).length >= 3,
      )
      .map(({ 0: run, index }) => ({ place: text.place, blockIndex, start: index, end: index + run.length })),
  );
  return [...matchRule(rule, text), ...shouted];
}

/** The rule's words, and case numbers that aren't this case's (`open-case-mention`). */
export function findOtherCases(rule: TextRule, text: CheckedText, { caseIds }: TextContext): readonly Hit[] {
  const own = new Set(caseIds.map((id) => id.replace(/\D/g, '')));
  const others = text.blocks.flatMap((block, blockIndex) =>
    [...block.text.matchAll(/\bcases?\s*(?:ids?|#|no\.?|numbers?)?\s*:?\s*(\d{9,12})\b/gi)]
      .filter((match) => own.size > 0 && !own.has(match[1] ?? ''))
      .map(({ 0: found, index }) => ({ place: text.place, blockIndex, start: index, end: index + found.length })),
  );
  return [...matchRule(rule, text), ...others];
}

/** Figures of domain.md section 3, as letters call them. */
const METRICS: Readonly<Record<string, RegExp>> = {
  odr: /\border defect rate\b|\bODR\b/gi,
  cancel: /\b(?:pre-fulfil?lment )?cancell?ation rate\b/gi,
  lsr: /\blate (?:shipment|dispatch) rate\b|\bLSR\b/gi,
  vtr: /\bvalid tracking rate\b|\bVTR\b/gi,
  otdr: /\bon-time delivery(?: rate)?\b|\bOTDR\b/gi,
  idr: /\binvoice defect rate\b|\bIDR\b/gi,
  crt: /\b(?:contact )?response time\b/gi,
  csdr: /\bdissatisfaction rate\b/gi,
  ahr: /\baccount health rating\b|\bAHR\b/gi,
};

/** Whether a text names a figure of the account-health page, by its id in the catalogue; true for one without known names. */
export function namesMetric(text: string, metricId: string): boolean {
  const names = METRICS[metricId];
  return names === undefined || text.search(names) !== -1;
}

/** A figure that the notice doesn't name (`unrelated-metric`); silent while the notice isn't known. */
export function findUnrelatedMetrics(text: CheckedText, { noticeText }: TextContext): readonly Hit[] {
  if (noticeText.trim() === '') return [];
  const unnamed = Object.values(METRICS).filter((metric) => noticeText.search(metric) === -1);
  return text.blocks.flatMap((block, blockIndex) =>
    unnamed.flatMap((metric) =>
      [...block.text.matchAll(metric)].map(({ 0: found, index }) => ({
        place: text.place,
        blockIndex,
        start: index,
        end: index + found.length,
      })),
    ),
  );
}

const OPENING =
  /^(?:dear|hello|good (?:morning|day|afternoon)|greetings|to (?:the|whom)|to:|attn|attention|amazon seller performance|seller performance|hi)\b/i;
const REQUEST =
  /\b(?:reinstat\w*|reactivat\w*|restor\w*|re-?open\w*|unblock\w*|unlock\w*|(?:we|i) (?:kindly |therefore )?(?:ask|request) (?:you|that)|lift(?:ed|ing)?|remov\w+ the (?:block|flag)|(?:ask|request|kindly|please)\b[^.]{0,60}\b(?:review|consider|confirm|accept|approve|close|withdraw\w*|release))/i;

/** A letter that doesn't say for whom it is (`salutation`). */
export function findMissingOpening({ place, blocks }: CheckedText): readonly Hit[] {
  const [first] = blocks;
  if (!first || blocks.slice(0, 2).some((block) => OPENING.test(block.text.trim()))) return [];
  return [{ place, blockIndex: 0, start: 0, end: first.text.length }];
}

/** A letter whose end asks for nothing (`closing-request`). */
export function findMissingRequest({ place, blocks }: CheckedText): readonly Hit[] {
  const last = blocks.at(-1);
  if (!last || blocks.slice(-4).some((block) => REQUEST.test(block.text))) return [];
  return [{ place, blockIndex: blocks.length - 1, start: 0, end: last.text.length }];
}

/** The rule's words, and card and account numbers by their check digits (`pii`). */
export function findPrivate(rule: TextRule, text: CheckedText): readonly Hit[] {
  const numbers = text.blocks.flatMap((block, blockIndex) =>
    findPrivateNumbers(block.text).map((range) => ({ place: text.place, blockIndex, ...range })),
  );
  return [...matchRule(rule, text), ...numbers];
}

const SCRIPTS: readonly RegExp[] = [
  /\p{Script=Latin}+/gu,
  /\p{Script=Cyrillic}+/gu,
  /\p{Script=Greek}{2,}/gu,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
  /\p{Script=Hangul}+/gu,
  /\p{Script=Arabic}+/gu,
  /\p{Script=Hebrew}+/gu,
  /\p{Script=Thai}+/gu,
  /\p{Script=Devanagari}+/gu,
];

/** Words in a script that isn't the one that most of the texts are in (`mixed-script`); one hit for each block. */
export function findMixedScripts(texts: readonly CheckedText[]): readonly Hit[] {
  const all = texts.flatMap(({ blocks }) => blocks.map((block) => block.text)).join(' ');
  const counts = SCRIPTS.map((script) => all.match(script)?.join('').length ?? 0);
  const main = counts.indexOf(Math.max(...counts));
  return texts.flatMap(({ place, blocks }) =>
    blocks.flatMap((block, blockIndex) => {
      const found = SCRIPTS.filter((_, index) => index !== main)
        .flatMap((script) => [...block.text.matchAll(script)])
        .sort((a, b) => a.index - b.index)[0];
      return found ? [{ place, blockIndex, start: found.index, end: found.index + found[0].length }] : [];
    }),
  );
}

const SHINGLE_WORDS = 5;
const COPIED_SHARE = 0.6;

/** Blocks of which more than 60 % of the five-word runs stand in an earlier appeal (`copy-paste`). */
export function findCopied(text: CheckedText, { earlierTexts }: TextContext): readonly Hit[] {
  if (earlierTexts.length === 0) return [];
  const known = new Set(earlierTexts.flatMap((earlier) => listShingles(earlier)));
  return text.blocks.flatMap((block, blockIndex) => {
    const shingles = listShingles(block.text);
    const copied = shingles.filter((shingle) => known.has(shingle)).length;
    const isCopied = shingles.length >= 4 && copied / shingles.length > COPIED_SHARE;
    return isCopied ? [{ place: text.place, blockIndex, start: 0, end: block.text.length }] : [];
  });
}

function listShingles(text: string): readonly string[] {
  const words =
    text
      .replaceAll(CITATION_MARK, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(SHINGLE_WORDS - 1).map((_, index) => words.slice(index, index + SHINGLE_WORDS).join(' '));
}
