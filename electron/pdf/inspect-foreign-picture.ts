import type { Finding } from '../../shared/domain/finding.ts';
import { say, type Said } from '../../shared/domain/said.ts';
import { note, refuse, type Verdict } from './intake/inspection.ts';
import { createMeasuringBudget } from './intake/measuring-budget.ts';
import { addPictureFindings, findCertainDpi, type PageLooks } from './intake/picture-findings.ts';
import { judgeDecoded, type QualityVerdict } from './intake/picture-quality.ts';
import {
  PictureRefusedError,
  refuseIncomplete,
  type ForeignMime,
  type ForeignPicture,
} from './pictures/foreign-picture.ts';
import { openForeignPicture } from './pictures/open-foreign-picture.ts';

const NAMES: Readonly<Record<ForeignMime, Said>> = {
  'image/webp': say`WebP pictures`,
  'image/gif': say`GIF pictures`,
  'image/bmp': say`BMP pictures`,
  'image/tiff': say`TIFF pictures`,
  'image/heic': say`HEIC photos`,
};

/**
 * Judges a picture that the packet shows converted: it is taken when every page of it can be decoded. Never throws for
 * any bytes.
 */
export async function inspectForeignPicture(bytes: Uint8Array, mime: ForeignMime): Promise<Verdict> {
  try {
    const picture = await openForeignPicture(bytes, mime);
    const looks = await judgePages(picture);
    return await addPictureFindings(bytes, { ok: true, inspection: describe(picture, mime) }, looks);
  } catch (error) {
    if (!(error instanceof PictureRefusedError)) throw error;
    return refuse(error.code, error.said, error.fix);
  }
}

/** Measures the pages within the budget; the others are decoded all the same, because what ends early is refused. */
async function judgePages(picture: ForeignPicture): Promise<readonly PageLooks[]> {
  const spend = createMeasuringBudget();
  const looks: PageLooks[] = [];
  for (const [pageIndex, { width, height }] of picture.pages.entries()) {
    const judge = spend(width * height) ? judgePage : decodeToItsEnd;
    const verdict = await refuseLoss(() => judge(picture, pageIndex));
    if (verdict) looks.push({ pageNumber: pageIndex + 1, ...verdict });
  }
  return looks;
}

async function judgePage(picture: ForeignPicture, pageIndex: number): Promise<QualityVerdict | undefined> {
  const page = picture.pages[pageIndex];
  if (!page) return undefined;
  const pixels = await picture.decode(pageIndex);
  // As decoded: some decoders turn the picture as the file says.
  const { width, height } = await pixels.metadata();
  const dpi = page.isPhoto ? null : findCertainDpi({ width, height, dpi: page.dpi });
  return judgeDecoded(pixels, { width, height, dpi }, page.content === 'bilevel');
}

/** Decodes a page into a thumbnail. */
async function decodeToItsEnd(picture: ForeignPicture, pageIndex: number): Promise<undefined> {
  const pixels = await picture.decode(pageIndex);
  await pixels.resize(64, 64, { fit: 'inside' }).raw().toBuffer();
}

/** What ends early or is no picture fails. */
async function refuseLoss<Value>(decode: () => Promise<Value>): Promise<Value> {
  try {
    return await decode();
  } catch (error) {
    throw error instanceof PictureRefusedError ? error : refuseIncomplete();
  }
}

function describe(picture: ForeignPicture, mime: ForeignMime) {
  const { pages } = picture;
  const resolutions = pages.map(({ dpi }) => dpi).filter((dpi) => dpi !== null);
  return {
    kind: 'image' as const,
    mime,
    pageCount: pages.length,
    width: pages[0]?.width ?? null,
    height: pages[0]?.height ?? null,
    dpi: resolutions.length > 0 ? Math.min(...resolutions) : null,
    findings: [...listFindings(picture, mime)],
  };
}

function listFindings(picture: ForeignPicture, mime: ForeignMime): readonly Finding[] {
  const message = say`A PDF can't hold ${NAMES[mime]} as they are; the packet shows a converted copy.`;
  const converted = note(
    'converted',
    'info',
    message,
    say`Nothing to do: the file itself goes into the kit unchanged.`,
  );
  if (!picture.isAnimated) return [converted];
  const animation = say`It is an animation; the packet shows its first picture.`;
  return [
    converted,
    note('animation', 'info', animation, say`Add the other pictures as files of their own if they matter.`),
  ];
}
