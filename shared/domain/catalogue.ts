import { z } from 'zod';
import { appealPathSchema } from './case.ts';
import { noticeCuesSchema } from './notice/notice-cues.ts';
import { textRuleSchema } from './text-checks/text-rule.ts';
import { channelSchema } from './channel.ts';
import { clockSchema } from './clock.ts';
import { sourceSchema } from './provenance.ts';

const entry = z.strictObject({ id: z.string(), label: z.string() });

/** Why Amazon acted. Ids are stable; words may change. */
export const reasonSchema = entry.extend({
  group: z.string(),
  defaultPath: appealPathSchema,
  /** Document types that this reason usually needs. */
  requiredTypes: z.array(z.string()),
  supportingTypes: z.array(z.string()),
  /** By required type: types that can stand in for it, where the notice doesn't say otherwise. */
  alternatives: z.record(z.string(), z.array(z.string())).optional(),
});
export type Reason = z.infer<typeof reasonSchema>;

/** Facts that a form can ask for. */
export const factFieldSchema = z.enum([
  'issuer',
  'holder',
  'documentDate',
  'expiresOn',
  'documentNumber',
  'quantities',
]);
export type FactField = z.infer<typeof factFieldSchema>;

/** A kind of paper, and how the packet may treat it. */
export const documentTypeSchema = entry.extend({
  group: z.string(),
  /**
   * `frame`: a band with label and page may be added outside the page's own area, and a marked copy may follow the page;
   * `copy`: the page stays bare, a marked copy may follow it; `none`: not a mark, ever (domain.md 2.2 `no_marks`).
   */
  marks: z.enum(['frame', 'copy', 'none']),
  /**
   * The packet never holds its pictures with fewer dots or colours: papers that are compared with a register or with the
   * original, which have to be complete, legible and in colour (domain.md 2.2 `unaltered`, `legible_colour`).
   */
  exact: z.literal(true).optional(),
  /** Which facts the form asks for. */
  fields: z.array(factFieldSchema),
  /** What those facts are called on this kind of paper, where "Issued by", "Number" and so on would be too general. */
  fieldLabels: z.partialRecord(factFieldSchema, z.string().min(1)).optional(),
  /** Oldest age in days that is usually accepted, counted back from the day the notice came or from the submission; null when there is no such rule. */
  freshness: z.strictObject({ days: z.number().int(), anchor: z.enum(['notice', 'submission']) }).nullable(),
});
export type DocumentType = z.infer<typeof documentTypeSchema>;

export const marketplaceSchema = entry.extend({
  domain: z.string(),
  /** Paper size of our own pages. */
  paper: z.enum(['a4', 'letter']),
  /** First line of the letter's addressee. */
  addressee: z.string(),
});
export type Marketplace = z.infer<typeof marketplaceSchema>;

/** Dated, sourced presets. The notice always wins over them. */
export const catalogueSchema = z.strictObject({
  /** Day on which the entries were last checked. */
  asOf: z.string(),
  reasons: z.array(reasonSchema),
  documentTypes: z.array(documentTypeSchema),
  marketplaces: z.array(marketplaceSchema),
  channels: z.array(channelSchema),
  textRules: z.array(textRuleSchema),
  noticeCues: noticeCuesSchema,
  clocks: z.array(clockSchema),
  /** What the entries were read in. */
  sources: z.array(sourceSchema),
});
export type Catalogue = z.infer<typeof catalogueSchema>;

/** The entry with an id, or undefined. */
export function findEntry<E extends { readonly id: string }>(entries: readonly E[], id: string): E | undefined {
  return entries.find((candidate) => candidate.id === id);
}

/** The label of an id, or the id itself where the catalogue doesn't know it. */
export function labelOf(entries: readonly { readonly id: string; readonly label: string }[], id: string): string {
  return findEntry(entries, id)?.label ?? id;
}
