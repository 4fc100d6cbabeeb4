import { rm } from 'node:fs/promises';
import type { Evidence, PrintedMime } from '../../../shared/domain/evidence.ts';
import type { CaseId, EvidenceId, JobId } from '../../../shared/domain/ids.ts';
import type { MailView, OfferedAttachment, PlainTextView, TableView } from '../../../shared/domain/printed.ts';
import type { SalesReport } from '../../../shared/domain/sales-report.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import type { TableFault, TableSource } from '../../../shared/domain/table-source.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { TempFiles } from '../../vault/temp-files.ts';
import { notFound } from '../not-found.ts';
import type { EvidenceImport } from './evidence-import.ts';
import type { EvidenceService } from './evidence-service.ts';
import type { TableContent, TableSources } from './table-sources.ts';

/** Reads files away from the main thread. Errors: source-unreadable, not-found (an attachment). */
export type PrintedPorts = {
  /** `hashes`: the SHA-256 of each attachment, in order. */
  readonly readMail: (file: StoredFile) => Promise<Result<MailView & { readonly hashes: readonly string[] }>>;
  readonly readTable: (file: StoredFile, fromRow: number, count: number) => Promise<Result<TableView>>;
  readonly readPlainText: (file: StoredFile, fromLine: number, count: number) => Promise<Result<PlainTextView>>;
  /** Units per ASIN of the days given, or of all. */
  readonly readSales: (content: TableContent, days: SalesDays | null) => Promise<Result<SalesReport | TableFault>>;
  /** Writes attachments as files of their own names into a folder, sealed with its key. */
  readonly extract: (
    file: StoredFile,
    indexes: readonly number[],
    target: StoredFile,
  ) => Promise<Result<{ readonly files: readonly StoredFile[] }>>;
};

type SalesDays = { readonly from: string; readonly to: string };

type Options = {
  readonly evidence: Pick<EvidenceService, 'findShown' | 'find' | 'list'>;
  readonly imports: EvidenceImport;
  readonly ports: PrintedPorts;
  readonly tables: Pick<TableSources, 'locate'>;
  readonly locate: (sha256: string) => StoredFile;
  /** Where attachments wait until they are in the vault. */
  readonly temp: TempFiles;
  readonly newId: () => string;
};

/** What is in e-mails, texts and tables, for the window; and the attachments of e-mails as evidence of their own. */
export function createPrintedService(options: Options) {
  const { evidence, ports } = options;

  function locate(found: Evidence | undefined, id: EvidenceId, mime: PrintedMime): Result<StoredFile> {
    if (!found) return notFound('evidence', id);
    if (found.file.mime === mime) return ok(options.locate(found.file.sha256));
    return fail(appError('source-unreadable', `The file is no ${mime}`, { file: found.fileName }));
  }
  const locateShown = (caseId: CaseId, id: EvidenceId, mime: PrintedMime): Result<StoredFile> =>
    locate(evidence.findShown(caseId, id), id, mime);

  return {
    readMail: async (caseId: CaseId, id: EvidenceId): Promise<Result<MailView>> => {
      const file = locateShown(caseId, id, 'message/rfc822');
      const read = file.ok ? await ports.readMail(file.value) : file;
      return read.ok ? ok(withoutHashes(read.value)) : read;
    },
    readTable: async (caseId: CaseId, id: EvidenceId, fromRow: number, count: number): Promise<Result<TableView>> => {
      const file = locateShown(caseId, id, 'text/csv');
      return file.ok ? ports.readTable(file.value, fromRow, count) : file;
    },
    /** What a sales report says; nothing is kept. Errors: not-found, source-unreadable. */
    readSalesReport: async (
      caseId: CaseId,
      source: TableSource,
      days: SalesDays | null,
    ): Promise<Result<SalesReport | TableFault>> => {
      const content = options.tables.locate(caseId, source);
      return content.ok ? ports.readSales(content.value, days) : content;
    },
    readPlainText: async (
      caseId: CaseId,
      id: EvidenceId,
      fromLine: number,
      count: number,
    ): Promise<Result<PlainTextView>> => {
      const file = locateShown(caseId, id, 'text/plain');
      return file.ok ? ports.readPlainText(file.value, fromLine, count) : file;
    },
    ...createAttachments(options, locate),
  };
}

type Locate = (found: Evidence | undefined, id: EvidenceId, mime: PrintedMime) => Result<StoredFile>;

/** The attachments of e-mails, and taking them in as evidence of their own. */
function createAttachments({ evidence, imports, ports, temp, newId }: Options, locate: Locate) {
  return {
    /** Those that may prove something, each with the evidence that holds it already. */
    listAttachments: async (caseId: CaseId, id: EvidenceId): Promise<Result<OfferedAttachment[]>> => {
      const file = locate(evidence.find(caseId, id), id, 'message/rfc822');
      const read = file.ok ? await ports.readMail(file.value) : file;
      if (!read.ok) return read;
      const idsByHash = new Map(evidence.list(caseId).map((item) => [item.file.sha256, item.id]));
      const { attachments, hashes } = read.value;
      return ok(
        attachments
          .map((attachment, at) => ({ ...attachment, evidenceId: idsByHash.get(hashes[at] ?? '') ?? null }))
          .filter(({ isOffered }) => isOffered),
      );
    },
    /** Takes attachments in like dropped files, as one step to undo. The job tells what became of each. */
    addAttachments: async (
      caseId: CaseId,
      id: EvidenceId,
      indexes: readonly number[],
    ): Promise<Result<{ jobId: JobId }>> => {
      const file = locate(evidence.find(caseId, id), id, 'message/rfc822');
      if (!file.ok) return file;
      const target = temp.locate('attachments', newId());
      const cleanUp = (): Promise<void> => rm(target.path, { recursive: true, force: true });
      const extracted = await ports.extract(file.value, [...new Set(indexes)], target);
      const started = extracted.ok ? imports.startWith(caseId, extracted.value.files, cleanUp) : extracted;
      if (!started.ok) await cleanUp();
      return started;
    },
  };
}

export type PrintedService = ReturnType<typeof createPrintedService>;

function withoutHashes({ headers, text, isFromHtml, isCut, attachments }: MailView): MailView {
  return { headers, text, isFromHtml, isCut, attachments };
}
