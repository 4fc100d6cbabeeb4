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
