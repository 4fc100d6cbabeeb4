import { basename } from 'node:path';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import type { ChosenTable, TableSource } from '../../../shared/domain/table-source.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { notFound } from '../not-found.ts';
import type { EvidenceService } from './evidence-service.ts';

/** What a worker reads a table from. */
export type TableContent = StoredFile | { readonly text: string };

type Options = {
  readonly evidence: Pick<EvidenceService, 'findShown'>;
  readonly locate: (sha256: string) => StoredFile;
  readonly chooseFile: () => Promise<string | null>;
  readonly newId: () => string;
};

/** Amazon's reports come as .csv and, with tabs, as .txt. */
const TABLE_MIMES: readonly string[] = ['text/csv', 'text/plain'];
/** Chosen files that are remembered, so that a preview can be followed by taking it. */
const MAX_CHOSEN = 50;

/** Finds the tables that the window names. The window never learns a path: a file that was chosen gets an id for this run. */
export function createTableSources({ evidence, locate, chooseFile, newId }: Options) {
  const chosen = new Map<string, string>();
  return {
    /** Null when the dialog was closed. */
    choose: async (): Promise<ChosenTable | null> => {
      const path = await chooseFile();
      if (path === null) return null;
      const [oldest] = chosen.keys();
      if (chosen.size >= MAX_CHOSEN && oldest !== undefined) chosen.delete(oldest);
      const tableId = newId();
      chosen.set(tableId, path);
      return { tableId, fileName: basename(path) };
    },
    /** Errors: not-found, source-unreadable (evidence that is no text). */
    locate: (caseId: CaseId, source: TableSource): Result<TableContent> => {
      if ('text' in source) return ok({ text: source.text });
      if ('tableId' in source) {
        const path = chosen.get(source.tableId);
        return path === undefined ? notFound('table', source.tableId) : ok({ path });
      }
      const found = evidence.findShown(caseId, source.evidenceId);
      if (!found) return notFound('evidence', source.evidenceId);
      if (TABLE_MIMES.includes(found.file.mime)) return ok(locate(found.file.sha256));
      return fail(appError('source-unreadable', 'The file is no table', { file: found.fileName }));
    },
  };
}

export type TableSources = ReturnType<typeof createTableSources>;
