import type { KitContents, KitPiece } from '../channel-kit.ts';
import { countBoxCharacters } from '../channel-kit.ts';
import { BYTES_PER_MB, takesNoFiles, type ChannelRules, type Rule, type TextBox } from '../channel-rules.ts';
import type { Finding } from '../finding.ts';
import { say, sayLabel, sayList, type Said, type SaidValue } from '../said.ts';
import { tellFinding } from '../tell-finding.ts';

/** A file of a kit as it is handed on; `where` as in a finding. */
export type KitFileSize = { readonly file: string; readonly sizeBytes: number; readonly where: string };

/** The text for one box of the channel. */
export type FilledBox = { readonly box: TextBox; readonly text: string };

export type KitToCheck = {
  readonly rules: ChannelRules;
  readonly contents: KitContents;
  /** What is known of the files' sizes; before an export the originals only. */
  readonly files: readonly KitFileSize[];
  readonly boxes: readonly FilledBox[];
};

/**
 * What of a kit does not fit its channel, and the way that does. An `error` where a limit was found in a source or set
 * by the user is not met, a `warning` where the limit is only assumed: the notice always wins.
 */
export function checkKit(kit: KitToCheck): readonly Finding[] {
  return [
    ...checkForm(kit),
    ...kit.contents.pieces.flatMap((piece) => checkPiece(piece, kit.rules)),
    ...checkSizes(kit),
    ...kit.boxes.flatMap(checkText),
  ];
}

const PACKET = 'packet';

function checkForm({ rules, contents }: KitToCheck): readonly Finding[] {
  if (contents.packet) return [];
  if (takesNoFiles(rules)) {
    const message = say`${sayLabel(rules.label)}: this channel takes no files. The kit brings the texts only.`;
    const fix = say`To send papers as well, export once more for the channel where you upload them.`;
    return [tellFinding({ rule: 'channel-no-files', level: 'info', where: PACKET, message, fix })];
  }
  const pictures = contents.pieces.some(({ how }) => how === 'images');
  const instead = pictures ? say`pictures of the pages instead of the packet` : say`single files instead of the packet`;
  const takes = rules.formats.value.includes('pdf') ? say`wants single papers` : say`takes no PDF, pictures only`;
  const message = say`${sayLabel(rules.label)}: this channel ${takes}: the kit brings ${instead}.`;
  const fix = say`If your notice asks for one PDF, change what this channel takes: the notice always wins.`;
  return [tellFinding({ rule: 'channel-packet', level: 'info', where: PACKET, message, fix })];
}

function checkPiece({ exhibit, how, reason }: KitPiece, rules: ChannelRules): readonly Finding[] {
  const name = say`Exhibit ${exhibit.label} (${exhibit.fileName})`;
  const where = `evidence/${exhibit.evidenceId}`;
  const taken = sayFormats(rules);
  if (how === 'original' && reason !== null) {
    const takes = reason === 'format' ? say`takes ${taken}` : say`wants no single papers`;
    const message = say`${name} is sent as a separate file, but this channel ${takes}. Amazon may never see this paper.`;
    const fix =
      reason === 'format'
        ? say`Add the same paper as ${taken}, or put its pages back into the packet.`
        : say`Put its pages back into the packet, or send the file in another way and say so in your text.`;
    return [tellFinding({ rule: 'channel-separate-file', level: 'warning', where, message, fix })];
  }
  if (how === 'left-out' && reason === 'exact') {
    const message = say`${name} can't go through this channel: it takes ${taken}, and the pages of such papers are never turned into pictures.`;
    const fix = say`Ask for a channel that takes PDF, or add your own photo or scan of the paper as JPG.`;
    return [tellFinding({ rule: 'channel-identity', level: 'warning', where, message, fix })];
  }
  if (how === 'left-out' && reason === 'format') {
    const message = say`${name} can't go through this channel: it takes ${taken}.`;
    return [
      tellFinding({
        rule: 'channel-format',
        level: 'warning',
        where,
        message,
        fix: say`Add the same paper as ${taken}.`,
      }),
    ];
  }
  if (reason === 'format') {
    const message = say`${name} is of a kind that this channel doesn't take as a file.`;
    const fix =
      how === 'packet'
        ? say`Nothing to do: its pages are in the packet.`
        : say`Nothing to do: the kit brings its pages as pictures.`;
    return [tellFinding({ rule: 'channel-format', level: 'info', where, message, fix })];
  }
  return how === 'original' ? checkName(exhibit.fileName, name, where, rules) : [];
}

