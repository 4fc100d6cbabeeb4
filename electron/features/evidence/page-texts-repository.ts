import type { Database } from 'better-sqlite3';
import type { EvidenceMime } from '../../../shared/domain/evidence.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { PageText, PageTextSource, PageWord } from '../../../shared/domain/page-text.ts';
import { fromJsonColumn, toJsonColumn } from '../json-column.ts';

type PageTextRow = {
  readonly sha256: string;
  readonly page_number: number;
  readonly source: string;
  readonly text: string;
  readonly words: string;
};

/** The table `page_texts`: what was read from files, by SHA-256. No part of undo, because bytes never change. */
export function createPageTextsRepository(db: Database) {
  const list = db.prepare<{ sha256: string }, PageTextRow>(
    `SELECT sha256, page_number, source, text, words FROM page_texts WHERE sha256 = @sha256 ORDER BY page_number`,
  );
  const save = db.prepare<PageTextRow>(
    `INSERT INTO page_texts (sha256, page_number, source, text, words)
     VALUES (@sha256, @page_number, @source, @text, @words)
     ON CONFLICT (sha256, page_number) DO UPDATE SET source = excluded.source, text = excluded.text,
       words = excluded.words`,
  );
  return {
    ...createReadings(db),
    /** In page order; pages without text are not there. */
    list: (sha256: string): readonly PageText[] => list.all({ sha256 }).map(toPageText),
    /** Writes these pages over what was kept for them; the other pages of the file stay. */
    save: (sha256: string, pages: readonly PageText[]): void => {
      for (const page of pages) save.run(toRow(sha256, page));
    },
  };
}

export type PageTextsRepository = ReturnType<typeof createPageTextsRepository>;

/** A file whose own text was not read yet. @property place where it stands among all files; later files stand behind */
export type UnreadFile = { readonly sha256: string; readonly mime: EvidenceMime; readonly place: number };

/** Which files were read, and whom that concerns. */
function createReadings(db: Database) {
  const findUnread = db.prepare<{ reader: number; place: number }, UnreadFile>(
    `SELECT sha256, mime, rowid AS place FROM vault_files
       WHERE rowid > @place AND mime IN ('application/pdf', 'message/rfc822', 'text/plain', 'text/csv')
         AND (text_reader IS NULL OR text_reader < @reader)
         AND EXISTS (SELECT 1 FROM evidence WHERE evidence.sha256 = vault_files.sha256)
       ORDER BY rowid LIMIT 1`,
  );
  const markRead = db.prepare<{ sha256: string; reader: number }>(
    `UPDATE vault_files SET text_reader = @reader WHERE sha256 = @sha256`,
  );
  const listCases = db
    .prepare<{ sha256: string }, string>(
      `SELECT DISTINCT case_id FROM evidence WHERE sha256 = @sha256 AND removed_at IS NULL ORDER BY case_id`,
    )
    .pluck();
  return {
    /** The first file of evidence behind a place whose own text this version of the reader has not read. */
    findUnread: (reader: number, place: number): UnreadFile | undefined => findUnread.get({ reader, place }),
    /** Remembers that a file was read, so that one without text is not read again. */
    markRead: (sha256: string, reader: number): void => void markRead.run({ sha256, reader }),
    /** Cases with evidence that stands for the file. */
    listCases: (sha256: string): readonly CaseId[] => listCases.all({ sha256 }).map((id) => id as CaseId),
  };
}

/** A word without the names of its fields, which would be more than half of the database: text, left, top, width, height. */
type StoredWord = readonly [string, number, number, number, number];

function toWord([text, left, top, width, height]: StoredWord): PageWord {
  return { text, area: { left, top, width, height } };
}

function toStoredWord({ text, area }: PageWord): StoredWord {
  return [text, area.left, area.top, area.width, area.height];
}

function toPageText(row: PageTextRow): PageText {
  return {
    pageNumber: row.page_number,
    source: row.source as PageTextSource,
    text: row.text,
    words: fromJsonColumn<readonly StoredWord[]>(row.words).map(toWord),
  };
}

function toRow(sha256: string, page: PageText): PageTextRow {
  return {
    sha256,
    page_number: page.pageNumber,
    source: page.source,
    text: page.text,
    words: toJsonColumn(page.words.map(toStoredWord)),
  };
}
