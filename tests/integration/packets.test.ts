import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { readStored } from '../../electron/vault/stored-file.ts';
import type { CaseId, JobId } from '../../shared/domain/ids.ts';
import type { JobResult } from '../../shared/domain/job.ts';
import { kitManifestSchema } from '../../shared/domain/packet.ts';
import { pieceUrl } from '../../shared/domain/packet-pages.ts';
import { toJsonText } from '../../shared/json-text.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { aJpeg, aPdf, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 90_000 });

const DATE = '2026-10-01';

/** A case with an invoice and a photo, both cited. */
async function startWithEvidence(pageCount = 2): Promise<TestApp & { readonly caseId: CaseId }> {
  const test = await startApp();
  const { id: caseId } = unwrap(await test.call('cases.create', aNewCase({ title: 'Scales: "round 1"' })));
  const dir = createTempDir();
  const files = [putFile(dir, 'invoice.pdf', await aPdf(pageCount)), putFile(dir, 'photo.jpg', await aJpeg())];
  await test.finished(unwrap(await test.call('evidence.startImport', { caseId }, files)).jobId);
  const rootCause = 'The photo [[photo]] and the invoice [[invoice p2]] show it.';
  unwrap(await test.call('plans.save', { caseId, patch: { rootCause } }));
  return { ...test, caseId };
}

async function startExport(test: TestApp, caseId: CaseId): Promise<JobId> {
  const started = unwrap(await test.call('packets.startExport', { caseId, date: DATE }));
  if (!started) throw new Error('the dialog was closed');
  return started.jobId;
}

