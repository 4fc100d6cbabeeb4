import { withVolumeWords } from './letter.ts';
import type { PacketBlock, PacketPlan } from './packet.ts';
import { listCitations } from './plan-markup.ts';

/**
 * The letter of a packet that is divided: its sentence on page numbers says which references are links.
 * @param volumeOf the volume of a piece of evidence; undefined when it is in none
 */
export function letterForVolumes(
  { letter, plan }: Pick<PacketPlan, 'letter' | 'plan'>,
  volumeOf: (evidenceId: string) => number | undefined,
): PacketPlan['letter'] {
  const blocks = [...letter.blocks, ...plan.flatMap((part) => part.blocks)];
  const cited = listCitations(blocks.filter((block) => block.kind !== 'heading'));
  const volumes = cited.flatMap(({ evidenceId }) => volumeOf(evidenceId) ?? []);
  const rewrite = (block: PacketBlock): PacketBlock =>
    block.kind === 'heading'
      ? block
      : {
          ...block,
          inlines: block.inlines.map((inline) =>
            inline.kind === 'text' ? { ...inline, text: withVolumeWords(inline.text, volumes) } : inline,
          ),
        };
  return {
    ...letter,
    blocks: letter.blocks.map(rewrite),
    ...(letter.shorterBlocks && { shorterBlocks: letter.shorterBlocks.map(rewrite) }),
  };
}
