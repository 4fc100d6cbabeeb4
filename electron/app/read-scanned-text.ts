import type { OcrLanguageFile } from '../../shared/domain/ocr.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { OcrLine } from '../features/ocr/ocr-ports.ts';

/** Notices have one to four pages; a page takes seconds. */
const MAX_PAGES = 8;

/** The recognised text of a scanned PDF's first pages; empty where nothing can be recognised. Errors: `cancelled`. */
export async function readScannedText(
  path: string,
  line: Pick<OcrLine, 'listPages' | 'recognise'>,
  languages: readonly OcrLanguageFile[],
  signal: AbortSignal,
): Promise<Result<string>> {
  const source = { path, mime: 'application/pdf', pageCount: MAX_PAGES } as const;
  const listed = await line.listPages(source, signal);
  if (!listed.ok) return listed.error.code === 'cancelled' ? listed : ok('');
  const texts: string[] = [];
  for (const pageNumber of listed.value.slice(0, MAX_PAGES)) {
    const read = await line.recognise({ ...source, pageNumber, languages }, signal);
    if (!read.ok && read.error.code === 'cancelled') return read;
    if (read.ok && read.value.kind === 'recognised') texts.push(read.value.page.text);
  }
  return ok(mendAsins(texts.join('\n').trim()));
}

/** ASINs begin with B and zero; the engine likes to see a letter O there. */
function mendAsins(text: string): string {
  return text.replace(/\bBO(?=[0-9A-Z]{8}\b)(?=[A-Z]*\d)/g, 'B0');
}
