import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, degrees, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { evidenceIdSchema, type CaseId } from '../../shared/domain/ids.ts';
import type { PageText } from '../../shared/domain/page-text.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

/** A PDF with a page for each text; null is a page without any. */
async function writePdf(name: string, texts: readonly (string | null)[]): Promise<string> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const [index, text] of texts.entries()) {
    const page = pdf.addPage([600, 800]);
    if (index % 2 === 1) page.setRotation(degrees(90));
    if (text !== null) page.drawText(text, { x: 60, y: 700, size: 12, font });
    page.drawRectangle({ x: 50, y: 50, width: 10, height: 10 });
  }
  const path = join(createTempDir(), name);
  writeFileSync(path, await pdf.save());
  return path;
}

async function importInto(test: TestApp, caseId: CaseId, path: string): Promise<void> {
  const { jobId } = unwrap(await test.call('evidence.startImport', { caseId }, [path]));
  expect((await test.finished(jobId)).status).toBe('succeeded');
}

/** Waits until the text of a case's evidence is there. */
async function textOf(test: TestApp, caseId: CaseId, index = 0): Promise<readonly PageText[]> {
  const { promise, resolve } = Promise.withResolvers<readonly PageText[]>();
  const look = async (): Promise<void> => {
    const evidenceId = unwrap(await test.call('evidence.list', { caseId }))[index]!.id;
    const texts = unwrap(await test.call('evidence.readText', { caseId, evidenceId }));
    if (texts.length > 0) resolve(texts);
  };
  const unsubscribe = test.app.subscribe((event) => event === 'evidence.textRead' && void look());
  await look();
  return promise.finally(unsubscribe);
}

async function startCase(test: TestApp, title = 'Kitchen scales'): Promise<CaseId> {
  return unwrap(await test.call('cases.create', aNewCase({ title }))).id;
}

const PAPER = ['Delivery of forty quokkas', null, 'Signed by the wombat'];

describe('the text of evidence', () => {
  it('is read after an import, page by page, with places on the displayed page, and found by search', async () => {
    const test = await startApp();
    const caseId = await startCase(test);
    await importInto(test, caseId, await writePdf('delivery.pdf', ['Delivery of forty quokkas', 'Second wombat page']));
    const [first, second] = await textOf(test, caseId);
    expect(first).toMatchObject({ pageNumber: 1, source: 'layer', text: 'Delivery of forty quokkas' });
    expect(first?.words.map((word) => word.text)).toEqual(['Delivery', 'of', 'forty', 'quokkas']);
    const [delivery] = first!.words;
    expect(delivery?.area.left).toBeCloseTo(60 / 600, 2);
    expect(delivery!.area.top + delivery!.area.height).toBeCloseTo(1 - 700 / 800, 1);
    // Turned by 90 degrees, what stood near the top left stands near the top right, and runs down.
    const [turned] = second!.words;
    expect(turned!.area.left).toBeGreaterThan(0.8);
    expect(turned!.area.height).toBeGreaterThan(turned!.area.width);

    const hits = unwrap(await test.call('search.find', { query: 'wombat' }));
    expect(hits).toMatchObject([{ source: 'evidence', id: 'delivery', pageNumber: 2, title: 'Delivery' }]);
    expect(hits[0]?.snippet).toContain('\u0001wombat\u0002');
    expect(unwrap(await test.call('search.find', { query: 'delivery' })).map((hit) => hit.pageNumber)).toEqual([
      null,
      1,
    ]);
  });

  it('is found in every case that uses the file, not in removed evidence, and again after an undo', async () => {
    const test = await startApp();
    const one = await startCase(test, 'One');
    const two = await startCase(test, 'Two');
    const path = await writePdf('delivery.pdf', PAPER);
    await importInto(test, one, path);
    await importInto(test, two, path);
    await textOf(test, one);
    const find = async () =>
      unwrap(await test.call('search.find', { query: 'wombat' })).map(
        ({ caseTitle, pageNumber }) => `${caseTitle} ${pageNumber}`,
      );
    expect((await find()).sort()).toEqual(['One 3', 'Two 3']);
    expect(unwrap(await test.call('search.find', { query: 'wombat', caseId: two })).map((hit) => hit.caseId)).toEqual([
      two,
    ]);
    const [evidence] = unwrap(await test.call('evidence.list', { caseId: one }));
    unwrap(await test.call('evidence.remove', { caseId: one, evidenceId: evidence!.id }));
    expect(await find()).toEqual(['Two 3']);
    unwrap(await test.call('history.undo', { caseId: one }));
    expect((await find()).sort()).toEqual(['One 3', 'Two 3']);
    unwrap(await test.call('cases.remove', { caseId: two }));
    expect(await find()).toEqual(['One 3']);
  });

  it('is read after the next start when the application ended before, and then never again', async () => {
    const dataDir = createTempDir();
    const first = await startApp({ dataDir, readsTexts: false });
    const caseId = await startCase(first);
    await importInto(first, caseId, await writePdf('delivery.pdf', PAPER));
    await importInto(first, caseId, await writePdf('scan.pdf', [null]));
    await first.app.close();

    const second = await startApp({ dataDir });
    expect((await textOf(second, caseId)).map((page) => page.pageNumber)).toEqual([1, 3]);
    await expect.poll(() => second.app.services.pageTexts.findUnread(0), { timeout: 20_000 }).toBeUndefined();
    expect(
      unwrap(await second.call('evidence.readText', { caseId, evidenceId: evidenceIdSchema.parse('scan') })),
    ).toEqual([]);
  });

  it('takes recognised text for pages without their own, and finds it', async () => {
    const test = await startApp();
    const caseId = await startCase(test);
    await importInto(test, caseId, await writePdf('delivery.pdf', PAPER));
    await textOf(test, caseId);
    const [evidence] = unwrap(await test.call('evidence.list', { caseId }));
    const area = { left: 0.1, top: 0.1, width: 0.2, height: 0.02 };
    test.app.services.pageTexts.save(evidence!.file.sha256, [
      { pageNumber: 2, source: 'recognised', text: 'Numbat stamp', words: [{ text: 'Numbat', area }] },
    ]);
    const texts = unwrap(await test.call('evidence.readText', { caseId, evidenceId: evidence!.id }));
    expect(texts.map(({ pageNumber, source }) => [pageNumber, source])).toEqual([
      [1, 'layer'],
      [2, 'recognised'],
      [3, 'layer'],
    ]);
    expect(unwrap(await test.call('search.find', { query: 'numbat' }))).toMatchObject([{ pageNumber: 2 }]);
  });

  it('answers nothing for evidence that is not there', async () => {
    const test = await startApp();
    const caseId = await startCase(test);
    const answer = await test.call('evidence.readText', { caseId, evidenceId: evidenceIdSchema.parse('nothing') });
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
