import type { PDFContext } from 'pdf-lib';
import type { EvidenceMime, PrintedMime } from '../../../shared/domain/evidence.ts';
import { embedPicture, type EmbeddedPicture } from '../embed-picture.ts';
import { convertPicture, type ConvertedPicture } from '../pictures/convert-picture.ts';
import { openForeignPicture } from '../pictures/open-foreign-picture.ts';
import { createRecentPictures } from '../pictures/recent-pictures.ts';

export type PictureMime = Exclude<EvidenceMime, PrintedMime | 'application/pdf'>;

/** A few photos of a telephone. */
const recentConverted = createRecentPictures<ConvertedPicture>(16 * 1024 * 1024, ({ bytes }) => bytes.length);

/**
 * Puts the pages of a picture file into a document, each once, however many exhibits show it. Pictures that a PDF can't
 * hold as they are are converted.
 */
export function createPageEmbedder(
  bytes: Uint8Array,
  mime: PictureMime,
  target: PDFContext,
  paper: 'a4' | 'letter',
): {
  /**
   * @param pageNumber 1-based
   * @throws when there is no such page, or the bytes aren't the picture that they were when they were taken in
   */
  readonly embed: (pageNumber: number) => Promise<EmbeddedPicture>;
} {
  const embedded = new Map<number, EmbeddedPicture>();
  const embedPage = async (pageNumber: number): Promise<EmbeddedPicture> => {
    if (mime === 'image/jpeg' || mime === 'image/png') return embedPicture(bytes, mime, target, paper);
    const converted = await recentConverted.getOrMake(bytes, `${mime} ${pageNumber}`, async () =>
      convertPicture(await openForeignPicture(bytes, mime), pageNumber - 1),
    );
    return embedPicture(converted.bytes, converted.mime, target, paper, converted.stated);
  };
  return {
    embed: async (pageNumber) => {
      const picture = embedded.get(pageNumber) ?? (await embedPage(pageNumber));
      embedded.set(pageNumber, picture);
      return picture;
    },
  };
}
