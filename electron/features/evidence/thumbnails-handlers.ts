import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { ThumbnailsService } from './thumbnails-service.ts';

/** Answers the calls about small pictures. */
export function createThumbnailsHandlers(
  thumbnails: ThumbnailsService,
): Pick<Handlers, 'evidence.readThumbnail' | 'evidence.keepThumbnail'> {
  return {
    'evidence.readThumbnail': async (asked) => {
      const picture = await thumbnails.read(asked);
      return ok(picture && Buffer.from(picture).toString('base64'));
    },
    'evidence.keepThumbnail': async ({ picture, ...asked }) => {
      await thumbnails.keep(asked, Buffer.from(picture, 'base64'));
      return ok(null);
    },
  };
}
