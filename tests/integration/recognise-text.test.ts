// Recognising the text of scans: the real engine, the real worker thread, the whole application around it.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveVaultKeys, makeVaultKey } from '../../electron/keys/vault-keys.ts';
import type { CaseId, EvidenceId } from '../../shared/domain/ids.ts';
import type { Job } from '../../shared/domain/job.ts';
import { unwrap } from '../../shared/result.ts';
import { drawScan, makeScanPdf, measureRecall, SCAN_WORDS } from '../fixtures/scans/make-scan.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { testOptions } from '../support/test-options.ts';

const SHORT = ['INVOICE number HS-20418', 'Quantity 144 digital kitchen scale', 'Total amount due 2,729.00 dollars'];
/** A word in the middle of a page takes the engine so long on a busy computer. */
const LONG_MS = 120_000;

let page: Buffer;
let short: Buffer;
beforeAll(async () => {
  [page, short] = [await drawScan(), await drawScan(SHORT)];
});

async function add(app: TestApp, name: string, bytes: Uint8Array): Promise<{ caseId: CaseId; evidenceId: EvidenceId }> {
  const { id: caseId } = unwrap(await app.call('cases.create', aNewCase()));
  const { jobId } = unwrap(await app.call('evidence.startImport', { caseId }, [putFile(createTempDir(), name, bytes)]));
  const { result } = await app.finished(jobId);
  const evidenceId = result?.kind === 'evidence-import' ? result.added[0] : undefined;
  if (!evidenceId) throw new Error('nothing was added');
  return { caseId, evidenceId };
}

const recognise = async (app: TestApp, caseId: CaseId, evidenceId: EvidenceId | null): Promise<Job> =>
  app.finished(unwrap(await app.call('ocr.recognise', { caseId, evidenceId })).jobId);

const textsOf = async (app: TestApp, caseId: CaseId, evidenceId: EvidenceId) =>
  unwrap(await app.call('evidence.readText', { caseId, evidenceId }));

/** The jobs of a kind that the windows were told of, newest snapshot last. */
const jobsOf = (app: TestApp, kind: Job['kind']): readonly Job[] =>
  app.payloadsOf('jobs.changed').filter((job) => job.kind === kind);

describe('recognising text', () => {
  it(
    'finds at least 95 % of the words of a clean 300-dpi scan in a protected folder, and the same words again',
    async () => {
      const app = await startApp({ keys: deriveVaultKeys(makeVaultKey()) });
      const { caseId, evidenceId } = await add(app, 'scan.pdf', await makeScanPdf([page]));
      expect(await textsOf(app, caseId, evidenceId)).toEqual([]);
      const job = await recognise(app, caseId, evidenceId);
      expect(job).toMatchObject({ status: 'succeeded', done: 1, total: 1 });
      expect(job.result).toEqual({ kind: 'recognise-text', recognised: 1, unsure: [], unread: [] });
      const texts = await textsOf(app, caseId, evidenceId);
      expect(texts).toMatchObject([{ pageNumber: 1, source: 'recognised' }]);
      const words = texts.flatMap((text) => text.words.map((word) => word.text));
      expect(measureRecall(SCAN_WORDS, words)).toBeGreaterThanOrEqual(0.95);
      expect(texts[0]?.text.split('\n')[0]).toBe('Harborline Supply Company');
      expect(app.payloadsOf('evidence.textRead')).toContainEqual({ caseId });
      await recognise(app, caseId, evidenceId);
      expect(await textsOf(app, caseId, evidenceId)).toEqual(texts);
      // All scans of the case: this one is done.
      expect((await recognise(app, caseId, null)).result).toMatchObject({ recognised: 0, unread: [] });
    },
    LONG_MS,
  );

  it.each([
    ['Group 4 strips', { coding: 'fax-strips' }],
    ['a page on its side', { coding: 'png', rotate: 90 }],
  ] as const)(
    'reads %s',
    async (_, look) => {
      const app = await startApp();
      const { caseId, evidenceId } = await add(app, 'scan.pdf', await makeScanPdf([short], look));
      await recognise(app, caseId, evidenceId);
      const [text] = await textsOf(app, caseId, evidenceId);
      expect(text?.text).toContain('Total amount due 2,729.00 dollars');
      // The first word of the page stands where it was drawn: at 64 points from the left and the top.
      const first = text?.words[0]?.area;
      expect((first?.left ?? 0) * 612).toBeCloseTo(64.8, 0);
      expect(((first?.top ?? 0) + (first?.height ?? 0)) * 792).toBeCloseTo(64, 0);
    },
    LONG_MS,
  );

  it('leaves pages with text of their own alone', async () => {
    const app = await startApp();
    const { caseId, evidenceId } = await add(app, 'text.pdf', await aPdf(2));
    const job = await recognise(app, caseId, evidenceId);
    expect(job.result).toEqual({ kind: 'recognise-text', recognised: 0, unsure: [], unread: [] });
    const texts = await textsOf(app, caseId, evidenceId);
    expect(texts.filter((text) => text.source === 'recognised')).toEqual([]);
  });

  it(
    'starts by itself after an import only when that is switched on',
    async () => {
      const app = await startApp();
      await add(app, 'one.pdf', await makeScanPdf([short]));
      expect(jobsOf(app, 'recognise-text')).toEqual([]);
      unwrap(await app.call('settings.update', { patch: { ocrEnabled: true } }));
      const { caseId, evidenceId } = await add(app, 'two.pdf', await makeScanPdf([short], { coding: 'png' }));
      const started = await waitFor(() => jobsOf(app, 'recognise-text')[0]);
      expect(await app.finished(started.id)).toMatchObject({ status: 'succeeded', caseId });
      expect((await textsOf(app, caseId, evidenceId))[0]?.text).toContain('HS-20418');
    },
    LONG_MS,
  );

  it(
    'can be cancelled in the middle: whole pages stay, the next run does the rest',
    async () => {
      const app = await startApp();
      const { caseId, evidenceId } = await add(app, 'scan.pdf', await makeScanPdf([short, page, short]));
      const { jobId } = unwrap(await app.call('ocr.recognise', { caseId, evidenceId }));
      await waitFor(() => jobsOf(app, 'recognise-text').find((job) => job.done === 1));
      await new Promise((resolve) => setTimeout(resolve, 300));
      unwrap(await app.call('jobs.cancel', { jobId }));
      expect(await app.finished(jobId)).toMatchObject({ status: 'cancelled', done: 1, total: 3 });
      const kept = await textsOf(app, caseId, evidenceId);
      expect(kept.map((text) => text.pageNumber)).toEqual([1]);
      expect((await recognise(app, caseId, null)).result).toMatchObject({ recognised: 2 });
      const all = await textsOf(app, caseId, evidenceId);
      expect(all.map((text) => text.pageNumber)).toEqual([1, 2, 3]);
      expect(all[0]).toEqual(kept[0]);
      expect(all[2]?.text).toBe(all[0]?.text);
    },
    LONG_MS,
  );

  it(
    'names the pages that it can not read, and goes on',
    async () => {
      const app = await startApp();
      const drawn = await PDFDocument.load(await makeScanPdf([short]));
      drawn.insertPage(0).drawRectangle({ x: 50, y: 50, width: 100, height: 100 });
      const { caseId, evidenceId } = await add(app, 'mixed.pdf', await drawn.save());
      const job = await recognise(app, caseId, evidenceId);
      expect(job.result).toMatchObject({
        recognised: 1,
        unread: [{ file: 'mixed.pdf', pageNumber: 1, reason: 'composed' }],
      });
    },
    LONG_MS,
  );

  it('makes no more than a note of an engine that is killed', async () => {
    const dying = new URL('../unit/electron/app/workers/dying-ocr-worker.ts', import.meta.url);
    const base = await startApp();
    const { caseId, evidenceId } = await add(base, 'scan.pdf', await makeScanPdf([short]));
    await base.app.close();
    const workers = { ...testOptions('').workers, ocr: dying };
    const app = await startApp({ dataDir: base.dataDir, workers });
    const job = await recognise(app, caseId, evidenceId);
    expect(job).toMatchObject({ status: 'succeeded', error: null });
    expect(job.result).toMatchObject({
      recognised: 0,
      unread: [{ file: 'scan.pdf', pageNumber: 1, reason: 'failed' }],
    });
    expect(await textsOf(app, caseId, evidenceId)).toEqual([]);
  });
});

