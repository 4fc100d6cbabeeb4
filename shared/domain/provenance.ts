import { z } from 'zod';
import { localDateSchema } from './dates.ts';
import { say, sayLabel, sayList, type Said } from './said.ts';

/** H: Amazon's own word; M: several third parties, or one old page of Amazon; L: one third party; U: our own inference. */
export const confidenceSchema = z.enum(['H', 'M', 'L', 'U']);
export type Confidence = z.infer<typeof confidenceSchema>;

/** Where an entry of the catalogue comes from. Every entry has all three. */
export const provenance = {
  /** Day on which the sources were last read. */
  asOf: localDateSchema,
  confidence: confidenceSchema,
  /** Ids of the catalogue's sources, best first. */
  sources: z.array(z.string().min(1)).min(1),
};
export type Provenance = {
  readonly asOf: string;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
};

/** Something that was read for the catalogue. */
export const sourceSchema = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(['amazon-page', 'amazon-staff', 'notice', 'seller', 'third-party', 'guide', 'inference']),
  title: z.string().min(1),
  /** The site on which it was read; null where it is no site. */
  site: z.string().nullable(),
});
export type Source = z.infer<typeof sourceSchema>;

/** The names of sources, for a person: titles, with the site in brackets. Ids that nobody knows stay as they are. */
export function saySources(ids: readonly string[], sources: readonly Source[]): Said {
  const names = ids.map((id) => {
    const source = sources.find((candidate) => candidate.id === id);
    const title = sayLabel(source?.title ?? id);
    return !source || source.site === null || source.site === source.title ? title : say`${title} (${source.site})`;
  });
  // Nothing but the list: there is nothing to translate between the names.
  return { text: '{0}', values: [sayList(names, ';')] };
}

const CONFIDENCE_WORDS: Readonly<Record<Confidence, Said>> = {
  H: say`Amazon’s own word`,
  M: say`several third parties`,
  L: say`one third party`,
  U: say`our own view`,
};

/** Where a rule comes from and how sure it is, in words. */
export function sayProvenance(
  { confidence, sources: ids }: Omit<Provenance, 'asOf'>,
  sources: readonly Source[],
): Said {
  return say`${saySources(ids, sources)} (${CONFIDENCE_WORDS[confidence]})`;
}
