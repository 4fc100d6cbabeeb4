import { z } from 'zod';
import { findingLevelSchema, type FindingLevel } from '../finding.ts';
import { textPlaceSchema, type TextPlace, type TextRule } from './text-rule.ts';
import type { TextRange } from './checked-text.ts';

/** What a rule found in a text, and exactly where: `start` to `end` of one block, in UTF-16 units. */
export const textFindingSchema = z.object({
  rule: z.string(),
  level: findingLevelSchema,
  place: textPlaceSchema,
  /** 0-based among the blocks of the text that hold something. */
  blockIndex: z.number().int().nonnegative(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  /** The words found, without citations; shortened when they are many. */
  found: z.string(),
});
export type TextFinding = z.infer<typeof textFindingSchema>;

/** A place that a rule objects to, before the rule's own words are put to it. */
export type Hit = TextRange & {
  readonly place: TextPlace;
  readonly blockIndex: number;
  /** Where a rule is graver than usual here. */
  readonly level?: FindingLevel;
};

const MAX_FOUND = 120;

export function toTextFinding(rule: TextRule, hit: Hit, blockText: string): TextFinding {
  const words = blockText
    .slice(hit.start, hit.end)
    .replace(/\s*\ufffc/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return {
    rule: rule.id,
    level: hit.level ?? rule.level,
    place: hit.place,
    blockIndex: hit.blockIndex,
    start: hit.start,
    end: hit.end,
    found: words.length > MAX_FOUND ? `${words.slice(0, MAX_FOUND - 1)}…` : words,
  };
}
