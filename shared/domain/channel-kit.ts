import type { BoxContent } from './channel.ts';
import { findUploadFormat, takesNoFiles, takesPacket, type ChannelRules } from './channel-rules.ts';
import type { EvidenceMime } from './evidence.ts';

/** What decides how an exhibit travels. */
export type KitExhibit = {
  readonly evidenceId: string;
  readonly label: string;
  readonly title: string;
  readonly fileName: string;
  readonly mime: EvidenceMime;
  /** 1-based pages of the source that belong to the case. */
  readonly pages: readonly number[];
  /** False for papers that stay exactly as they are: identity, address, compliance. */
  readonly mayBePictured: boolean;
  /** Its pages are not in the packet, which names its file. */
  readonly isEnclosed: boolean;
};

/**
 * How an exhibit travels: as the file that it is, as pictures of its pages, within the packet only, or not at all.
 * `reason` says why it isn't simply the file.
 */
export type KitPiece = { readonly exhibit: KitExhibit } &
  /** With a reason: the channel would not take it, but the packet names the file. */
  (
    | { readonly how: 'original'; readonly reason: null | 'format' | 'not-wanted' }
    | { readonly how: 'images' | 'packet'; readonly reason: 'format' | 'not-wanted' }
    | { readonly how: 'left-out'; readonly reason: 'no-files' | 'exact' | 'format' | 'not-wanted' }
  );

export type KitContents = {
  readonly packet: boolean;
  /** One for each exhibit, in packet order. */
  readonly pieces: readonly KitPiece[];
};

/**
 * What a kit for a channel holds: just what the channel takes.
 * @param rules null when no channel is chosen: everything goes in
 */
export function planKitContents(exhibits: readonly KitExhibit[], rules: ChannelRules | null): KitContents {
  const packet = rules === null || takesPacket(rules);
  return { packet, pieces: exhibits.map((exhibit) => planPiece(exhibit, rules, packet)) };
}

function planPiece(exhibit: KitExhibit, rules: ChannelRules | null, packet: boolean): KitPiece {
  if (rules === null) return { exhibit, how: 'original', reason: null };
  if (takesNoFiles(rules)) return { exhibit, how: 'left-out', reason: 'no-files' };
  const format = findUploadFormat(exhibit.mime);
  const isTaken = format !== undefined && rules.formats.value.includes(format);
  if (isTaken && rules.originals.value) return { exhibit, how: 'original', reason: null };
  const reason = isTaken ? 'not-wanted' : 'format';
  // What the packet names has to be there, whatever the channel wants.
  if (packet) return { exhibit, how: exhibit.isEnclosed ? 'original' : 'packet', reason };
  if (!rules.pageImages.value || !takesPictures(rules)) return { exhibit, how: 'left-out', reason };
  return exhibit.mayBePictured ? { exhibit, how: 'images', reason } : { exhibit, how: 'left-out', reason: 'exact' };
}

function takesPictures({ formats }: ChannelRules): boolean {
  return formats.value.includes('jpg') || formats.value.includes('png');
}

/** A text of the kit, by what it is. */
export type KitText = {
  readonly holds: Exclude<BoxContent, 'plan' | 'all'> | 'other';
  readonly heading: string;
  readonly text: string;
};

/**
 * The text for a box: the letter, a part, or several of them one after the other, each part under its heading.
 * @returns an empty text when nothing of it is written
 */
export function composeBoxText(holds: BoxContent, texts: readonly KitText[]): string {
  if (holds !== 'plan' && holds !== 'all') return texts.find((text) => text.holds === holds)?.text.trim() ?? '';
  return texts
    .filter((text) => holds === 'all' || text.holds !== 'letter')
    .map(({ holds: what, heading, text }) => (what === 'letter' ? text.trim() : `${heading}\n\n${text.trim()}`))
    .join('\n\n');
}

/** Characters as a web page's text box counts them against its limit (HTML `maxlength`): UTF-16 units, a line end is one. */
export function countBoxCharacters(text: string): number {
  return text.replaceAll('\r\n', '\n').length;
}
