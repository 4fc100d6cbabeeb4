import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PacketFontBytes } from './packet-fonts.ts';

/** Faces for what Noto Sans lacks and sellers do write: arrows, ticks, boxes, ≤ and ≥. Only used ones are embedded. */
const FALLBACKS = ['NotoSansMath-Regular', 'NotoSansSymbols2-Regular'];

/** The font files of the packet, from the folder that holds them. */
export function readFontFiles(dir: string): PacketFontBytes {
  const read = (name: string): Uint8Array => readFileSync(join(dir, `${name}.ttf`));
  return {
    regular: read('NotoSans-Regular'),
    bold: read('NotoSans-Bold'),
    fallbacks: FALLBACKS.map((id) => ({ id, bytes: read(id) })),
  };
}
