import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isPrinted, needsPreview, type Evidence } from '../../shared/domain/evidence.ts';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import type { Content } from './read-content.ts';
import type { TempFiles } from '../vault/temp-files.ts';
import type { PreviewPicture } from './pdf-workers.ts';

/**
 * Converted copies of pictures for the window, and the printed pages of e-mails, texts and tables (all in one PDF, as page
 * 1), made when they are first asked for. They lie in a folder that each start empties.
 */
export function createPicturePreviews(options: {
  readonly temp: TempFiles;
  /** Where a vault file lies, by its SHA-256. */
  readonly locate: (sha256: string) => StoredFile;
  readonly preview: PreviewPicture;
}): {
  /**
   * @param pageNumber 1-based
   * @returns null when the kind needs no copy, there is no such page, or it can't be decoded any more
   */
  readonly find: (evidence: Evidence, pageNumber: number) => Promise<Content | null>;
} {
  const made = new Map<string, Promise<Content | null>>();
  const make = async (key: string, { file }: Evidence, pageNumber: number): Promise<Content | null> => {
    const target = options.temp.locate('pictures', key);
    await mkdir(dirname(target.path), { recursive: true });
    const written = await options.preview({
      kind: 'preview',
      ...options.locate(file.sha256),
      mime: file.mime,
      pageIndex: pageNumber - 1,
      target,
    });
    return written.ok ? { file: target, mime: written.value.mime } : null;
  };
  return {
    find: async (evidence, pageNumber) => {
      const { sha256, mime, pageCount } = evidence.file;
      const lastPage = isPrinted(mime) ? 1 : pageCount;
      if (!(isPrinted(mime) || needsPreview(mime)) || pageNumber < 1 || pageNumber > lastPage) return null;
      const key = `${sha256}-${pageNumber}`;
      const known = made.get(key);
      if (known) return known;
      const making = make(key, evidence, pageNumber);
      made.set(key, making);
      const content = await making.catch(() => null);
      // What failed once may have been in want of memory.
      if (!content) made.delete(key);
      return content;
    },
  };
}
