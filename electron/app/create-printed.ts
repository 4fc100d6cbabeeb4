import type { EvidenceImport } from '../features/evidence/evidence-import.ts';
import type { EvidenceService } from '../features/evidence/evidence-service.ts';
import { createPrintedService } from '../features/evidence/printed-service.ts';
import { createTableSources } from '../features/evidence/table-sources.ts';
import { createReviewLists } from '../features/reviews/review-lists.ts';
import type { ReviewsService } from '../features/reviews/reviews-service.ts';
import type { TempFiles } from '../vault/temp-files.ts';
import type { Vault } from '../vault/vault.ts';
import type { AppOptions } from './app-options.ts';
import type { PdfWorkers } from './pdf-workers.ts';

type Parts = {
  readonly options: AppOptions;
  readonly vault: Vault;
  readonly temp: TempFiles;
  readonly pdf: PdfWorkers;
};
type Needs = {
  readonly evidence: EvidenceService;
  readonly imports: EvidenceImport;
  readonly reviews: ReviewsService;
};

/** Joins what e-mails, texts and tables hold to the worker that reads them. */
export function createPrinted({ options, vault, temp, pdf }: Parts, { evidence, imports, reviews }: Needs) {
  const { readPrinted } = pdf;
  const { newId, dialogs } = options;
  const { locate } = vault;
  const tables = createTableSources({
    ...{ evidence, newId, locate },
    chooseFile: async () => (await dialogs.chooseFiles('one'))?.[0] ?? null,
  });
  return {
    tables,
    printed: createPrintedService({
      ...{ evidence, imports, tables, newId, locate, temp },
      ports: {
        readMail: (file) => readPrinted({ kind: 'read-mail', ...file }),
        readTable: (file, fromRow, count) => readPrinted({ kind: 'read-table', ...file, fromRow, count }),
        readPlainText: (file, fromLine, count) => readPrinted({ kind: 'read-text', ...file, fromLine, count }),
        readSales: (content, days) => readPrinted({ kind: 'read-sales', content, days }),
        extract: (file, indexes, target) => readPrinted({ kind: 'extract-attachments', ...file, indexes, target }),
      },
    }),
    reviewLists: createReviewLists({
      ...{ reviews, locate: tables.locate },
      readList: (content, reading) => readPrinted({ kind: 'read-list', content, reading }),
    }),
  };
}
