import type { PageText } from '../../../shared/domain/page-text.ts';
import type { Emit } from '../emit.ts';
import type { PageTextsRepository, UnreadFile } from './page-texts-repository.ts';

type Options = {
  readonly repository: PageTextsRepository;
  readonly inTransaction: <Value>(fn: () => Value) => Value;
  readonly emit: Emit;
};

/** The version of the reader of text layers. One more, and every file is read again at the next start. */
const READER = 1;

/** The text of files, page by page: read from the document, or recognised from its picture. */
export function createPageTextsService({ repository, inTransaction, emit }: Options) {
  const announce = (sha256: string): void => {
    for (const caseId of repository.listCases(sha256)) emit('evidence.textRead', { caseId });
  };
  return {
    /** In page order; empty when there is no text, or none yet. @param sha256 of a file in the vault */
    list: (sha256: string): readonly PageText[] => repository.list(sha256),
    /**
     * Keeps the text of these pages in place of what was known of them, and tells the windows. Other pages stay as they are.
     * The file must be one of the vault's table. Throws `disk-full` (AppErrorException) when there is no room.
     */
    save: (sha256: string, pages: readonly PageText[]): void => {
      inTransaction(() => repository.save(sha256, pages));
      announce(sha256);
    },
    /** Keeps what the reader of text layers found, also when it is nothing: the file is not read again. */
    saveReading: (sha256: string, pages: readonly PageText[]): void => {
      inTransaction(() => {
        repository.save(sha256, pages);
        repository.markRead(sha256, READER);
      });
      if (pages.length > 0) announce(sha256);
    },
    /** The first file behind a place (0: of all) whose own text was not read yet; undefined when all were. */
    findUnread: (place: number): UnreadFile | undefined => repository.findUnread(READER, place),
  };
}

export type PageTextsService = ReturnType<typeof createPageTextsService>;
