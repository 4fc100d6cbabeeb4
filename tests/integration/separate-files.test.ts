// A paper that breaks while the packet is written, and papers that are sent as separate files.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Job } from '../../shared/domain/job.ts';
import { unwrap } from '../../shared/result.ts';
import { caseJson, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { listTree, readManifest, sha256 } from '../support/kit-files.ts';
import { readPdf } from '../support/read-pdf.ts';
import { runCommand } from '../support/run-command.ts';
import { aJpeg, aPdf, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 90_000 });

const DATE = '2026-10-01';

/** As if an earlier version had counted a page too many: inspection let the file through, the writer can't find the page. */
function countOnePageTooMany(dataDir: string): void {
  const db = new Database(join(dataDir, 'reinstate.db'));
  db.prepare("UPDATE vault_files SET page_count = page_count + 1 WHERE mime = 'application/pdf'").run();
  db.close();
}

async function exportCase({ call, finished, desk }: TestApp, caseId: CaseId): Promise<Job> {
  desk.folder = createTempDir();
  const started = unwrap(await call('packets.startExport', { caseId, date: DATE }));
  if (!started) throw new Error('the dialog was closed');
  return finished(started.jobId);
}

describe('a paper that breaks in the export', () => {
  it('fails it with its name and page; the case exports once it is a separate file, and undo takes that back', async () => {
    const first = await startApp();
    const { id: caseId } = unwrap(await first.call('cases.create', aNewCase()));
    const dir = createTempDir();
    const files = [putFile(dir, 'invoice.pdf', await aPdf(2)), putFile(dir, 'photo.jpg', await aJpeg())];
    await first.finished(unwrap(await first.call('evidence.startImport', { caseId }, files)).jobId);
    const rootCause = 'The invoice [[invoice p2]] and the photo [[photo]] show it.';
    unwrap(await first.call('plans.save', { caseId, patch: { rootCause } }));
    await first.app.close();
    countOnePageTooMany(first.dataDir);
    const test = await startApp({ dataDir: first.dataDir });

    const broken = await exportCase(test, caseId);
    expect(broken).toMatchObject({
      status: 'failed',
      error: { code: 'source-unreadable', details: { file: 'invoice.pdf', evidenceId: 'invoice', page: 3 } },
    });
    unwrap(await test.call('cases.updatePacketOptions', { caseId, patch: { enclosed: ['invoice'] } }));
    const good = await exportCase(test, caseId);
    expect(good.status).toBe('succeeded');
    if (good.result?.kind !== 'packet-export') throw new Error('no kit');
    const kit = join(test.desk.folder ?? '', good.result.folderName);
    expect((await runCommand(['verify', kit])).exit).toBe(0);
    const [exhibit] = readManifest(kit).report.exhibits;
    expect(exhibit).toMatchObject({ evidenceId: 'invoice', enclosed: '01_Exhibit-A_invoice.pdf' });
    expect(sha256(readFileSync(join(kit, 'originals', exhibit?.enclosed ?? '')))).toBe(
      sha256(readFileSync(join(dir, 'invoice.pdf'))),
    );

    unwrap(await test.call('history.undo', { caseId }));
    expect((await exportCase(test, caseId)).status).toBe('failed');
  });
});

describe('separate files on the command line', () => {
  const enclosedJson = () => {
    const plain = caseJson();
    return { ...plain, case: { ...plain.case, packetOptions: { enclosed: ['inv-acme'] } } };
  };

  it('travel in a case folder and an archive, and are said in words and in JSON', async () => {
    const folder = await writeCaseFolderFiles(enclosedJson());
    const out = createTempDir();
    const archive = join(out, 'case.zip');
    expect((await runCommand(['archive', folder, '--out', archive])).exit).toBe(0);
    const words = (name: string) => ['export', archive, '--out', join(out, name), '--date', DATE];
    const said = await runCommand(words('kit'));
    expect(said.exit, said.stderr).toBe(0);
    expect(said.stdout).toContain('sent as a separate file: 01_Exhibit-A_acme-invoice-1043.pdf');
    const told = JSON.parse((await runCommand([...words('again'), '--json'])).stdout);
    expect(told.exhibits[0]).toMatchObject({ evidenceId: 'inv-acme', enclosed: '01_Exhibit-A_acme-invoice-1043.pdf' });
    const paste = readFileSync(join(out, 'kit/paste/root-cause.txt'), 'utf8');
    expect(paste).toContain('Exhibit A, page 2 of the file 01_Exhibit-A_acme-invoice-1043.pdf');
    expect((await runCommand(['verify', join(out, 'kit')])).exit).toBe(0);
    expect(listTree(join(out, 'kit'))).toEqual(listTree(join(out, 'again')));
    expect(sha256(readFileSync(join(out, 'kit/packet.pdf')))).toBe(sha256(readFileSync(join(out, 'again/packet.pdf'))));
    const { pages } = await readPdf(readFileSync(join(out, 'kit/packet.pdf')));
    expect(pages.map(({ text }) => text).join(' ')).not.toContain('Acme invoice 1043, page');
  });

  it('are refused for evidence that there is not', async () => {
    const plain = caseJson();
    const folder = await writeCaseFolderFiles({
      ...plain,
      case: { ...plain.case, packetOptions: { enclosed: ['ghost'] } },
    });
    const run = await runCommand(['check', folder]);
    expect(run.exit).toBe(3);
    expect(run.stderr).toContain('case.packetOptions.enclosed.0');
  });

  it('are missed by verify when they are gone, or when a text names another file', async () => {
    const folder = await writeCaseFolderFiles(enclosedJson());
    const kit = join(createTempDir(), 'kit');
    expect((await runCommand(['export', folder, '--out', kit, '--date', DATE])).exit).toBe(0);
    const paste = join(kit, 'paste/root-cause.txt');
    writeFileSync(paste, readFileSync(paste, 'utf8').replace('acme-invoice-1043', 'acme-invoice-1044'));
    rmSync(join(kit, 'originals/01_Exhibit-A_acme-invoice-1043.pdf'));
    const run = await runCommand(['verify', kit, '--json']);
    expect(run.exit).toBe(4);
    const rules = JSON.parse(run.stdout).faults.map(({ rule }: { rule: string }) => rule);
    expect(rules).toEqual(expect.arrayContaining(['file-missing', 'paste']));
  });

  it('are in the kit of a channel, and in its register', async () => {
    const folder = await writeCaseFolderFiles(enclosedJson());
    const kit = join(createTempDir(), 'kit');
    const words = ['export', folder, '--out', kit, '--date', DATE, '--channel', 'ah_reactivate'];
    const run = await runCommand(words);
    expect(run.exit, run.stderr).toBe(0);
    expect(listTree(kit)).toContain('originals/01_Exhibit-A_acme-invoice-1043.pdf');
    expect(readFileSync(join(kit, 'register.txt'), 'utf8')).toContain('a separate file, as you added it');
    expect((await runCommand(['verify', kit])).exit).toBe(0);
  });
});
