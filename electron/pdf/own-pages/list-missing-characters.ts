import type { PacketBlock, PacketPlan } from '../../../shared/domain/packet.ts';
import { findPlanPart } from '../../../shared/domain/plan-shape.ts';
import { listCharactersWithoutFace } from '../text/choose-face.ts';
import { cleanText, listUnshowable } from '../text/clean-text.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import type { MissingCharacters } from './own-page.ts';

/** A text and whether it is set in bold. */
type Words = { readonly text: string; readonly bold: boolean };

const plain = (text: string): Words => ({ text, bold: false });
const bold = (text: string): Words => ({ text, bold: true });

/** The characters of a packet that no font has, by where they stand; places without any are left out. */
export function listMissingCharacters(plan: PacketPlan, fonts: PacketFonts): readonly MissingCharacters[] {
  const { letter } = plan;
  const places: readonly { readonly where: string; readonly words: readonly Words[] }[] = [
    { where: 'title', words: [plain(plan.title)] },
    {
      where: 'letter',
      words: [
        ...[...letter.addressee, ...letter.facts.flatMap(listFactTexts)].map(plain),
        ...[letter.subject, ...letter.signature].map(bold),
        ...letter.blocks.flatMap(listBlockWords),
      ],
    },
    ...plan.plan.map((part, index) => ({
      where: `plan/${findPlanPart(part.heading) ?? index + 1}`,
      words: [bold(part.heading), ...part.blocks.flatMap(listBlockWords)],
    })),
    ...plan.exhibits.map((exhibit) => ({
      where: `evidence/${exhibit.evidenceId}`,
      words: [
        bold(exhibit.title),
        ...exhibit.markedCopies.flatMap(({ highlights }) => highlights.map(({ note }) => plain(note))),
        ...[exhibit.typeLabel, exhibit.dateText, exhibit.proves, ...exhibit.facts.flatMap(listFactTexts)].map(plain),
        ...(exhibit.enclosed === undefined ? [] : [bold(exhibit.enclosed)]),
      ],
    })),
  ];
  return places
    .map(({ where, words }) => ({ where, characters: [...new Set(words.flatMap((word) => findMissing(word, fonts)))] }))
    .filter((place) => place.characters.length > 0);
}

function findMissing({ text, bold: isBold }: Words, fonts: PacketFonts): readonly string[] {
  return [...listUnshowable(text), ...listCharactersWithoutFace(cleanText(text), fonts, isBold)];
}

function listFactTexts(fact: { readonly label: string; readonly value: string }): readonly string[] {
  return [fact.label, fact.value];
}

function listBlockWords(block: PacketBlock): readonly Words[] {
  if (block.kind === 'heading') return [bold(block.text)];
  return block.inlines.flatMap((inline) => (inline.kind === 'text' ? [{ text: inline.text, bold: inline.bold }] : []));
}
