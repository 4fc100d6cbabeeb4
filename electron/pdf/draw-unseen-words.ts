import { PDFPage } from 'pdf-lib';
import type { PageWord } from '../../shared/domain/page-text.ts';
import type { FrameTarget } from './frame-page.ts';
import { ownResources, wrapContents } from './import/page-contents.ts';
import type { PageArtist } from './own-pages/page-artist.ts';
import type { UnseenText } from './own-pages/page-operations.ts';
import { seePage, viewPage, type PageView } from './page-view.ts';
import type { PacketFonts } from './text/packet-fonts.ts';
import { shapeText } from './text/shape-text.ts';

/** How far letters reach above the baseline and below it, in parts of the font size (Noto Sans). */
const REACH = { tall: 0.72, low: 0.54, below: 0.22 } as const;
const HAS_TALL = /[\p{Lu}\p{N}bdfhijklt|/()[\]{}'"!?%&$#@]/u;
const HAS_BELOW = /[gjpqyQ,;|/()[\]{}@]/;
const LEAST_SIZE = 1;

/**
 * Lays recognised words over the places where they stand, unseen: the page can then be searched and its text copied. No
 * pixel changes. Characters that the packet's font lacks are left out.
 */
export function drawUnseenWords(
  { doc, ref, leaf }: FrameTarget,
  words: readonly PageWord[],
  artist: PageArtist,
  fonts: PacketFonts,
): void {
  const view = viewPage(leaf);
  const texts = words.flatMap((word) => placeWord(word, view, fonts));
  if (texts.length === 0) return;
  wrapContents(leaf, {});
  ownResources(leaf);
  artist.drawUnseen(PDFPage.of(leaf, ref, doc), texts, seePage(view));
}

function placeWord({ text, area }: PageWord, view: PageView, fonts: PacketFonts): readonly UnseenText[] {
  const known = [...text].filter((character) => fonts.regular.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
  const run = shapeText(fonts.regular, known.join(''), false);
  const [width, height] = [area.width * view.width, area.height * view.height];
  if (known.length === 0 || !(run.width > 0) || !(width > 0)) return [];
  const below = HAS_BELOW.test(text) ? REACH.below : 0;
  const above = HAS_TALL.test(text) ? REACH.tall : REACH.low;
  const size = Math.max(LEAST_SIZE, height / (above + below));
  const bottom = (1 - area.top - area.height) * view.height;
  return [{ run, x: area.left * view.width, y: bottom + below * size, size, width }];
}
