import { z } from 'zod';
import { appealPathSchema } from '../case.ts';
import { findingLevelSchema } from '../finding.ts';
import { planPartSchema } from '../plan.ts';
import { provenance } from '../provenance.ts';

/** Where a checked text stands: the cover letter, or a part of the plan. */
export const textPlaceSchema = z.enum(['letter', ...planPartSchema.options]);
export type TextPlace = z.infer<typeof textPlaceSchema>;

const pattern = z.string().refine(isPattern, 'a regular expression');

/**
 * One rule on wording (domain.md 6.3): what the user is told, and for rules that look for words, which words. Rules
 * without patterns are computed; their code stands under the same id.
 */
export const textRuleSchema = z.strictObject({
  id: z.string(),
  level: findingLevelSchema,
  /** What it found, in a few plain words. */
  label: z.string(),
  /** Why it harms the appeal. */
  message: z.string(),
  /** What to do now. */
  fix: z.string(),
  /** How a sentence of this kind reads when it is well written; an illustration, never put into the text. */
  example: z.string(),
  /** Regular expressions, matched without regard to case. */
  patterns: z.array(pattern),
  /** A match that lies within one of these is none. */
  exceptions: z.array(pattern).optional(),
  /** Only on these routes of appeal; on all of them when missing. */
  paths: z.array(appealPathSchema).optional(),
  /** Only in these texts; in all of them when missing. */
  places: z.array(textPlaceSchema).optional(),
  ...provenance,
});
export type TextRule = z.infer<typeof textRuleSchema>;

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'giu').source !== '';
  } catch {
    return false;
  }
}
