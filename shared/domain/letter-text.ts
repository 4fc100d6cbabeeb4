import type { PacketBlock } from './packet.ts';
import { formatPlanMarkup, parsePlanMarkup, type Block } from './plan-markup.ts';

/**
 * Reads the text of a letter: the markup of plans, in which a paragraph that is bold from end to end is a heading.
 * Never fails.
 */
export function parseLetterText(markup: string): readonly PacketBlock[] {
  return parsePlanMarkup(markup).map((block) => {
    const [only, ...rest] = block.inlines;
    const isHeading = block.kind === 'paragraph' && rest.length === 0 && only?.kind === 'text' && only.bold;
    return isHeading ? { kind: 'heading', text: only.text } : block;
  });
}

/** Writes a letter's blocks as text; `parseLetterText` of it gives them back. */
export function formatLetterText(blocks: readonly PacketBlock[]): string {
  return formatPlanMarkup(
    blocks.map((block): Block =>
      block.kind === 'heading'
        ? { kind: 'paragraph', inlines: [{ kind: 'text', text: block.text, bold: true }] }
        : block,
    ),
  );
}
