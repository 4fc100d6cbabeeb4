import { z } from 'zod';
import { dateTimeSchema } from './dates.ts';
import { caseIdSchema, interactionIdSchema, planRevisionIdSchema, sha256Schema, submissionIdSchema } from './ids.ts';
import { kitManifestSchema, type KitManifest } from './packet.ts';
import { planTextSchema } from './plan.ts';
import type { SentContent, SentExhibit } from './sent-content.ts';

/** What the user says about a sending. */
export const sendingSchema = z.strictObject({
  /** With the offset of the zone in which it is told. */
  sentAt: dateTimeSchema,
  /** Name of that zone (`America/New_York`); empty: only the offset is known. */
  zone: z.string().max(64),
  /** Channel id of the catalogue. */
  channel: z.string().max(60),
  person: z.string().max(200),
  subject: z.string().max(500),
  /** Amazon's id of the support case or message; empty: none was given. */
  amazonCaseId: z.string().max(100),
});
export type Sending = z.infer<typeof sendingSchema>;

/** A text that the kit held, by its file. */
export const sentTextSchema = z.strictObject({ file: z.string().max(500), text: z.string().max(500_000) });
export type SentText = z.infer<typeof sentTextSchema>;

/** What was sent, as it was: the form in which folders and archives hold it. Never changed afterwards. */
export const submissionRecordSchema = sendingSchema.extend({
  /** 1 for the first appeal of the case. What went out by two ways at once has one number. */
  round: z.number().int().positive(),
  letter: z.string().max(200_000),
  plan: planTextSchema,
  /** The texts to paste. */
  texts: z.array(sentTextSchema).max(100),
  /** Every file of the kit with its hash. */
  manifest: kitManifestSchema,
});
export type SubmissionRecord = z.infer<typeof submissionRecordSchema>;

export const submissionSchema = submissionRecordSchema.extend({
  id: submissionIdSchema,
  caseId: caseIdSchema,
  /** The read-only revision of the plan; null when the kit didn't say its plan. */
  revisionId: planRevisionIdSchema.nullable(),
  /** The entry of the log; null when the record came without one. */
  interactionId: interactionIdSchema.nullable(),
  /** Files of the kit that are in the vault and can be opened; a record from an archive may have none. */
  keptFiles: z.array(z.string()),
  createdAt: z.string(),
});
export type Submission = z.infer<typeof submissionSchema>;

export const sentFileSchema = z.object({
  file: z.string(),
  role: z.enum(['packet', 'original', 'image', 'text']),
  sizeBytes: z.number().int(),
  sha256: sha256Schema,
});
export type SentFile = z.infer<typeof sentFileSchema>;

/** A kit that can be recorded as sent: its files are as they were when it was exported. */
export const kitOfferSchema = z.object({
  kitId: z.string(),
  folderName: z.string(),
  caseTitle: z.string(),
  /** The day on its letter. */
  madeOn: z.string(),
  channel: z.object({ id: z.string(), label: z.string() }).nullable(),
  /** The round that it will be recorded under. */
  round: z.number().int().positive(),
  files: z.array(sentFileSchema),
  /** The packet itself was recorded already, in these rounds. */
  sentInRounds: z.array(z.number().int().positive()),
  /** False: the kit is of an earlier version, and the record will hold its texts but no plan of its own. */
  hasContent: z.boolean(),
});
export type KitOffer = z.infer<typeof kitOfferSchema>;

/** Each file of a kit and what it is for. */
export function listSentFiles(manifest: KitManifest): readonly SentFile[] {
  const { packet, volumes } = manifest.report;
  const packets = new Set((volumes ?? [packet]).map(({ file }) => file));
  const originals = new Set(manifest.originals.map(({ file }) => file));
  const images = new Set(manifest.images?.map(({ file }) => file));
  const roleOf = (file: string): SentFile['role'] => {
    if (packets.has(file)) return 'packet';
    if (originals.has(file)) return 'original';
    return images.has(file) ? 'image' : 'text';
  };
  return manifest.files.map(({ file, sizeBytes, sha256 }) => ({ file, role: roleOf(file), sizeBytes, sha256 }));
}

/** Fields of a document of which a kit of an earlier version says nothing. */
const UNKNOWN_FACTS = {
  type: 'other',
  issuer: '',
  holder: '',
  documentDate: null,
  expiresOn: null,
  documentNumber: '',
  quantities: {},
  note: '',
  pages: null,
} satisfies Partial<SentExhibit>;

/** The exhibits of a kit in packet order. Kits of earlier versions say only which files they were. */
export function listSentExhibits({ content, originals, report }: KitManifest): readonly SentExhibit[] {
  if (content) return content.exhibits;
  return report.exhibits.flatMap(({ label, evidenceId, title }) => {
    const original = originals.find((item) => item.exhibit === label);
    if (!original) return [];
    const { originalName: fileName, sha256 } = original;
    return [{ ...UNKNOWN_FACTS, title, label, evidenceId: evidenceId as SentExhibit['evidenceId'], fileName, sha256 }];
  });
}

/** Letter and plan of a kit; kits of earlier versions have only texts to paste. */
export function readSentWords(
  { content }: KitManifest,
  texts: readonly SentText[],
): Pick<SentContent, 'letter' | 'plan'> {
  if (content) return { letter: content.letter, plan: content.plan };
  const letter = texts.find(({ file }) => file === 'paste/cover-letter.txt')?.text ?? '';
  return { letter, plan: { rootCause: '', correctiveActions: '', preventiveMeasures: '' } };
}

/** The round that comes next, by what was sent. */
export function findNextRound(submissions: readonly Pick<SubmissionRecord, 'round'>[]): number {
  return 1 + submissions.reduce((highest, { round }) => Math.max(highest, round), 0);
}
