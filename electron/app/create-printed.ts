import { join } from 'node:path';
import type { EvidenceImport } from '../features/evidence/evidence-import.ts';
import type { EvidenceService } from '../features/evidence/evidence-service.ts';
import { createPrintedService, type PrintedService } from '../features/evidence/printed-service.ts';
import type { TableSources } from '../features/evidence/table-sources.ts';
import type { Vault } from '../vault/vault.ts';
import type { AppOptions } from './app-options.ts';
import type { PdfWorkers } from './pdf-workers.ts';

/** Joins what e-mails, texts and tables hold to the worker that reads them. */
export function createPrinted(
  { options, vault, pdf }: { readonly options: AppOptions; readonly vault: Vault; readonly pdf: PdfWorkers },
  {
    evidence,
    imports,
    tables,
  }: { readonly evidence: EvidenceService; readonly imports: EvidenceImport; readonly tables: TableSources },
): PrintedService {
  const { readPrinted } = pdf;
  return createPrintedService({
    ...{ evidence, imports, tables, newId: options.newId },
    pathOf: (sha256) => vault.pathOf(sha256),
    tempDir: join(options.dataDir, 'tmp', 'attachments'),
    ports: {
      readMail: (path) => readPrinted({ kind: 'read-mail', path }),
      readTable: (path, fromRow, count) => readPrinted({ kind: 'read-table', path, fromRow, count }),
      readPlainText: (path, fromLine, count) => readPrinted({ kind: 'read-text', path, fromLine, count }),
      readSales: (content, days) => readPrinted({ kind: 'read-sales', content, days }),
      extract: (path, indexes, targetDir) => readPrinted({ kind: 'extract-attachments', path, indexes, targetDir }),
    },
  });
}
