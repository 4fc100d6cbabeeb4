import type { ChannelRules } from './channel-rules.ts';
import { BYTES_PER_MB } from './channel-rules.ts';
import type { PacketOptions } from './packet-options.ts';

/** Where no channel says anything: upload pages that state a size mostly state this (domain.md 5.2). */
export const USUAL_LIMIT_MB = 10;

/** The size that a file of the packet may have, and what the user allows for it. */
export type PacketLimit = {
  readonly limitBytes: number;
  /** Consent to pages in black and white. */
  readonly twoColour: boolean;
};

/** The limit in MB that counts: the case's own, else the channel's, else the usual one. */
export function findLimitMb(
  options: Pick<PacketOptions, 'limitMb'>,
  rules: Pick<ChannelRules, 'fileMb'> | null | undefined,
): number {
  return options.limitMb ?? rules?.fileMb.value ?? USUAL_LIMIT_MB;
}

/** What an export has to keep. */
export function findPacketLimit(
  options: Pick<PacketOptions, 'limitMb' | 'twoColour'>,
  rules: Pick<ChannelRules, 'fileMb'> | null | undefined,
): PacketLimit {
  const limitBytes = Math.floor(findLimitMb(options, rules) * BYTES_PER_MB);
  return { limitBytes, twoColour: options.twoColour };
}
