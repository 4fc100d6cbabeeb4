import { z } from 'zod';
import { appealPathSchema } from './case.ts';
import { noticeCuesSchema } from './notice/notice-cues.ts';
import { textRuleSchema } from './text-checks/text-rule.ts';
import { channelSchema } from './channel.ts';
import { clockSchema } from './clock.ts';
import { businessCalendarSchema } from './clocks/business-calendar.ts';
import { furtherWaySchema } from './further-way.ts';
import { planPromptSchema } from './plan-prompt.ts';
import { provenance, sourceSchema } from './provenance.ts';
import { replyStepSchema } from './reply-step.ts';
import { metricSchema, reviewGuideSchema } from './review-catalogue.ts';

/** What every entry has. The user's file can say something else about each of them (`merge-overrides.ts`). */
const entry = z.strictObject({ id: z.string(), label: z.string(), ...provenance });

/** Why Amazon acted. Ids are stable; words may change. */
export const reasonSchema = entry.extend({
  group: z.string(),
  /** What Amazon acts on. */
  scopes: z.array(z.enum(['account', 'listing', 'money'])).min(1),
  defaultPath: appealPathSchema,
  /** Ways that make sense, the best first. */
  paths: z.array(appealPathSchema).min(1),
  /** Whether a plan of action is asked for. */
  planText: z.enum(['yes', 'if-asked', 'rarely', 'short', 'explanation', 'no']),
  /** Where such an appeal usually goes, the usual one first. */
  channels: z.array(z.string()).min(1),
  /** Clocks that usually run. */
  clocks: z.array(z.string()),
  /** What Amazon usually asks for, in our words. */
  asks: z.string().min(1),
  /** What sellers get wrong. */
  mistakes: z.array(z.string().min(1)).min(1),
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

const freshnessSchema = z.strictObject({
  days: z.number().int().positive(),
  anchor: z.enum(['notice', 'submission']),
  /** Found in no source: said in words, never a finding. */
  isAdvice: z.literal(true).optional(),
  /** Other lengths that some notices name. */
  other: z.array(z.strictObject({ days: z.number().int().positive(), when: z.string().min(1) })).optional(),
});

/** A check that papers have to pass (domain.md 2.2). */
export const paperCheckSchema = entry.extend({ rule: z.string().min(1) });

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
  /** What has to be seen on it. */
  shows: z.array(z.string().min(1)),
  /** What else it must be, in plain words. */
  rules: z.array(z.string().min(1)),
  /** Ids of the checks that apply to it. */
  checks: z.array(z.string()),
  /** Where sources differ: what to look for in the notice; null when there is nothing. */
  note: z.string().min(1).nullable(),
  /** Oldest age in days that is usually accepted, counted back from the day the notice came or from the submission; null when there is no such rule. */
  freshness: freshnessSchema.nullable(),
});
export type DocumentType = z.infer<typeof documentTypeSchema>;

export const marketplaceSchema = entry.extend({
  domain: z.string(),
  /** Paper size of our own pages. */
  paper: z.enum(['a4', 'letter']),
  /** First line of the letter's addressee. */
  addressee: z.string(),
  /** Amazon's own id of the store; sellers' tokens have the same shape. */
  amazonId: z.string(),
  /** Languages of the store, the usual one first. English is accepted in letters everywhere, as far as known. */
  languages: z.array(z.string()).min(1),
  currency: z.string().length(3),
  region: z.enum(['NA', 'EU', 'FE']),
  /** Amazon's own company there, where a source names it. */
  entity: z.string().nullable(),
});
export type Marketplace = z.infer<typeof marketplaceSchema>;

/** Parts of the catalogue whose entries the user's file can change. */
export const OVERRIDABLE_GROUPS = [
  'reasons',
  'documentTypes',
  'paperChecks',
  'marketplaces',
  'channels',
  'textRules',
  'clocks',
  'metrics',
] as const;
export type CatalogueGroup = (typeof OVERRIDABLE_GROUPS)[number];

/** An entry about which the user's file says something. */
export const changedEntrySchema = z.strictObject({
  group: z.enum(OVERRIDABLE_GROUPS),
  id: z.string(),
  /** The shipped label. */
  label: z.string(),
  /** What is said about it, as paths: `freshness.days`. */
  fields: z.array(z.string()),
});
export type ChangedEntry = z.infer<typeof changedEntrySchema>;

/** Dated, sourced presets. The notice always wins over them. */
export const catalogueSchema = z.strictObject({
  /** Day on which the entries were last checked. */
  asOf: z.string(),
  reasons: z.array(reasonSchema),
  documentTypes: z.array(documentTypeSchema),
  paperChecks: z.array(paperCheckSchema),
  marketplaces: z.array(marketplaceSchema),
  channels: z.array(channelSchema),
  textRules: z.array(textRuleSchema),
  noticeCues: noticeCuesSchema,
  clocks: z.array(clockSchema),
  /** Business days and time zone of each marketplace. */
  calendars: z.array(businessCalendarSchema),
  /** What is left when Amazon keeps saying no. */
  furtherWays: z.array(furtherWaySchema),
  /** Figures of the account-health page with their limits. */
  metrics: z.array(metricSchema),
  review: reviewGuideSchema,
  /** Questions above the parts of the plan. */
  planPrompts: z.array(planPromptSchema),
  replySteps: z.array(replyStepSchema),
  /** What the entries were read in. */
  sources: z.array(sourceSchema),
  /** Entries that the user's own file changed; empty in the shipped catalogue. */
  changed: z.array(changedEntrySchema),
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