describe('packets', () => {
  it('writes a kit into a new folder of the one that was chosen, and opens it', async () => {
    const test = await startWithEvidence();
    const { call, caseId, desk } = test;
    expect(unwrap(await call('packets.startExport', { caseId, date: DATE }))).toBeNull();
    desk.folder = createTempDir();
    mkdirSync(join(desk.folder, 'appeal-scales-round-1-2026-10-01'));
    const jobId = await startExport(test, caseId);
    const job = await test.finished(jobId);
    expect(job).toMatchObject({ status: 'succeeded', done: 100, total: 100 });
    const result = job.result as Extract<JobResult, { kind: 'packet-export' }>;
    expect(result.folderName).toBe('appeal-scales-round-1-2026-10-01-2');
    const kit = join(desk.folder, result.folderName);
    const manifest = kitManifestSchema.parse(JSON.parse(readFileSync(join(kit, 'manifest.json'), 'utf8')));
    // The manifest says each sentence once, as text: the parts of it are for the interface's languages.
    expect(manifest.report).toEqual(JSON.parse(toJsonText(result.report)));
    expect(result.report.findings.some(({ said }) => said)).toBe(true);
    expect(manifest.report.findings.some(({ said }) => said)).toBe(false);
    expect(manifest.report.exhibits.map(({ label, evidenceId }) => `${label} ${evidenceId}`)).toEqual([
      'A photo',
      'B invoice',
    ]);
    expect(result.report.citations).toContainEqual(
      expect.objectContaining({ evidenceId: 'invoice', page: 2, exhibit: 'B' }),
    );
    unwrap(await call('packets.showInFolder', { jobId }));
    unwrap(await call('packets.openPacket', { jobId }));
    expect(desk.shown).toEqual([join(kit, 'packet.pdf')]);
    expect(desk.opened).toEqual([join(kit, 'packet.pdf')]);
    expect(readdirSync(desk.folder)).toHaveLength(2);
    expect(JSON.stringify(job)).not.toContain(desk.folder);
  });

  it('shows progress that only goes forward, through known steps', async () => {
    const test = await startWithEvidence();
    test.desk.folder = createTempDir();
    const jobId = await startExport(test, test.caseId);
    await test.finished(jobId);
    const snapshots = test.payloadsOf('jobs.changed').filter((job) => job.id === jobId);
    const dones = snapshots.map(({ done }) => done);
    expect(dones).toEqual([...dones].sort((a, b) => a - b));
    expect(snapshots.at(-1)).toMatchObject({ status: 'succeeded', step: 'verify' });
    for (const { step } of snapshots) expect(['', 'layout', 'write', 'copy', 'verify']).toContain(step);
  });

  it('shows the pages in the application only, and forgets them with it', async () => {
    const test = await startWithEvidence();
    const { call, caseId, app, dataDir } = test;
    const layOut = async () => unwrap(await call('packets.layOutPages', { caseId, date: DATE }));
    const first = await layOut();
    expect(first.totalPages).toBeGreaterThan(5);
    const [letter] = first.ownPages;
    const content = await app.readContent(pieceUrl(letter?.key ?? ''));
    expect(content?.mime).toBe('application/pdf');
    expect((await readStored(content?.file ?? { path: '' })).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await app.readContent(pieceUrl('0'.repeat(32)))).toBeNull();
    expect(first.size?.limitBytes).toBe(10_000_000);
    unwrap(await call('cases.updatePacketOptions', { caseId, patch: { limitMb: 0.1, enclosed: ['invoice'] } }));
    const second = await layOut();
    expect(second.size?.limitBytes).toBe(100_000);
    expect(second.size?.sourceBytes).toBeLessThan(first.size?.sourceBytes ?? 0);
    await app.close();
    await startApp({ dataDir });
    expect(existsSync(join(dataDir, 'tmp', 'pieces'))).toBe(false);
  });

  it('is blocked by a broken citation, before any folder is asked for', async () => {
    const test = await startWithEvidence();
    const { call, caseId, desk } = test;
    desk.folder = createTempDir();
    unwrap(await call('evidence.remove', { caseId, evidenceId: 'photo' }));
    const blocked = await call('packets.startExport', { caseId, date: DATE });
    expect(blocked).toMatchObject({
      error: { code: 'blocked', details: { findings: [{ rule: 'citation-unknown', where: 'plan/rootCause' }] } },
    });
    unwrap(await call('history.undo', { caseId }));
    expect((await test.finished(await startExport(test, caseId))).status).toBe('succeeded');
  });

  it('leaves nothing when it is cancelled', async () => {
    const test = await startWithEvidence(800);
    const folder = createTempDir();
    test.desk.folder = folder;
    const jobId = await startExport(test, test.caseId);
    while (readdirSync(folder).length === 0) await wait(2);
    unwrap(await test.call('jobs.cancel', { jobId }));
    expect(await test.finished(jobId)).toMatchObject({ status: 'cancelled', result: null });
    expect(readdirSync(folder)).toEqual([]);
    expect(await test.call('packets.showInFolder', { jobId })).toMatchObject({ error: { code: 'not-found' } });
    unwrap(await test.call('jobs.cancel', { jobId }));
  });

  it('leaves nothing when the application is closed meanwhile', async () => {
    const test = await startWithEvidence(800);
    const folder = createTempDir();
    test.desk.folder = folder;
    await startExport(test, test.caseId);
    while (readdirSync(folder).length === 0) await wait(2);
    await test.app.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes away at the next start what a crash left, and nothing else', async () => {
    const first = await startWithEvidence();
    await first.app.close();
    const folder = createTempDir();
    const half = join(folder, 'appeal.part-12345678');
    putFile(half, 'packet.pdf', 'half');
    putFile(folder, 'mine/keep.txt', 'mine');
    putFile(first.dataDir, 'tmp/kits/entry', half);
    putFile(first.dataDir, 'tmp/kits/forged', join(folder, 'mine'));
    await startApp({ dataDir: first.dataDir });
    expect(readdirSync(folder)).toEqual(['mine']);
    expect(readdirSync(join(folder, 'mine'))).toEqual(['keep.txt']);
  });

  it('fails with the file named when the vault was damaged, and leaves nothing', async () => {
    const test = await startWithEvidence();
    const { app, caseId } = test;
    const folder = createTempDir();
    test.desk.folder = folder;
    const invoice = await app.readContent(`/content/evidence/${caseId}/invoice`);
    const file = invoice?.file.path ?? '';
    chmodSync(file, 0o644);
    writeFileSync(file, await aPdf(2, 'Another'));
    const job = await test.finished(await startExport(test, caseId));
    expect(job.status).toBe('failed');
    expect(['vault-damaged', 'source-unreadable', 'packet-fault']).toContain(job.error?.code);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not open a kit that was moved away', async () => {
    const test = await startWithEvidence();
    const { call, caseId, desk } = test;
    desk.folder = createTempDir();
    const jobId = await startExport(test, caseId);
    await test.finished(jobId);
    const [name = ''] = readdirSync(desk.folder);
    renameSync(join(desk.folder, name), join(desk.folder, 'elsewhere'));
    expect(await call('packets.showInFolder', { jobId })).toMatchObject({ error: { code: 'not-found' } });
    expect(await call('packets.openPacket', { jobId })).toMatchObject({ error: { code: 'not-found' } });
  });
});
