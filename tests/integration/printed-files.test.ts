import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readStored } from '../../electron/vault/stored-file.ts';
import { evidenceUrl } from '../../shared/contracts/evidence.ts';
import { printedUrl } from '../../shared/contracts/printed.ts';
import type { CaseId, EvidenceId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/result.ts';
import { makeMail, makeHtmlMail, makeOrders } from '../fixtures/printed-files.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { caseJson, folderEvidence, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { readManifest, sha256 } from '../support/kit-files.ts';
import { openWithMupdf } from '../support/mupdf.ts';
import { runCommand } from '../support/run-command.ts';
import { aPdf, aPng, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 120_000 });

const NOTES = `Call with the supplier\n\n${'He says that all 120 units came from one lot. → see the photo\n'.repeat(120)}`;
const FILES = [
  ['orders.csv', makeOrders(200), 'table', 'text/csv'],
  ['orders.txt', makeOrders(20, '\t'), 'table', 'text/csv'],
  ['notes.txt', NOTES, 'text', 'text/plain'],
  ['letter.eml', makeMail([]), 'email', 'message/rfc822'],
  ['policy.eml', makeHtmlMail(), 'email', 'message/rfc822'],
] as const;

const writeAll = (dir: string): readonly string[] =>
  FILES.map(([name, bytes]) => putFile(dir, name, Buffer.from(bytes)));

async function startWith(paths: readonly string[]): Promise<TestApp & { readonly caseId: CaseId }> {
  const test = await startApp();
  const { id: caseId } = unwrap(await test.call('cases.create', aNewCase()));
  await test.finished(unwrap(await test.call('evidence.startImport', { caseId }, paths)).jobId);
  return { ...test, caseId };
}

const first = async ({ call, caseId }: Pick<TestApp, 'call'> & { caseId: CaseId }): Promise<EvidenceId> => {
  const [item] = unwrap(await call('evidence.list', { caseId }));
  if (!item) throw new Error('nothing was added');
  return item.id;
};

describe('e-mails, texts and tables', () => {
  it('are inspected from the command line', async () => {
    const run = await runCommand(['inspect', ...writeAll(createTempDir()), '--json']);
    expect(run.exit, run.stderr).toBe(0);
    const answers = JSON.parse(run.stdout) as {
      kind: string;
      mime: string;
      pages: number;
      findings: { rule: string }[];
    }[];
    expect(answers.map(({ kind, mime }) => [kind, mime])).toEqual(FILES.map(([, , kind, mime]) => [kind, mime]));
    expect(answers.map(({ pages }) => pages > 0)).toEqual(FILES.map(() => true));
    for (const { findings } of answers) expect(findings.map(({ rule }) => rule)).toContain('converted');
  });

  it('go into the packet printed, and into the kit unchanged', async () => {
    const json = caseJson();
    const evidence = FILES.map(([name]) =>
      folderEvidence(name.replace('.', '-'), {
        file: `evidence/${name}`,
        ...(name === 'orders.csv' ? { pages: [1, 3], note: 'Orders [[orders-csv p3]]' } : {}),
      }),
    );
    const folder = await writeCaseFolderFiles({ ...json, evidence: [...json.evidence, ...evidence] });
    const files = writeAll(join(folder, 'evidence'));
    const [kit, again] = [join(createTempDir(), 'kit'), join(createTempDir(), 'kit')];
    for (const out of [kit, again]) {
      const run = await runCommand(['export', folder, '--out', out, '--date', '2026-10-01']);
      expect(run.exit, run.stderr + run.stdout).toBe(0);
    }
    const packet = readFileSync(join(kit, 'packet.pdf'));
    expect(packet.equals(readFileSync(join(again, 'packet.pdf')))).toBe(true);
    const manifest = readManifest(kit);
    const hashes = manifest.originals.map(({ file }) => sha256(readFileSync(join(kit, file))));
    for (const file of files) expect(hashes, file).toContain(sha256(readFileSync(file)));
    expect(manifest.originals.map(({ file }) => file.slice(-4))).toEqual(
      expect.arrayContaining(['.csv', '.txt', '.eml']),
    );
    expect((await runCommand(['verify', kit])).exit).toBe(0);
    const text = execFileSync('pdftotext', ['-layout', join(kit, 'packet.pdf'), '-']).toString();
    for (const cell of ['=HYPERLINK("http://x.example")', '+1 scale', '-kitchen', '@scale', '112-0000000-0000001']) {
      expect(text).toContain(cell);
    }
    expect(text).toContain('Tue, 15 Sep 2026 10:20:00 -0400');
    expect(text).toContain('Jürgen Weiss <j@acme.example>');
    expect(text).toContain('our policy <https://example.com/policy>');
    expect(text).not.toMatch(/alert\(1\)|track\.example/);
    const table = manifest.report.exhibits.find(({ evidenceId }) => evidenceId === 'orders-csv');
    expect((table?.lastPage ?? 0) - (table?.firstPage ?? 0)).toBe(1);
    expect(openWithMupdf(packet).render((table?.firstPage ?? 1) - 1, 36).width).toBeGreaterThan(0);
  });

  it('are read for the window part by part, and never served as they are', async () => {
    const dir = createTempDir();
    const test = await startWith([putFile(dir, 'orders.csv', Buffer.from(makeOrders(1000)))]);
    const { call, caseId, app } = test;
    const evidenceId = await first(test);
    const view = unwrap(await call('evidence.readTable', { caseId, evidenceId, fromRow: 990, count: 100 }));
    expect(view).toMatchObject({ rowCount: 1000, columnCount: 5, delimiter: ',', encoding: 'utf-8' });
    expect(view.header).toEqual(['order-id', 'purchase-date', 'product-name', 'quantity', 'item-price']);
    expect(view.rows.map(({ number }) => number)).toEqual(Array.from({ length: 10 }, (_, index) => 992 + index));
    expect(await call('evidence.readMail', { caseId, evidenceId })).toMatchObject({
      ok: false,
      error: { code: 'source-unreadable' },
    });
    expect((await app.readContent(evidenceUrl(caseId, evidenceId)))?.mime).toBe('application/octet-stream');
    const printed = await app.readContent(printedUrl(caseId, evidenceId));
    expect(printed?.mime).toBe('application/pdf');
    const [item] = unwrap(await call('evidence.list', { caseId }));
    expect(openWithMupdf(await readStored(printed?.file ?? { path: '' })).pageCount).toBe(item?.file.pageCount);
  });

  it('are found by search, on the page where the words stand', async () => {
    const test = await startWith([putFile(createTempDir(), 'letter.eml', makeMail([]))]);
    const { call, caseId } = test;
    const evidenceId = await first(test);
    await expect
      .poll(async () => unwrap(await call('evidence.readText', { caseId, evidenceId })).length, { timeout: 20_000 })
      .toBe(1);
    const [page] = unwrap(await call('evidence.readText', { caseId, evidenceId }));
    expect(page?.text).toContain('attached you find invoice 1043 for 120 units.');
    const word = page?.words.find(({ text }) => text === 'attached');
    expect(word?.area.left).toBeGreaterThan(0.05);
    expect(word?.area.top).toBeGreaterThan(0.1);
  });
});

