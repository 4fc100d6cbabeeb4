import type { Catalogue } from './catalogue.ts';
import { findEntry } from './catalogue.ts';
import type { BoxContent, Channel, ChannelIntake, ChannelOverride, ChannelOverrides, UploadFormat } from './channel.ts';
import type { EvidenceMime } from './evidence.ts';

/** MB as upload pages mean them; the smaller reading of "10 MB", so that a file fits either way. */
export const BYTES_PER_MB = 1_000_000;

/** `yours`: set by the user; `source`: found; `assumed`: not found in any source, a careful guess; `unknown`: not even that. */
export type RuleOrigin = 'yours' | 'source' | 'assumed' | 'unknown';

/** One rule as it counts now. */
export type Rule<Value> = {
  readonly value: Value;
  readonly origin: RuleOrigin;
  readonly confidence: 'high' | 'medium' | 'low' | 'none';
  /** Where the preset comes from; empty when it was not found. */
  readonly source: string;
};

export type TextBox = {
  readonly id: string;
  readonly label: string;
  readonly holds: BoxContent;
  /** Null: no limit is known. */
  readonly characters: Rule<number | null>;
};

/** What a channel takes, with the user's own values in place of the presets. */
export type ChannelRules = {
  readonly id: string;
  readonly label: string;
  readonly asOf: string;
  readonly formats: Rule<readonly UploadFormat[]>;
  readonly packet: Rule<boolean>;
  readonly originals: Rule<boolean>;
  readonly pageImages: Rule<boolean>;
  readonly fileMb: Rule<number | null>;
  readonly totalMb: Rule<number | null>;
  readonly files: Rule<number | null>;
  readonly refusedCharacters: Rule<string>;
  readonly boxes: readonly TextBox[];
};

type Sourced<Value> = Pick<Rule<Value>, 'confidence' | 'source'> & {
  readonly value: Value | null;
  readonly assumed: Value | null;
  readonly isYours?: true | undefined;
};

/**
 * The rules of a channel on a marketplace. They are presets with a date; the notice always wins over them.
 * @returns undefined when the catalogue doesn't know the channel
 */
export function findChannelRules(
  catalogue: Pick<Catalogue, 'channels'>,
  channelId: string,
  marketplace: string,
  overrides: ChannelOverrides = {},
): ChannelRules | undefined {
  const channel = findEntry<Channel>(catalogue.channels, channelId);
  return channel && resolveRules(channel, marketplace, overrides[channelId] ?? {});
}

function resolveRules({ id, label, intake }: Channel, marketplace: string, yours: ChannelOverride): ChannelRules {
  const preset: ChannelIntake = { ...intake, ...dropAbsent(intake.byMarketplace?.[marketplace] ?? {}) };
  return {
    ...{ id, label, asOf: preset.asOf },
    formats: resolve(preset.formats, yours.formats, []),
    packet: resolve(preset.packet, yours.packet, true),
    originals: resolve(preset.originals, yours.originals, true),
    pageImages: resolve(preset.pageImages, yours.pageImages, false),
    fileMb: resolve<number | null>(preset.fileMb, yours.fileMb, null),
    totalMb: resolve<number | null>(preset.totalMb, yours.totalMb, null),
    files: resolve<number | null>(preset.files, yours.files, null),
    refusedCharacters: resolve(preset.refusedCharacters, yours.refusedCharacters, ''),
    boxes: preset.boxes.map((box) => ({
      ...{ id: box.id, label: box.label, holds: box.holds },
      characters: resolve<number | null>(box.characters, yours.boxes?.[box.id], null),
    })),
  };
}

function resolve<Value>(preset: Sourced<Value>, yours: Value | undefined, none: Value) {
  const { value, assumed, confidence, source } = preset;
  const pick = (picked: Value, origin: RuleOrigin): Rule<Value> => ({ value: picked, origin, confidence, source });
  if (yours !== undefined) return pick(yours, 'yours');
  if (value !== null) return pick(value, preset.isYours ? 'yours' : 'source');
  return assumed === null ? pick(none, 'unknown') : pick(assumed, 'assumed');
}

function dropAbsent<Values extends object>(values: Values): { [Key in keyof Values]: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

const FORMAT_OF: Readonly<Partial<Record<EvidenceMime, UploadFormat>>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/tiff': 'tiff',
};

/** The upload format of a file, or undefined when no upload page names its kind (mails, HEIC, tables…). */
export function findUploadFormat(mime: EvidenceMime): UploadFormat | undefined {
  return FORMAT_OF[mime];
}

/** Whether a channel takes the packet: it wants it, and it takes PDF. */
export function takesPacket({ packet, formats }: ChannelRules): boolean {
  return packet.value && formats.value.includes('pdf');
}

/** Whether a channel takes no files at all. */
export function takesNoFiles({ formats }: ChannelRules): boolean {
  return formats.value.length === 0;
}
