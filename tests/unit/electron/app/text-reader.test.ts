import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTextReader } from '../../../../electron/app/text-reader.ts';
import { unwrap } from '../../../../shared/result.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const ROOT = new URL('../../../../', import.meta.url);

/** A page that draws the same word a million times; some kilobytes in the file. */
async function writeBomb(): Promise<string> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([200, 200]);
  page.drawText('Start', { font });
  const name =
    page.node
      .Resources()
      ?.toString()
      .match(/\/Font\s*<<\s*\/([^\s]+)/)?.[1] ?? 'F1';
  const content = `BT /${name} 12 Tf ${'1 0 0 1 9 9 Tm (endless) Tj '.repeat(1_000_000)} ET`;
  page.node.set(pdf.context.obj('Contents'), pdf.context.register(pdf.context.flateStream(content)));
  const path = join(createTempDir(), 'bomb.pdf');
  writeFileSync(path, await pdf.save());
  return path;
}

describe('createTextReader', () => {
  it('ends a file that takes too much, and reads the next one', async () => {
    const reader = createTextReader({
      workerFile: new URL('electron/pdf/read-text-worker.ts', ROOT),
      fontsDir: fileURLToPath(new URL('resources/fonts', ROOT)),
      onError: () => undefined,
      limits: { cpuMs: 2_500, wallMs: 60_000, memoryBytes: 512 * 1024 * 1024 },
    });
    onTestFinished(reader.close);
    const never = new AbortController().signal;
    expect((await reader.read({ path: await writeBomb() }, 'application/pdf', never)).ok).toBe(false);
    const honest = fileURLToPath(new URL('resources/sample-case/evidence/veldrane-invoice-VWS-1043.pdf', ROOT));
    const pages = unwrap(await reader.read({ path: honest }, 'application/pdf', never));
    expect(pages.map((page) => page.pageNumber)).toEqual([1, 2]);
  }, 120_000);

  it('says that a file is not there', async () => {
    const reader = createTextReader({
      workerFile: new URL('electron/pdf/read-text-worker.ts', ROOT),
      fontsDir: fileURLToPath(new URL('resources/fonts', ROOT)),
      onError: () => undefined,
    });
    onTestFinished(reader.close);
    const read = await reader.read(
      { path: join(createTempDir(), 'none.pdf') },
      'application/pdf',
      new AbortController().signal,
    );
    expect(read).toMatchObject({ ok: false, error: { code: 'source-unreadable' } });
  });
});
