import { z } from 'zod';
import { dateTimeSchema, localDateSchema } from './dates.ts';
import { caseIdSchema, evidenceIdSchema, interactionIdSchema } from './ids.ts';

/** How an answer from Amazon reads (domain.md 4.5). */
export const interactionOutcomeSchema = z.enum([
  'more_info',
  'not_implemented',
  'proof_only',
  'wrong_channel',
  'under_review',
  'denied',
  'final',
  'partial',
  'reinstated',
]);
export type InteractionOutcome = z.infer<typeof interactionOutcomeSchema>;

/** Money or something else that one side said it would give or do. */
export const promiseSchema = z.strictObject({
  text: z.string().max(500),
  by: z.enum(['amazon', 'seller']),
  /** By when; null: no day was named. */
  dueOn: localDateSchema.nullable(),
});
export type ContactPromise = z.infer<typeof promiseSchema>;

/** Longest text of one message, in characters: long e-mails fit, a pasted book doesn't. */
export const MAX_BODY_LENGTH = 200_000;

/** The header field that names an e-mail (RFC 5322 3.6.4), without `<` and `>`. */
const messageIdSchema = z.string().max(998);

/** One contact with Amazon, as the user logs it. */
export const interactionDetailsSchema = z.strictObject({
  /** The moment with the offset of the zone in which it is told. Days in the future are allowed. */
  at: dateTimeSchema,
  /** Name of that zone (`America/New_York`); empty: only the offset is known. */
  zone: z.string().max(64),
  /** Channel id of the catalogue. */
  channel: z.string().max(60),
  /** `in`: from Amazon to the seller; `out`: from the seller to Amazon. */
  direction: z.enum(['in', 'out']),
  person: z.string().max(200),
  /** Amazon's id of the support case, ticket or message; empty: none was named. */
  amazonCaseId: z.string().max(100),
  subject: z.string().max(500),
  /** What was said or sent, in the user's words. */
  summary: z.string().max(20_000),
  /** The message or the notes of the call in full; empty: only the summary was kept. */
  body: z.string().max(MAX_BODY_LENGTH),
  outcome: interactionOutcomeSchema.nullable(),
  /** When to look or write again. */
  followUpOn: localDateSchema.nullable(),
  /** Evidence of the case that came or went with the contact. */
  attachments: z.array(evidenceIdSchema).max(200),
  promises: z.array(promiseSchema).max(50),
  /** For the user alone: never part of a timeline that leaves the application. */
  privateNote: z.string().max(20_000),
  /** Whether timelines for others show the entry. */
  inTimeline: z.boolean(),
  /** Of an e-mail that was brought in; empty: it was typed. */
  messageId: messageIdSchema,
  /** The e-mail that this one answers; empty: none. */
  inReplyTo: messageIdSchema,
});
export type InteractionDetails = z.infer<typeof interactionDetailsSchema>;

/** What an entry holds that only says when, by which way and what. */
export const PLAIN_CONTACT = {
  zone: '',
  person: '',
  amazonCaseId: '',
  subject: '',
  summary: '',
  body: '',
  outcome: null,
  followUpOn: null,
  attachments: [],
  promises: [],
  privateNote: '',
  inTimeline: true,
  messageId: '',
  inReplyTo: '',
} satisfies Partial<InteractionDetails>;

const { shape } = interactionDetailsSchema;

/** An entry as folders of before and callers write it: what came later may be left out. */
export const newInteractionSchema = interactionDetailsSchema.extend({
  zone: shape.zone.default(PLAIN_CONTACT.zone),
  amazonCaseId: shape.amazonCaseId.default(PLAIN_CONTACT.amazonCaseId),
  subject: shape.subject.default(PLAIN_CONTACT.subject),
  body: shape.body.default(PLAIN_CONTACT.body),
  attachments: shape.attachments.default([]),
  promises: shape.promises.default([]),
  privateNote: shape.privateNote.default(PLAIN_CONTACT.privateNote),
  inTimeline: shape.inTimeline.default(PLAIN_CONTACT.inTimeline),
  messageId: shape.messageId.default(PLAIN_CONTACT.messageId),
  inReplyTo: shape.inReplyTo.default(PLAIN_CONTACT.inReplyTo),
});
export type NewInteraction = z.input<typeof newInteractionSchema>;

/** An entry as it was before an edit. */
export const interactionVersionSchema = interactionDetailsSchema.extend({ replacedAt: z.iso.datetime() });
export type InteractionVersion = z.infer<typeof interactionVersionSchema>;

export const interactionSchema = interactionDetailsSchema.extend({
  id: interactionIdSchema,
  caseId: caseIdSchema,
  createdAt: z.string(),
  /** How many earlier versions are kept. */
  versionCount: z.int().min(0),
});
export type Interaction = z.infer<typeof interactionSchema>;

/** An entry as lists show it: the beginning of the message instead of all of it. */
export const listedInteractionSchema = interactionSchema.omit({ body: true, privateNote: true }).extend({
  /** The first characters of the message on one line; empty: it has none. */
  excerpt: z.string(),
});
export type ListedInteraction = z.infer<typeof listedInteractionSchema>;

export const removedInteractionSchema = listedInteractionSchema.extend({ removedAt: z.iso.datetime() });
export type RemovedInteraction = z.infer<typeof removedInteractionSchema>;

/** Made once: zod compiles each new schema at its first use, which costs more than reading a thousand entries with it. */
const detailsOnlySchema = interactionDetailsSchema.strip();

/** An entry without its ids, as forms and folders hold it. */
export function detailsOfInteraction(interaction: InteractionDetails): InteractionDetails {
  return detailsOnlySchema.parse(interaction);
}
