import { isPrinted, type EvidenceMime } from '../../../shared/domain/evidence.ts';
import type { OcrLanguageFile, RecognisedPage } from '../../../shared/domain/ocr.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import { tellRefusal } from '../../../shared/domain/file-refusal.ts';
import { say, type Said } from '../../../shared/domain/said.ts';
import { appError, fileRefused } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { serveLine } from '../../jobs/serve-line.ts';
import { readStored } from '../../vault/stored-file.ts';
import { openPdf, type OpenedPdf } from '../open-pdf.ts';
import { checkLanguageFile, LanguageDataError, openOcrEngine, type OcrEngine } from './ocr-engine.ts';
import { listScanPages, readPdfScan, readPictureScan, type Scan } from './read-scan.ts';

type Source = StoredFile & { readonly mime: EvidenceMime };

/** What the worker is told. */
export type OcrTask =
  /** Which pages have no text of their own. */
  | ({ readonly kind: 'list-pages'; /** Of the file. */ readonly pageCount: number } & Source)
  | ({ readonly kind: 'recognise'; /** 1-based */ readonly pageNumber: number } & Source & {
        readonly languages: readonly OcrLanguageFile[];
      })
  | { readonly kind: 'check-language'; readonly language: OcrLanguageFile };

export type OcrAnswer =
  { readonly kind: 'pages'; readonly pageNumbers: readonly number[] } | RecognisedPage | { readonly kind: 'usable' };

/**
 * Reads pages with the engine, one at each call. A thread of its own: a page takes seconds, in which nothing else runs,
 * and the thread may be ended at any moment. Errors: `files-refused` names a language file that can't be used;
 * `source-unreadable`.
 */
async function serve(task: OcrTask): Promise<Result<OcrAnswer>> {
  try {
    if (task.kind === 'check-language') {
      await checkLanguageFile(task.language);
      return ok({ kind: 'usable' });
    }
    if (task.kind === 'recognise') return ok(await recognise(task));
    return ok({ kind: 'pages', pageNumbers: await listPages(task) });
  } catch (error) {
    if (error instanceof LanguageDataError) return refuseLanguage(error.said);
    if (error instanceof SourceError) return fail(appError('source-unreadable', error.message, { file: '' }));
    throw error;
  }
}

class SourceError extends Error {
  constructor() {
    super('The file could not be read.');
    this.name = 'SourceError';
  }
}

function refuseLanguage(message: Said): Result<never> {
  const fix = say`Get the file again from the “tessdata_best” or “tessdata_fast” collection of Tesseract, version 4 or later.`;
  return fail(fileRefused(tellRefusal({ file: '', code: 'language', message, fix })));
}

async function listPages({
  mime,
  pageCount,
  ...file
}: Extract<OcrTask, { kind: 'list-pages' }>): Promise<readonly number[]> {
  if (isPrinted(mime)) return [];
  if (mime === 'application/pdf') return listScanPages(await getPdf(file));
  return Array.from({ length: pageCount }, (_, index) => index + 1);
}

async function recognise({
  pageNumber,
  languages,
  ...source
}: Extract<OcrTask, { kind: 'recognise' }>): Promise<RecognisedPage> {
  const engine = await getEngine(languages);
  const scan = await readScan(source, pageNumber).catch((error: unknown): Scan => {
    if (error instanceof SourceError) throw error;
    return { kind: 'unread', reason: 'failed' };
  });
  if (scan.kind === 'unread') return scan;
  const blank = { text: '', words: [], confidence: null };
  const { confidence, ...found } = scan.kind === 'blank' ? blank : engine.recognise(scan.page);
  return {
    kind: 'recognised',
    page: { pageNumber, source: 'recognised', ...found, words: [...found.words] },
    confidence,
  };
}

async function readScan({ mime, ...file }: Source, pageNumber: number): Promise<Scan> {
  if (isPrinted(mime)) return { kind: 'unread', reason: 'format' };
  if (mime === 'application/pdf') return readPdfScan(await getPdf(file), pageNumber);
  return readPictureScan(await readSource(file), mime, pageNumber);
}

async function readSource(file: StoredFile): Promise<Uint8Array> {
  return readStored(file).catch(() => {
    throw new SourceError();
  });
}

/** Pages of one file come one after the other. */
let openedPdf: { readonly path: string; readonly pdf: OpenedPdf } | undefined;

async function getPdf(file: StoredFile): Promise<OpenedPdf> {
  if (openedPdf?.path === file.path) return openedPdf.pdf;
  const opening = await openPdf(await readSource(file));
  if (!opening.ok) throw new SourceError();
  openedPdf = { path: file.path, pdf: opening.pdf };
  return opening.pdf;
}

let openedEngine: { readonly key: string; readonly engine: OcrEngine } | undefined;

async function getEngine(languages: readonly OcrLanguageFile[]): Promise<OcrEngine> {
  const key = JSON.stringify(languages);
  if (openedEngine?.key === key) return openedEngine.engine;
  openedEngine?.engine.close();
  openedEngine = { key, engine: await openOcrEngine(languages) };
  return openedEngine.engine;
}

serveLine(serve);
