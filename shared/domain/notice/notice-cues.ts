import { z } from 'zod';
import { interactionOutcomeSchema } from '../interaction.ts';

const pattern = z.string().refine(isPattern, 'a regular expression');

const conceptSchema = z.strictObject({
  reason: z.string(),
  together: z.array(z.array(pattern)),
  words: z.strictObject({ strong: pattern, middling: pattern, slight: pattern }),
});

/** Ideas that several words can stand for, as their file says them. */
export const writtenConceptsSchema = z.strictObject({
  /** Words for one thing; `{NAME}` in a pattern stands for them. */
  families: z.record(z.string(), pattern),
  reasons: z.array(
    z.strictObject({
      reason: z.string(),
      /** Each a list of patterns that all stand in one sentence, in any order. */
      together: z.array(z.array(z.string()).min(1)),
      /** Words that speak for it wherever they stand, by how much; asked only when nothing else is clear. */
      words: z.strictObject({ strong: pattern, middling: pattern, slight: pattern }),
    }),
  ),
});
export type WrittenConcepts = z.infer<typeof writtenConceptsSchema>;

/** The concepts with the words of their families in place. */
export function fillConcepts({ families, reasons }: WrittenConcepts): NoticeCues['concepts'] {
  return reasons.map(({ reason, together, words }) => ({
    ...{ reason, words },
    together: together.map((patterns) => patterns.map((source) => fillFamilies(source, families))),
  }));
}

/** The words by which notices and replies are known (domain.md sections 1 and 4.5). */
export const noticeCuesSchema = z.strictObject({
  reasons: z.array(
    z.strictObject({
      /** Reason id of the catalogue. */
      reason: z.string(),
      strong: z.array(pattern),
      weak: z.array(pattern),
      /** Reasons whose usual words this one's notices repeat (domain.md 1.8). */
      outranks: z.array(z.string()),
    }),
  ),
  concepts: z.array(conceptSchema),
  outcomes: z.array(
    z.strictObject({
      id: interactionOutcomeSchema,
      patterns: z.array(pattern),
      /** Words that must stand somewhere too. */
      requires: pattern.optional(),
    }),
  ),
});
export type NoticeCues = z.infer<typeof noticeCuesSchema>;

function fillFamilies(source: string, families: Readonly<Record<string, string>>): string {
  return source.replace(/\{([A-Z]+)\}/g, (found, name: string) => (families[name] ? `(?:${families[name]})` : found));
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'giu').source !== '';
  } catch {
    return false;
  }
}
