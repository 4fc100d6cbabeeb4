import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readStored } from '../../electron/vault/stored-file.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Job, JobResult } from '../../shared/domain/job.ts';
import { evidenceUrl } from '../../shared/contracts/evidence.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { aJpeg, aPdf, aPng, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 90_000 });

type ImportResult = Extract<JobResult, { kind: 'evidence-import' }>;

async function startWithCase(): Promise<TestApp & { readonly caseId: CaseId }> {
  const test = await startApp();
  const { id: caseId } = unwrap(await test.call('cases.create', aNewCase()));
  return { ...test, caseId };
}

async function drop(test: TestApp, caseId: CaseId, paths: readonly string[]): Promise<Job> {
  const { jobId } = unwrap(await test.call('evidence.startImport', { caseId }, paths));
  return test.finished(jobId);
}

function summaryOf(job: Job): ImportResult {
  if (job.result?.kind !== 'evidence-import') throw new Error(`the job ended ${job.status}`);
  return job.result;
}

describe('evidence', () => {
  it('takes dropped files into the vault byte for byte, and lists them in order', async () => {
    const test = await startWithCase();
    const { call, caseId, app } = test;
    const dir = createTempDir();
    const invoice = putFile(dir, 'acme_invoice_1043.pdf', await aPdf(3));
    const photo = putFile(dir, 'Carton label.jpg', await aJpeg());
    const card = putFile(dir, 'id.png', await aPng());
    const before = readFileSync(invoice);
    const job = await drop(test, caseId, [invoice, photo, card]);
    expect(summaryOf(job)).toMatchObject({
      added: ['acme-invoice-1043', 'carton-label', 'id'],
      duplicates: [],
      refused: [],
    });
    const list = unwrap(await call('evidence.list', { caseId }));
    expect(list.map(({ title, type, position }) => [title, type, position])).toEqual([
      ['Acme invoice 1043', 'other_document', 0],
      ['Carton label', 'other_document', 1],
      ['Id', 'other_document', 2],
    ]);
    expect(list[0]?.file).toMatchObject({ kind: 'pdf', pageCount: 3, sizeBytes: before.length });
    expect(list[1]?.file).toMatchObject({ kind: 'image', mime: 'image/jpeg', width: 1200, height: 900 });
    const content = await app.readContent(evidenceUrl(caseId, 'acme-invoice-1043'));
    expect(content?.mime).toBe('application/pdf');
    expect(await readStored(content?.file ?? { path: '' })).toEqual(before);
    expect(readFileSync(invoice)).toEqual(before);
    expect(unwrap(await call('history.undo', { caseId })).redo).toBe('Add evidence');
    expect(unwrap(await call('evidence.list', { caseId }))).toEqual([]);
  });

  it('gives files the type of the gap on which they were dropped, and refuses a type that nobody knows', async () => {
    const test = await startWithCase();
    const { call, caseId } = test;
    const bill = putFile(createTempDir(), 'bill.pdf', await aPdf(1));
    const { jobId } = unwrap(await call('evidence.startImport', { caseId, type: 'utility_bill' }, [bill]));
    expect(summaryOf(await test.finished(jobId)).added).toEqual(['bill']);
    expect(unwrap(await call('evidence.list', { caseId }))[0]).toMatchObject({ type: 'utility_bill', title: 'Bill' });
    expect(await call('evidence.startImport', { caseId, type: 'fake_bill' }, [bill])).toMatchObject({
      error: { code: 'invalid-input', details: { issues: [{ path: 'type' }] } },
    });
  });

  it('says which other cases on the list use the same file', async () => {
    const test = await startWithCase();
    const { call, caseId } = test;
    const other = unwrap(await call('cases.create', aNewCase({ title: 'Another appeal' })));
    const bill = putFile(createTempDir(), 'bill.pdf', await aPdf(1));
    await drop(test, caseId, [bill]);
    const where = { caseId, evidenceId: 'bill' };
    expect(unwrap(await call('evidence.listOtherUses', where))).toEqual([]);
    await drop(test, other.id, [bill]);
    expect(unwrap(await call('evidence.listOtherUses', where))).toEqual([
      { caseId: other.id, caseTitle: 'Another appeal', evidenceId: 'bill', title: 'Bill' },
    ]);
    unwrap(await call('cases.remove', { caseId: other.id }));
    expect(unwrap(await call('evidence.listOtherUses', where))).toEqual([]);
    expect(await call('evidence.listOtherUses', { caseId, evidenceId: 'x' })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('tells progress as whole snapshots that only go forward', async () => {
    const test = await startWithCase();
    const dir = createTempDir();
    const files = [putFile(dir, 'a.pdf', await aPdf(1, 'A')), putFile(dir, 'b.pdf', await aPdf(1, 'B'))];
    await drop(test, test.caseId, files);
    const snapshots = test.payloadsOf('jobs.changed');
    expect(snapshots.at(-1)).toMatchObject({ status: 'succeeded', done: 2, total: 2, kind: 'evidence-import' });
    const dones = snapshots.map(({ done }) => done);
    expect(dones).toEqual([...dones].sort((a, b) => a - b));
  });

  it('takes the files directly in a dropped folder, without litter and deeper folders', async () => {
    const test = await startWithCase();
    const dir = createTempDir();
    for (const name of ['scan 10.pdf', 'scan 2.pdf']) putFile(dir, `papers/${name}`, await aPdf(1, name));
    for (const name of ['.DS_Store', 'Thumbs.db', 'desktop.ini', '~$x.docx']) putFile(dir, `papers/${name}`, 'x');
    putFile(dir, 'papers/deeper/x.pdf', await aPdf(1, 'deeper'));
    expect(summaryOf(await drop(test, test.caseId, [join(dir, 'papers')]))).toMatchObject({
      added: ['scan-2', 'scan-10'],
      refused: [],
    });
  });

  it('points to evidence that is the same file, and adds nothing', async () => {
    const test = await startWithCase();
    const dir = createTempDir();
    const bytes = await aPdf();
    const first = putFile(dir, 'one.pdf', bytes);
    const again = putFile(dir, 'copy of one.pdf', bytes);
    await drop(test, test.caseId, [first]);
    expect(summaryOf(await drop(test, test.caseId, [again, first]))).toMatchObject({
      added: [],
      duplicates: [
        { file: 'copy of one.pdf', evidenceId: 'one' },
        { file: 'one.pdf', evidenceId: 'one' },
      ],
    });
    const other = unwrap(await test.call('cases.create', aNewCase({ title: 'Other' })));
    expect(summaryOf(await drop(test, other.id, [again])).added).toEqual(['copy-of-one']);
  });

  it('refuses each unfit file by name with what to do, and takes the rest', async () => {
    const test = await startWithCase();
    const dir = createTempDir();
    const paths = [
      putFile(dir, 'letter.docx', 'PK\u0003\u0004 not a pdf'),
      putFile(dir, 'empty.pdf', ''),
      putFile(dir, 'good.pdf', await aPdf()),
      join(dir, 'missing.pdf'),
      putFile(dir, 'cut.pdf', (await aPdf(5)).slice(0, 600)),
    ];
    const summary = summaryOf(await drop(test, test.caseId, paths));
    expect(summary.added).toEqual(['good']);
    expect(summary.refused.map(({ file }) => file)).toEqual(['letter.docx', 'empty.pdf', 'missing.pdf', 'cut.pdf']);
    for (const { message, fix } of summary.refused) {
      expect(message.length).toBeGreaterThan(10);
      expect(fix.length).toBeGreaterThan(10);
    }
    expect(test.logged).toEqual([]);
  });

  it('keeps what was added before a cancel', async () => {
    const test = await startWithCase();
    const dir = createTempDir();
    const files: string[] = [];
    for (let n = 0; n < 12; n += 1) files.push(putFile(dir, `f${n}.pdf`, await aPdf(1, `File ${n}`)));
    const stop = test.app.subscribe((event, payload) => {
      const job = payload as Job;
      if (event === 'jobs.changed' && job.done >= 1) void test.call('jobs.cancel', { jobId: job.id });
    });
    const job = await drop(test, test.caseId, files);
    stop();
    expect(job).toMatchObject({ status: 'cancelled', error: null });
    const kept = unwrap(await test.call('evidence.list', { caseId: test.caseId }));
    expect(kept.length).toBeGreaterThanOrEqual(1);
    expect(kept.length).toBeLessThan(12);
  });

  it('never gives new evidence an id that the plan still cites', async () => {
    const test = await startWithCase();
    const { call, caseId } = test;
    const dir = createTempDir();
    await drop(test, caseId, [putFile(dir, 'invoice.pdf', await aPdf(1, 'first'))]);
    unwrap(await call('plans.save', { caseId, patch: { rootCause: 'See [[invoice]].' } }));
    unwrap(await call('evidence.remove', { caseId, evidenceId: 'invoice' }));
    const summary = summaryOf(await drop(test, caseId, [putFile(dir, 'b/invoice.pdf', await aPdf(1, 'second'))]));
    expect(summary.added).toEqual(['invoice-2']);
    const findings = unwrap(await call('cases.check', { caseId }));
    expect(findings[0]).toMatchObject({ rule: 'citation-unknown', level: 'error' });
  });

  it('edits facts, refuses unknown types and pages past the end', async () => {
    const test = await startWithCase();
    const { call, caseId } = test;
    await drop(test, caseId, [putFile(createTempDir(), 'inv.pdf', await aPdf(3))]);
    const evidenceId = 'inv';
    const patch = { type: 'supplier_invoice', quantities: { B0ABCDEFGH: 120 }, pages: [3, 1, 3], note: '<b>&' };
    expect(unwrap(await call('evidence.update', { caseId, evidenceId, patch }))).toMatchObject({
      ...patch,
      pages: [1, 3],
    });
    const wrongType = await call('evidence.update', { caseId, evidenceId, patch: { type: 'napkin' } });
    expect(wrongType).toMatchObject({ error: { details: { issues: [{ path: 'patch.type' }] } } });
    const wrongPage = await call('evidence.update', { caseId, evidenceId, patch: { pages: [4] } });
    expect(wrongPage).toMatchObject({ error: { details: { issues: [{ path: 'patch.pages' }] } } });
    expect(unwrap(await call('evidence.update', { caseId, evidenceId, patch: { pages: null } })).pages).toBeNull();
  });

  it('reorders, removes and undoes with positions that stay dense', async () => {
    const test = await startWithCase();
    const { call, caseId } = test;
    const dir = createTempDir();
    const files: string[] = [];
    for (const name of ['a', 'b', 'c']) files.push(putFile(dir, `${name}.pdf`, await aPdf(1, name)));
    await drop(test, caseId, files);
    const order = async (): Promise<string> =>
      unwrap(await call('evidence.list', { caseId }))
        .map(({ id, position }) => `${id}${position}`)
        .join(' ');
    unwrap(await call('evidence.reorder', { caseId, evidenceIds: ['c', 'a', 'b'] }));
    expect(await order()).toBe('c0 a1 b2');
    expect(unwrap(await call('cases.get', { caseId })).case.exhibitOrder).toBe('listed');
    unwrap(await call('evidence.remove', { caseId, evidenceId: 'a' }));
    expect(await order()).toBe('c0 b1');
    // Its pages may still be on the screen; evidence that never was has none.
    expect(await test.app.readContent(evidenceUrl(caseId, 'a'))).not.toBeNull();
    expect(await test.app.readContent(evidenceUrl(caseId, 'never'))).toBeNull();
    unwrap(await call('history.undo', { caseId }));
    expect(await order()).toBe('c0 a1 b2');
    unwrap(await call('history.undo', { caseId }));
    expect(await order()).toBe('a0 b1 c2');
    expect(unwrap(await call('cases.get', { caseId })).case.exhibitOrder).toBe('cited');
    for (const ids of [
      ['a', 'b'],
      ['a', 'b', 'b'],
      ['a', 'b', 'c', 'c'],
      ['a', 'b', 'x'],
    ]) {
      expect(await call('evidence.reorder', { caseId, evidenceIds: ids })).toMatchObject({
        error: { code: 'conflict' },
      });
    }
  });

  it('asks for files in the dialog, and does nothing when it is closed', async () => {
    const test = await startWithCase();
    const { call, caseId, desk } = test;
    expect(unwrap(await call('evidence.chooseFiles', { caseId }))).toBeNull();
    desk.files = [putFile(createTempDir(), 'chosen.pdf', await aPdf())];
    const job = unwrap(await call('evidence.chooseFiles', { caseId }));
    expect(summaryOf(await test.finished(job?.jobId ?? ('' as never))).added).toEqual(['chosen']);
  });

  it('refuses an import without files or for no case', async () => {
    const { call, caseId } = await startWithCase();
    const empty = join(createTempDir(), 'empty');
    mkdirSync(empty);
    expect(await call('evidence.startImport', { caseId }, [])).toMatchObject({ error: { code: 'invalid-input' } });
    expect(await call('evidence.startImport', { caseId }, [empty])).toMatchObject({ error: { code: 'invalid-input' } });
    expect(await call('evidence.startImport', { caseId: 'x' }, [empty])).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('keeps the files of removed evidence over a restart', async () => {
    const first = await startWithCase();
    await drop(first, first.caseId, [putFile(createTempDir(), 'x.pdf', await aPdf())]);
    const file = (await first.app.readContent(evidenceUrl(first.caseId, 'x')))?.file.path ?? '';
    unwrap(await first.call('evidence.remove', { caseId: first.caseId, evidenceId: 'x' }));
    await first.app.close();
    writeFileSync(join(first.dataDir, 'vault', 'stray.part'), 'half');
    await startApp({ dataDir: first.dataDir });
    expect(existsSync(file)).toBe(true);
    expect(statSync(file).size).toBeGreaterThan(100);
  });

  it('opens the example once, with all its evidence, however often it is asked for', async () => {
    const test = await startApp();
    const [one, two] = await Promise.all([test.call('cases.openExample', {}), test.call('cases.openExample', {})]);
    const example = unwrap(one);
    expect(unwrap(two).id).toBe(example.id);
    expect(unwrap(await test.call('cases.openExample', {})).id).toBe(example.id);
    expect(example.isExample).toBe(true);
    expect(unwrap(await test.call('evidence.list', { caseId: example.id }))).toHaveLength(8);
    expect(unwrap(await test.call('interactions.list', { caseId: example.id }))).toHaveLength(4);
    expect(unwrap(await test.call('history.get', { caseId: example.id }))).toEqual({ undo: null, redo: null });
    const findings = unwrap(await test.call('cases.check', { caseId: example.id }));
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