function checkName(
  fileName: string,
  name: Said,
  where: string,
  { refusedCharacters }: ChannelRules,
): readonly Finding[] {
  const found = [...new Set(refusedCharacters.value)].filter((character) => fileName.includes(character));
  if (found.length === 0) return [];
  const message = say`${name} has ${found.join(' ')} in its name, which upload pages may refuse.`;
  const fix = say`Upload the copy from the kit: it has a safe name.`;
  return [tellFinding({ rule: 'channel-file-name', level: 'info', where, message, fix })];
}

function checkSizes({ rules, files }: KitToCheck): readonly Finding[] {
  const { fileMb, totalMb, files: most } = rules;
  const findings: Finding[] = [];
  const limit = fileMb.value === null ? Infinity : fileMb.value * BYTES_PER_MB;
  for (const { file, sizeBytes, where } of files) {
    if (sizeBytes < limit) continue;
    const message = say`${file} has ${formatMb(sizeBytes)}; this channel takes files under ${fileMb.value ?? ''} MB${describeOrigin(fileMb)}.`;
    const fix =
      where === PACKET
        ? say`Make the packet smaller, or leave out exhibits that nothing cites.`
        : say`Add a smaller scan of it (200 dpi is enough for text), or send fewer pages.`;
    findings.push(tellFinding({ rule: 'channel-file-size', level: levelOf(fileMb), where, message, fix }));
  }
  const total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (totalMb.value !== null && total > totalMb.value * BYTES_PER_MB) {
    const message = say`The files have ${formatMb(total)} together; this channel takes ${totalMb.value} MB${describeOrigin(totalMb)}.`;
    findings.push(
      tellFinding({
        rule: 'channel-total-size',
        level: levelOf(totalMb),
        where: PACKET,
        message,
        fix: say`Leave out what nothing cites, or send in two parts.`,
      }),
    );
  }
  if (most.value !== null && files.length > most.value) {
    const message = say`The kit has ${files.length} files; this channel takes ${most.value}${describeOrigin(most)}.`;
    findings.push(
      tellFinding({
        rule: 'channel-file-count',
        level: levelOf(most),
        where: PACKET,
        message,
        fix: say`Send the packet alone if it is taken, or leave out what nothing cites.`,
      }),
    );
  }
  return findings;
}

function checkText({ box, text }: FilledBox): readonly Finding[] {
  const { value } = box.characters;
  const over = value === null ? 0 : countBoxCharacters(text) - value;
  if (over <= 0) return [];
  const message = say`The text for "${sayLabel(box.label)}" is ${over} ${over === 1 ? say`character` : say`characters`} too long: the box takes ${value ?? ''}${describeOrigin(box.characters)}.`;
  const fix = say`Shorten it; the details can stand in the documents that you attach.`;
  return [
    tellFinding({ rule: 'channel-text-length', level: levelOf(box.characters), where: placeOf(box), message, fix }),
  ];
}

function placeOf({ holds }: TextBox): string {
  if (holds === 'letter' || holds === 'all') return 'letter';
  return holds === 'plan' ? 'plan/rootCause' : `plan/${holds}`;
}

function levelOf({ origin }: Rule<unknown>): 'error' | 'warning' {
  return origin === 'assumed' ? 'warning' : 'error';
}

function describeOrigin({ origin }: Rule<unknown>): SaidValue {
  if (origin === 'yours') return say` (your value)`;
  return origin === 'assumed' ? say` (a careful guess: not found in any source)` : '';
}

/** `JPG, PNG or GIF`. */
export function sayFormats({ formats }: Pick<ChannelRules, 'formats'>): Said {
  const names = formats.value.map((format) => (format === 'docx' ? 'Word' : format.toUpperCase()));
  const last = names.at(-1);
  if (last === undefined) return say`no files`;
  if (names.length === 1) return sayLabel(last);
  return { text: '{0}', values: [sayList([sayList(names.slice(0, -1)), last], 'or')] };
}

function formatMb(bytes: number): string {
  return `${(bytes / BYTES_PER_MB).toFixed(bytes < BYTES_PER_MB ? 2 : 1)} MB`;
}
