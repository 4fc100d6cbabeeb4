import { join } from 'node:path';
import type { EvidenceImport } from '../features/evidence/evidence-import.ts';
import type { EvidenceService } from '../features/evidence/evidence-service.ts';
import { createPrintedService } from '../features/evidence/printed-service.ts';
import { createTableSources } from '../features/evidence/table-sources.ts';
import { createReviewLists } from '../features/reviews/review-lists.ts';
import type { ReviewsService } from '../features/reviews/reviews-service.ts';
import type { Vault } from '../vault/vault.ts';
import type { AppOptions } from './app-options.ts';
import type { PdfWorkers } from './pdf-workers.ts';

type Parts = { readonly options: AppOptions; readonly vault: Vault; readonly pdf: PdfWorkers };
type Needs = {
  readonly evidence: EvidenceService;
  readonly imports: EvidenceImport;
  readonly reviews: ReviewsService;
};

/** Joins what e-mails, texts and tables hold to the worker that reads them. */
export function createPrinted({ options, vault, pdf }: Parts, { evidence, imports, reviews }: Needs) {
  const { readPrinted } = pdf;
  const { newId, dialogs } = options;
  const pathOf = (sha256: string): string => vault.pathOf(sha256);
  const tables = createTableSources({
    ...{ evidence, newId, pathOf },
    chooseFile: async () => (await dialogs.chooseFiles('one'))?.[0] ?? null,
  });
  return {
    tables,
    printed: createPrintedService({
      ...{ evidence, imports, tables, newId, pathOf },
      tempDir: join(options.dataDir, 'tmp', 'attachments'),
      ports: {
        readMail: (path) => readPrinted({ kind: 'read-mail', path }),
        readTable: (path, fromRow, count) => readPrinted({ kind: 'read-table', path, fromRow, count }),
        readPlainText: (path, fromLine, count) => readPrinted({ kind: 'read-text', path, fromLine, count }),
        readSales: (content, days) => readPrinted({ kind: 'read-sales', content, days }),
        extract: (path, indexes, targetDir) => readPrinted({ kind: 'extract-attachments', path, indexes, targetDir }),
      },
    }),
    reviewLists: createReviewLists({
      ...{ reviews, locate: tables.locate },
      readList: (content, reading) => readPrinted({ kind: 'read-list', content, reading }),
    }),
  };
}
