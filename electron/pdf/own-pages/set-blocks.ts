import type { PacketBlock } from '../../../shared/domain/packet.ts';
import type { Inline } from '../../../shared/domain/plan-markup.ts';
import { joinColumns, type FlowLine } from './flow-line.ts';
import type { FlowBlock } from './paginate.ts';
import { ACCENT, type TextStyle } from './page-style.ts';
import type { CitationResolver } from './resolve-citation.ts';
import { alignLineRight, setPlainText, setText, type RichSpan } from './set-text.ts';

const BULLET = '•';
/** Of the text's size. */
const BULLET_INDENT = 1.35;

/** How paragraphs, bullets and headings follow each other. Points. */
export type BlockStyle = {
  readonly text: TextStyle;
  readonly heading: TextStyle;
  readonly paragraphGap: number;
  readonly bulletGap: number;
  readonly headingGap: number;
};

/** Sets blocks of written text; citations become links. */
export function setBlocks(
  blocks: readonly PacketBlock[],
  style: BlockStyle,
  width: number,
  resolve: CitationResolver,
): readonly FlowBlock[] {
  return blocks.map((block, index): FlowBlock => {
    const previous = blocks[index - 1];
    if (block.kind === 'heading') return setHeading(block.text, style.heading, style.headingGap, width);
    const spans = block.inlines.map((inline) => toSpan(inline, resolve));
    if (block.kind === 'paragraph') {
      const spaceBefore = previous?.kind === 'heading' ? style.bulletGap : style.paragraphGap;
      return { lines: setText(spans, { ...style.text, followsReading: true }, width), spaceBefore };
    }
    // The sentence that opens a list stands close to it.
    const spaceBefore = previous?.kind === 'paragraph' ? (style.paragraphGap + style.bulletGap) / 2 : style.bulletGap;
    return { lines: setBullet(spans, { ...style.text, followsReading: true }, width), spaceBefore };
  });
}

/** Sets a heading; it stays with what follows. */
export function setHeading(text: string, style: TextStyle, spaceBefore: number, width: number): FlowBlock {
  return {
    lines: setPlainText(text, { ...style, followsReading: true }, width),
    spaceBefore,
    keepWithNext: true,
    divide: 'never',
  };
}

function setBullet(spans: readonly RichSpan[], style: TextStyle, width: number): readonly FlowLine[] {
  const indent = BULLET_INDENT * style.size;
  const lines = setText(spans, style, width - indent);
  const mark = setPlainText(BULLET, { ...style, color: ACCENT }, indent);
  if (lines[0]?.rightToLeft) {
    const right = width - 0.2 * style.size;
    return joinColumns([
      { x: 0, lines: mark.map((line) => alignLineRight(line, right)) },
      { x: 0, lines },
    ]);
  }
  return joinColumns([
    { x: 0.2 * style.size, lines: lines.length > 0 ? mark : [] },
    { x: indent, lines },
  ]);
}

function toSpan(inline: Inline, resolve: CitationResolver): RichSpan {
  return inline.kind === 'citation' ? resolve(inline) : { text: inline.text, bold: inline.bold };
}
