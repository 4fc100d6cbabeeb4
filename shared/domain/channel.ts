import { z } from 'zod';
import { provenance } from './provenance.ts';

/** Kinds of files that upload pages name. `jpg` also stands for .jpeg and .pjpeg, `tiff` for .tif, `docx` for Word files. */
export const uploadFormatSchema = z.enum(['pdf', 'jpg', 'png', 'gif', 'tiff', 'docx']);
export type UploadFormat = z.infer<typeof uploadFormatSchema>;

/**
 * One fact about a channel and where it comes from.
 * `value` null: not found in any source; then `assumed` is used, and null there means that nothing is checked.
 */
const sourced = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({
    value: value.nullable(),
    assumed: value.nullable(),
    confidence: z.enum(['high', 'medium', 'low', 'none']),
    source: z.string(),
    /** The value comes from the user's own file. */
    isYours: z.literal(true).optional(),
  });

/** What a text box is for: the letter, one part of the plan, or the letter and the plan in one. */
export const boxContentSchema = z.enum([
  'letter',
  'rootCause',
  'correctiveActions',
  'preventiveMeasures',
  'plan',
  'all',
]);
export type BoxContent = z.infer<typeof boxContentSchema>;

const positive = z.number().positive();

const textBoxSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  holds: boxContentSchema,
  /** Most characters that the box takes. */
  characters: sourced(positive.int()),
});

const intakeRulesSchema = z.strictObject({
  formats: sourced(z.array(uploadFormatSchema)),
  /** Whether the bundled packet is what this channel wants. */
  packet: sourced(z.boolean()),
  /** Whether single papers are what this channel wants. */
  originals: sourced(z.boolean()),
  /** Whether pictures of pages stand in for papers whose own format is not taken. */
  pageImages: sourced(z.boolean()),
  /** Largest file, in MB of 1,000,000 bytes. */
  fileMb: sourced(positive),
  /** All files together, in MB of 1,000,000 bytes. */
  totalMb: sourced(positive),
  /** Most files at a time. */
  files: sourced(positive.int()),
  /** Characters that are refused in file names, one after the other. */
  refusedCharacters: sourced(z.string()),
});

/** What a channel takes. */
export const channelIntakeSchema = intakeRulesSchema.extend({
  /** Day on which the sources were last read. */
  asOf: z.string(),
  boxes: z.array(textBoxSchema),
  /** Where a marketplace's own page says something else. */
  byMarketplace: z.record(z.string(), intakeRulesSchema.partial()).optional(),
});
export type ChannelIntake = z.infer<typeof channelIntakeSchema>;

export const channelSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** What it is for, in plain words. */
  use: z.string().min(1),
  directions: z.array(z.enum(['in', 'out'])),
  intake: channelIntakeSchema,
  ...provenance,
});
export type Channel = z.infer<typeof channelSchema>;

/** The user's own values for one channel, kept as a setting; a key that is absent keeps the preset. */
export const channelOverrideSchema = z.strictObject({
  formats: z.array(uploadFormatSchema).max(6).exactOptional(),
  packet: z.boolean().exactOptional(),
  originals: z.boolean().exactOptional(),
  pageImages: z.boolean().exactOptional(),
  fileMb: positive.max(100_000).exactOptional(),
  totalMb: positive.max(100_000).exactOptional(),
  files: positive.int().max(10_000).exactOptional(),
  refusedCharacters: z.string().max(60).exactOptional(),
  /** Characters by box id. */
  boxes: z.record(z.string().max(60), positive.int().max(1_000_000)).exactOptional(),
});
export type ChannelOverride = z.infer<typeof channelOverrideSchema>;

/** Overrides by channel id. */
export const channelOverridesSchema = z.record(z.string().max(60), channelOverrideSchema);
export type ChannelOverrides = z.infer<typeof channelOverridesSchema>;