describe('languages', () => {
  it(
    'come with English; others are files that the user adds, once the engine has tried them',
    async () => {
      const app = await startApp();
      expect(unwrap(await app.call('ocr.listLanguages', {}))).toMatchObject([{ code: 'eng', isBundled: true }]);
      expect(unwrap(await app.call('ocr.addLanguages', {}))).toBeNull();
      const english = readFileSync(fileURLToPath(new URL('../../resources/ocr/eng.traineddata.gz', import.meta.url)));
      const dir = createTempDir();
      const files = {
        good: putFile(dir, 'deu.traineddata.gz', english),
        cut: putFile(dir, 'fra.traineddata.gz', english.subarray(0, english.length / 2)),
        text: putFile(dir, 'spa.traineddata', 'not a language'),
        name: putFile(dir, 'spanish.txt', 'hola'),
        known: putFile(dir, 'eng.traineddata.gz', english),
      };
      app.desk.files = Object.values(files);
      const added = unwrap(await app.call('ocr.addLanguages', {}));
      expect(added?.languages.map(({ code }) => code)).toEqual(['eng', 'deu']);
      expect(added?.refused.map(({ file, code }) => [file, code])).toEqual([
        ['fra.traineddata.gz', 'language'],
        ['spa.traineddata', 'language'],
        ['spanish.txt', 'name'],
        ['eng.traineddata.gz', 'known'],
      ]);
      expect(added?.refused[1]?.message).toBe(
        'The language file “spa” can’t be used: it is damaged, or made for another program.',
      );
      expect(readdirSync(join(app.dataDir, 'ocr'))).toEqual(['deu.traineddata.gz']);
      expect(unwrap(await app.call('ocr.removeLanguage', { code: 'deu' }))).toHaveLength(1);
      expect(await app.call('ocr.removeLanguage', { code: 'eng' })).toMatchObject({ ok: false });
    },
    LONG_MS,
  );

  it(
    'that were chosen and spoilt afterwards end the job with the file named',
    async () => {
      const app = await startApp();
      const { caseId, evidenceId } = await add(app, 'scan.pdf', await makeScanPdf([short]));
      app.desk.files = [
        putFile(
          createTempDir(),
          'deu.traineddata.gz',
          readFileSync(new URL('../../resources/ocr/eng.traineddata.gz', import.meta.url)),
        ),
      ];
      unwrap(await app.call('ocr.addLanguages', {}));
      unwrap(await app.call('settings.update', { patch: { ocrLanguages: ['deu'] } }));
      writeFileSync(join(app.dataDir, 'ocr', 'deu.traineddata.gz'), 'spoilt');
      const job = await recognise(app, caseId, evidenceId);
      expect(job.status).toBe('failed');
      expect(job.error?.message).toContain('“deu”');
    },
    LONG_MS,
  );
});

async function waitFor<Value>(look: () => Value | undefined): Promise<Value> {
  for (const untilMs = performance.now() + LONG_MS; performance.now() < untilMs;) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it never came');
}
