import type { ChannelRules, TextBox } from './channel-rules.ts';
import type { Finding } from './finding.ts';

/** How one exhibit will travel, and under which names. */
export type PlannedPiece = {
  readonly evidenceId: string;
  readonly label: string;
  readonly title: string;
  readonly how: 'original' | 'images' | 'packet' | 'left-out';
  /** Its pages are not in the packet, which names its file. */
  readonly isEnclosed: boolean;
  /** Names in the kit; pictures without their endings. */
  readonly files: readonly string[];
  /** Of the originals; null where it is known only after the export. */
  readonly sizeBytes: number | null;
};

/** A text to paste; empty `box.id`s don't occur. */
export type PlannedText = { readonly box: TextBox; readonly text: string; readonly characters: number };

/** The kit as an export would make it now. */
export type KitPlan = {
  /** Null while no channel is chosen: the kit holds everything. */
  readonly rules: ChannelRules | null;
  readonly packet: boolean;
  readonly pieces: readonly PlannedPiece[];
  readonly texts: readonly PlannedText[];
  /** What doesn't fit the channel, and the way that does. */
  readonly findings: readonly Finding[];
};
