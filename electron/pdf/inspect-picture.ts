import type { Finding } from '../../shared/domain/finding.ts';
import { say } from '../../shared/domain/said.ts';
import { note, refuse, type Verdict } from './intake/inspection.ts';
import { readJpeg, type JpegFacts } from './pictures/read-jpeg.ts';
import { readPng, type PngFacts } from './pictures/read-png.ts';
import { PDF_LIMITS } from './source/limits.ts';

const GET_ANOTHER = say`Get the picture again from where it came from, or open it in a viewer and save a copy.`;
const SAVE_AGAIN = say`Open it in a picture program, save it as PNG or as an ordinary JPEG, and add that.`;

/** What both kinds say about themselves. */
type PictureFacts = {
  readonly width: number;
  readonly height: number;
  readonly dpi: number | null;
  readonly isComplete: boolean;
};

/**
 * Judges a JPEG or PNG for evidence intake: it is taken when all of it is there. Never throws for any bytes.
 */
export async function inspectPicture(bytes: Uint8Array, mime: 'image/jpeg' | 'image/png'): Promise<Verdict> {
  const jpeg = mime === 'image/jpeg' ? readJpeg(bytes) : undefined;
  const png = readPng(bytes);
  const facts: PictureFacts | undefined = jpeg ?? png;
  if (!facts || facts.width < 1 || facts.height < 1) {
    return refuse('damaged', say`The picture is damaged: its beginning is missing or broken.`, GET_ANOTHER);
  }
  if (isTooLarge(facts, png)) {
    return refuse(
      'too-complex',
      say`The picture is too large: 100 megapixels at most.`,
      say`Save a smaller copy, and add that.`,
    );
  }
  if (jpeg && !fitsIntoPdf(jpeg)) {
    return refuse('kind', say`This is a rare kind of JPEG that PDF can't hold.`, SAVE_AGAIN);
  }
  const state = facts.isComplete ? await tryDecoding(bytes) : 'lost';
  if (state === 'lost') {
    return refuse('damaged', say`The picture is damaged: a part of it is missing.`, GET_ANOTHER);
  }
  const { width, height, dpi } = facts;
  const findings = [...(jpeg ? listJpegFindings(state) : listPngFindings(bytes))];
  return { ok: true, inspection: { kind: 'image', mime, pageCount: 1, width, height, dpi, findings } };
}

/** More pixels than are taken, or an interlaced PNG, which is decoded as a whole, that would take as much memory. */
function isTooLarge({ width, height }: PictureFacts, png: PngFacts | undefined): boolean {
  if (width * height > PDF_LIMITS.imagePixels) return true;
  if (!png?.isInterlaced) return false;
  const channels = { 0: 1, 2: 3, 4: 2 }[png.colorType] ?? 4;
  return width * height * channels * (png.bitDepth === 16 ? 2 : 1) > PDF_LIMITS.wholePictureBytes;
}

function fitsIntoPdf({ isBaselineOrProgressive, components }: JpegFacts): boolean {
  return isBaselineOrProgressive && [1, 3, 4].includes(components);
}

/** What the decoder says of a picture that goes on without its data; other complaints are about trifles. */
const LOSS = /premature end|bad huffman|truncated/i;

/** Whether all of a picture is there; `doubtful` when the decoder goes on, but believes some of the data to be wrong. */
type DecodedState = 'whole' | 'doubtful' | 'lost';

/** Decodes the picture to its end, into a thumbnail: what ends early or doesn't decode is lost. */
async function tryDecoding(bytes: Uint8Array): Promise<DecodedState> {
  const { default: sharp } = await import('sharp');
  const decode = async (failOn: 'warning' | 'truncated'): Promise<string> => {
    try {
      const options = { failOn, limitInputPixels: PDF_LIMITS.imagePixels, sequentialRead: true };
      await sharp(bytes, options).resize(64, 64, { fit: 'inside' }).raw().toBuffer();
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : 'unknown';
    }
  };
  const complaint = await decode('warning');
  if (complaint === '') return 'whole';
  return !LOSS.test(complaint) && (await decode('truncated')) === '' ? 'doubtful' : 'lost';
}

/** A decoder only guesses what stood where data are wrong; whether that can be seen, people have to say. */
function listJpegFindings(state: DecodedState): readonly Finding[] {
  if (state !== 'doubtful') return [];
  const message = say`Some data in the picture look damaged. It can be shown, but parts of it may be wrong.`;
  return [note('doubtful-data', 'warning', message, say`Look at all of it. If something is wrong: ${GET_ANOTHER}`)];
}

/** An animated PNG shows only its first picture on paper. */
function listPngFindings(bytes: Uint8Array): readonly Finding[] {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  if (!head.includes('acTL')) return [];
  const message = say`It is an animation; the packet shows its first picture.`;
  return [note('animation', 'info', message, say`Add the other pictures as files of their own if they matter.`)];
}