describe('attachments of an e-mail', () => {
  const logo = { name: 'logo.png', mime: 'image/png', extra: 'Content-Disposition: inline\r\nContent-ID: <logo@x>' };
  const inner = makeMail([]);

  it('are offered and taken in like dropped files, as one step to undo', async () => {
    const mail = makeMail([
      { name: '../../invoice 1043.pdf', mime: 'application/pdf', bytes: await aPdf(2) },
      { name: 'first.eml', mime: 'message/rfc822', bytes: inner },
      { name: 'sheet.xlsx', mime: 'application/octet-stream', bytes: Buffer.from('PK\x03\x04....xl/workbook.xml') },
      { ...logo, bytes: await aPng() },
    ]);
    const test = await startWith([putFile(createTempDir(), 'letter.eml', mail)]);
    const { call, caseId, finished, dataDir } = test;
    const evidenceId = await first(test);
    const offered = unwrap(await call('evidence.listAttachments', { caseId, evidenceId }));
    expect(offered.map(({ fileName, evidenceId: id }) => [fileName, id])).toEqual([
      ['invoice 1043.pdf', null],
      ['first.eml', null],
      ['sheet.xlsx', null],
    ]);
    const indexes = offered.map(({ index }) => index);
    const job = await finished(unwrap(await call('evidence.addAttachments', { caseId, evidenceId, indexes })).jobId);
    expect(job.result).toMatchObject({
      added: ['invoice-1043', 'first'],
      refused: [{ file: 'sheet.xlsx', code: 'kind' }],
    });
    const after = unwrap(await call('evidence.list', { caseId }));
    expect(after.map(({ file }) => file.kind)).toEqual(['email', 'pdf', 'email']);
    expect(
      unwrap(await call('evidence.listAttachments', { caseId, evidenceId })).map((item) => item.evidenceId),
    ).toEqual(['invoice-1043', 'first', null]);
    const left = join(dataDir, 'tmp', 'attachments');
    expect(existsSync(left) ? readdirSync(left) : []).toEqual([]);
    unwrap(await call('history.undo', { caseId }));
    expect(unwrap(await call('evidence.list', { caseId }))).toHaveLength(1);
  });

  it('are refused when there is no such attachment', async () => {
    const test = await startWith([putFile(createTempDir(), 'letter.eml', makeMail([]))]);
    const evidenceId = await first(test);
    const answer = await test.call('evidence.addAttachments', { caseId: test.caseId, evidenceId, indexes: [3] });
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
