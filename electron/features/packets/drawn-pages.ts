import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { evidenceUrl } from '../../../shared/contracts/evidence.ts';
import { printedUrl } from '../../../shared/contracts/printed.ts';
import { isPrinted } from '../../../shared/domain/evidence.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { PageToDraw } from '../../../shared/domain/page-image.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { writeStored } from '../../vault/stored-file.ts';
import type { TempFiles } from '../../vault/temp-files.ts';
import type { KitChannel } from './kit-channel.ts';
import type { WritePageImages } from './packet-ports.ts';
import type { PacketExhibit } from '../../../shared/domain/packet.ts';

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const NEVER = new AbortController().signal;

/**
 * Pictures of pages that the window drew for a kit, because nothing in the main process draws text. They are temporary
 * files, by the file's hash: what was drawn once is never drawn again while the application runs.
 */
export function createDrawnPages({
  temp,
  writePageImages,
}: {
  readonly temp: TempFiles;
  readonly writePageImages: WritePageImages;
}) {
  const locate = (sha256: string, page: number): StoredFile => temp.locate('drawn-pages', `${sha256}-${page}.png`);
  const find = (sha256: string, page: number): StoredFile | undefined => {
    const file = locate(sha256, page);
    return existsSync(file.path) ? file : undefined;
  };
  return {
    find,
    /** The pages of a kit that have to be drawn and were not drawn yet. */
    listMissing: async (
      caseId: CaseId,
      { rules, contents }: KitChannel,
      exhibits: readonly PacketExhibit[],
    ): Promise<Result<readonly PageToDraw[]>> => {
      const pictured = new Set(
        contents.pieces.filter(({ how }) => how === 'images').map(({ exhibit }) => exhibit.evidenceId),
      );
      const wanted = exhibits.filter(({ evidenceId }) => pictured.has(evidenceId));
      if (!rules || wanted.length === 0) return ok([]);
      const orders = wanted.flatMap(({ source, pages }) =>
        pages
          .filter((page) => find(source.sha256, page) === undefined)
          .map((page) => ({
            ...{ sha256: source.sha256, mime: source.mime, fileName: source.fileName, page },
            ...{ formats: ['jpg', 'png'] as const, drawn: null, target: null },
          })),
      );
      const tried = await writePageImages({ orders, signal: NEVER, onProgress: () => undefined });
      if (!tried.ok) return tried;
      const undrawn = tried.value.filter(({ isPossible }) => !isPossible).map(({ order }) => order);
      return ok(
        wanted.flatMap(({ evidenceId, source }) => {
          const url = isPrinted(source.mime) ? printedUrl(caseId, evidenceId) : evidenceUrl(caseId, evidenceId);
          return undrawn
            .filter(({ sha256 }) => sha256 === source.sha256)
            .map(({ page }) => ({ sha256: source.sha256, pageNumber: page, url }));
        }),
      );
    },
    /** Keeps a picture that the window drew. Errors: invalid-input when it isn't a PNG. */
    keep: async (sha256: string, pageNumber: number, base64: string): Promise<Result<null>> => {
      const bytes = Buffer.from(base64, 'base64');
      if (!bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) {
        const issues = [{ path: 'base64', message: 'not a PNG' }];
        return fail(appError('invalid-input', 'The drawn page is not a PNG', { issues }));
      }
      const file = locate(sha256, pageNumber);
      await mkdir(dirname(file.path), { recursive: true });
      await writeStored(file, bytes);
      return ok(null);
    },
  };
}

export type DrawnPages = ReturnType<typeof createDrawnPages>;
