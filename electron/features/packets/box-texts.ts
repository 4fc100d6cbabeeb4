import { composeBoxText, type KitText } from '../../../shared/domain/channel-kit.ts';
import type { ChannelRules, TextBox } from '../../../shared/domain/channel-rules.ts';
import type { FilledBox } from '../../../shared/domain/checks/channel-checks.ts';
import type { PacketPlan } from '../../../shared/domain/packet.ts';
import { PLAN_PARTS, PLAN_PART_HEADINGS } from '../../../shared/domain/plan.ts';
import type { PasteText } from './paste-texts.ts';

/**
 * The texts for a channel's boxes, in their order; boxes for which nothing is written are left out, and a text that has no
 * box of its own (a statement in place of a plan) gets one.
 * @param texts of the same plan, as `makePasteTexts` gives them: the letter, then each part
 */
export function fillBoxes(rules: ChannelRules, plan: PacketPlan, texts: readonly PasteText[]): readonly FilledBox[] {
  const kitTexts = listKitTexts(plan, texts);
  const filled = rules.boxes
    .map((box) => ({ box, text: composeBoxText(box.holds, kitTexts) }))
    .filter(({ text }) => text !== '');
  const hasPlanBox = rules.boxes.some(({ holds }) => holds === 'plan' || holds === 'all');
  const others = hasPlanBox || rules.boxes.length === 0 ? [] : kitTexts.filter(({ holds }) => holds === 'other');
  return [...filled, ...others.map(({ heading, text }) => ({ box: ownBox(heading), text: text.trim() }))];
}

/** The file of a box's text in the kit. */
export function boxFile({ id }: Pick<TextBox, 'id'>): string {
  return `paste/${id}.txt`;
}

function ownBox(heading: string): TextBox {
  const id = heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return {
    id,
    label: heading,
    holds: 'plan',
    characters: { value: null, origin: 'unknown', confidence: 'none', source: '' },
  };
}

function listKitTexts(plan: PacketPlan, [letter, ...parts]: readonly PasteText[]): readonly KitText[] {
  const texts = plan.plan.map(({ heading }, index): KitText => {
    const part = PLAN_PARTS.find((candidate) => PLAN_PART_HEADINGS[candidate] === heading);
    return { holds: part ?? 'other', heading, text: parts[index]?.text ?? '' };
  });
  return [{ holds: 'letter', heading: '', text: letter?.text ?? '' }, ...texts];
}

/** Sentences of the letter that speak of the packet, and what they say where none goes with them. */
const WITHOUT_PACKET: readonly (readonly [string, string])[] = [
  [
    'Page numbers are those of the packet, in which each reference is a link.',
    'Each file name says which exhibit it is.',
  ],
  ['Documents in this packet', 'Documents sent with this text'],
];

/** The same texts for a channel to which no packet goes. */
export function withoutPacketWords(texts: readonly PasteText[]): readonly PasteText[] {
  return texts.map(({ file, text }) => ({
    file,
    text: WITHOUT_PACKET.reduce((kept, [from, to]) => kept.replaceAll(from, to), text),
  }));
}

/** Names citations where no packet goes with the text: `Exhibit B`, or `Exhibit B (page 2)` with the page of the paper. */
export function createFileNamer(plan: PacketPlan): (evidenceId: string, page: number | null) => string {
  return (evidenceId, page) => {
    const exhibit = plan.exhibits.find((candidate) => candidate.evidenceId === evidenceId);
    if (!exhibit) throw new Error(`citation of ${evidenceId} is not in the kit`);
    return page === null ? `Exhibit ${exhibit.label}` : `Exhibit ${exhibit.label} (page ${page})`;
  };
}
