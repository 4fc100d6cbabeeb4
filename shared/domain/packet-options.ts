import { z } from 'zod';

/** `full`: letter, plan, index and a separator sheet before each exhibit; `compact`: index and exhibits only. */
export const packetLayoutSchema = z.enum(['full', 'compact']);
export type PacketLayout = z.infer<typeof packetLayoutSchema>;

/** `letters`: A, B … Z, AA; `numbers`: 1, 2 … */
export const exhibitLabelsSchema = z.enum(['letters', 'numbers']);
export type ExhibitLabels = z.infer<typeof exhibitLabelsSchema>;

export const paperSchema = z.enum(['a4', 'letter']);
export type Paper = z.infer<typeof paperSchema>;

/** How the packet of a case is made. What a kind of document may carry is not decided here: no option puts a mark on one that may carry none. */
export const packetOptionsSchema = z.strictObject({
  layout: packetLayoutSchema,
  exhibitLabels: exhibitLabelsSchema,
  /** Whether pages that may carry a frame get one. */
  frames: z.boolean(),
  /** Evidence that differs from `frames`, by id. */
  framesByEvidence: z.record(z.string().max(64), z.boolean()),
  /** Evidence whose pages stay out of the packet: its file is sent beside it, and a sheet in the packet says so. Ids. */
  enclosed: z.array(z.string().max(64)).max(5000),
  /** Null: the paper that is usual on the marketplace. */
  paper: paperSchema.nullable(),
  /** The letter's text in place of the generated one, in the markup of letter-text.ts; null: the generated one. */
  letterText: z.string().max(200_000).nullable(),
  /** The most that a file of the packet may have, in MB of 1,000,000 bytes; null: what the channel takes. */
  limitMb: z.number().min(0.1).max(2000).nullable(),
  /** The user's consent to pages in black and white where the packet can't be brought below the limit otherwise. */
  twoColour: z.boolean(),
});
export type PacketOptions = z.infer<typeof packetOptionsSchema>;

export const DEFAULT_PACKET_OPTIONS: PacketOptions = {
  layout: 'full',
  exhibitLabels: 'letters',
  frames: true,
  framesByEvidence: {},
  enclosed: [],
  paper: null,
  letterText: null,
  limitMb: null,
  twoColour: false,
};

const { layout, exhibitLabels, frames, framesByEvidence, enclosed, paper, letterText, limitMb, twoColour } =
  packetOptionsSchema.shape;

/** The options as a case folder holds them: each may be left out. */
export const folderPacketOptionsSchema = z
  .strictObject({
    layout: layout.default(DEFAULT_PACKET_OPTIONS.layout),
    exhibitLabels: exhibitLabels.default(DEFAULT_PACKET_OPTIONS.exhibitLabels),
    frames: frames.default(DEFAULT_PACKET_OPTIONS.frames),
    framesByEvidence: framesByEvidence.default({}),
    enclosed: enclosed.default([]),
    paper: paper.default(null),
    letterText: letterText.default(null),
    limitMb: limitMb.default(null),
    twoColour: twoColour.default(false),
  })
  .prefault({});

/** Whether the frame of an exhibit is wanted; its kind of document must allow it as well. */
export function wantsFrame(options: PacketOptions, evidenceId: string): boolean {
  return options.framesByEvidence[evidenceId] ?? options.frames;
}

/** `enclosed` with one piece of evidence put in or taken out. */
export function setEnclosed(
  { enclosed }: Pick<PacketOptions, 'enclosed'>,
  evidenceId: string,
  isEnclosed: boolean,
): string[] {
  const others = enclosed.filter((id) => id !== evidenceId);
  return isEnclosed ? [...others, evidenceId] : others;
}
