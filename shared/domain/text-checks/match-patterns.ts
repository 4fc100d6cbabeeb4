import type { CheckedText, TextRange } from './checked-text.ts';
import type { Hit } from './text-finding.ts';
import type { TextRule } from './text-rule.ts';

type Compiled = { readonly patterns: readonly RegExp[]; readonly exceptions: readonly RegExp[] };

const compiled = new WeakMap<TextRule, Compiled>();

/** A rule's expressions, compiled once. */
function compile(rule: TextRule): Compiled {
  const known = compiled.get(rule);
  if (known) return known;
  const make = (sources: readonly string[] = []): readonly RegExp[] =>
    sources.map((source) => new RegExp(source, 'giu'));
  const made = { patterns: make(rule.patterns), exceptions: make(rule.exceptions) };
  compiled.set(rule, made);
  return made;
}

/** Where a rule's words stand in a text, in reading order, none within another, without what its exceptions cover. */
export function findPatterns(rule: TextRule, text: string): readonly TextRange[] {
  const { patterns, exceptions } = compile(rule);
  const found = patterns.flatMap((pattern) => listMatches(pattern, text));
  if (found.length === 0) return found;
  const exempt = exceptions.flatMap((pattern) => listMatches(pattern, text));
  const kept = found
    .filter((range) => !exempt.some((area) => area.start <= range.start && range.end <= area.end))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return kept.filter((range, index) => !kept.slice(0, index).some((earlier) => earlier.end > range.start));
}

function listMatches(pattern: RegExp, text: string): readonly TextRange[] {
  return [...text.matchAll(pattern)]
    .filter((match) => match[0] !== '')
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** The hits of a rule that looks for words alone. */
export function matchRule(rule: TextRule, { place, blocks }: CheckedText): readonly Hit[] {
  return blocks.flatMap((block, blockIndex) =>
    findPatterns(rule, block.text).map((range) => ({ place, blockIndex, ...range })),
  );
}
