import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { runCommand } from '../support/run-command.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 90_000 });

async function startWithEvidence(): Promise<TestApp & { readonly caseId: string; readonly sha256: string }> {
  const test = await startApp();
  const { id: caseId } = unwrap(await test.call('cases.create', aNewCase()));
  const { jobId } = unwrap(
    await test.call('evidence.startImport', { caseId }, [putFile(createTempDir(), 'invoice.pdf', await aPdf())]),
  );
  await test.finished(jobId);
  const [evidence] = unwrap(await test.call('evidence.list', { caseId }));
  return { ...test, caseId, sha256: evidence?.file.sha256 ?? '' };
}

describe('backups', () => {
  it('are made on demand, listed with date, size and reason, and shown in their folder', async () => {
    const { call, dataDir, desk, payloadsOf } = await startWithEvidence();
    const made = unwrap(await call('backups.create', {}));
    expect(payloadsOf('backups.changed')).toHaveLength(1);
    expect(unwrap(await call('backups.list', {}))).toEqual([made]);
    expect(made).toMatchObject({ reason: 'manual', name: expect.stringMatching(/^000001-manual-.*\.db$/) });
    expect(made.sizeBytes).toBe(readFileSync(join(dataDir, 'backups', made.name)).length);
    unwrap(await call('backups.showInFolder', { name: made.name }));
    expect(desk.shown).toEqual([join(dataDir, 'backups', made.name)]);
    for (const name of ['../reinstate.db', 'x.db', '']) {
      for (const channel of ['backups.preview', 'backups.restore', 'backups.showInFolder'] as const) {
        expect(await call(channel, { name })).toMatchObject({ error: { code: 'not-found' } });
      }
    }
  });

  it('are put back while the application runs, which then shows what they hold', async () => {
    const test = await startWithEvidence();
    const { call, caseId, dataDir } = test;
    const { name } = unwrap(await call('backups.create', {}));
    unwrap(await call('evidence.remove', { caseId, evidenceId: 'invoice' }));
    unwrap(await call('cases.update', { caseId, patch: { title: 'After the backup' } }));
    const another = unwrap(await call('cases.create', aNewCase()));

    const restored = unwrap(await call('backups.restore', { name }));
    expect(restored).toEqual({ keptAs: 'reinstate.db.before-restore-1' });
    expect(test.payloadsOf('backups.restored')).toHaveLength(1);
    expect(unwrap(await call('cases.list', {})).map(({ id }) => id)).toEqual([caseId]);
    expect(unwrap(await call('evidence.list', { caseId }))).toHaveLength(1);
    // What can be undone is what could be undone then.
    expect(unwrap(await call('history.get', { caseId }))).toEqual({ undo: 'Add evidence', redo: null });
    expect(await call('cases.get', { caseId: another.id })).toMatchObject({ error: { code: 'not-found' } });
    // Everything goes on: changes, undo, import, jobs, a second restore.
    unwrap(await call('cases.update', { caseId, patch: { title: 'And on' } }));
    unwrap(await call('history.undo', { caseId }));
    const { jobId } = unwrap(
      await call('evidence.startImport', { caseId }, [putFile(createTempDir(), 'next.pdf', await aPdf(2))]),
    );
    expect((await test.finished(jobId)).status).toBe('succeeded');
    expect(unwrap(await call('backups.restore', { name })).keptAs).toBe('reinstate.db.before-restore-2');
    expect(unwrap(await call('evidence.list', { caseId }))).toHaveLength(1);
    await test.app.close();

    // And what was replaced can be put back in turn: its evidence files come back out of quarantine.
    const kept = join(dataDir, 'reinstate.db.before-restore-2');
    const back = await runCommand(['restore-backup', kept, '--data', dataDir, '--json']);
    expect(back.exit, back.stderr).toBe(0);
    expect(JSON.parse(back.stdout)).toMatchObject({ cases: 1, evidence: 2, missingFiles: [] });
    expect(test.logged).toEqual([]);
  });

  it('say before they are put back what they hold and which files are missing', async () => {
    const test = await startWithEvidence();
    const { call, app, sha256 } = test;
    const { name } = unwrap(await call('backups.create', {}));
    const sound = unwrap(await call('backups.preview', { name }));
    expect(sound).toMatchObject({ cases: [aNewCaseTitle()], evidenceCount: 1, missingFiles: [] });
    expect(sound.lastChangeAt).not.toBeNull();
    rmSync(app.vault.locate(sha256).path, { force: true });
    expect(unwrap(await call('backups.preview', { name })).missingFiles).toEqual([
      { sha256, title: 'Invoice', caseTitle: aNewCaseTitle().title },
    ]);
  });

  it('are refused when they are damaged, and nothing is changed', async () => {
    const { call, dataDir, caseId } = await startWithEvidence();
    const { name } = unwrap(await call('backups.create', {}));
    const path = join(dataDir, 'backups', name);
    writeFileSync(path, readFileSync(path).subarray(0, 20_000));
    for (const channel of ['backups.preview', 'backups.restore'] as const) {
      expect(await call(channel, { name })).toMatchObject({
        error: { code: 'files-refused', details: { files: [{ code: 'damaged' }] } },
      });
    }
    unwrap(await call('cases.update', { caseId, patch: { title: 'Still here' } }));
    expect(readdirSync(dataDir).filter((file) => file.includes('restor'))).toEqual([]);
  });

  it('are not put back while work is going on', async () => {
    const test = await startWithEvidence();
    const { call, caseId } = test;
    const { name } = unwrap(await call('backups.create', {}));
    const { jobId } = unwrap(
      await call('evidence.startImport', { caseId }, [putFile(createTempDir(), 'x.pdf', await aPdf(3))]),
    );
    expect(await call('backups.restore', { name })).toMatchObject({ error: { code: 'conflict' } });
    await test.finished(jobId);
    unwrap(await call('backups.restore', { name }));
  });
});

function aNewCaseTitle() {
  return { title: aNewCase().case.title };
}

function flipBit(path: string): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  chmodSync(path, 0o600);
  writeFileSync(path, bytes);
}

describe('the vault check', () => {
  it('finds a flipped bit and a missing file, and names the evidence and its case', async () => {
    const test = await startWithEvidence();
    const { call, app, caseId, sha256 } = test;
    const check = async () => {
      const { jobId } = unwrap(await call('vault.check', {}));
      return test.finished(jobId);
    };
    expect(await check()).toMatchObject({
      status: 'succeeded',
      caseId: null,
      done: 1,
      total: 1,
      result: { kind: 'vault-check', checked: 1, problems: [] },
    });
    flipBit(app.vault.locate(sha256).path);
    const use = {
      ...{ caseId, caseTitle: aNewCaseTitle().title, evidenceId: 'invoice' },
      ...{ title: 'Invoice', fileName: 'invoice.pdf', isRemoved: false, isEarlierVersion: false },
    };
    expect((await check()).result).toMatchObject({ problems: [{ sha256, problem: 'damaged', uses: [use] }] });
    unwrap(await call('evidence.remove', { caseId, evidenceId: 'invoice' }));
    renameSync(app.vault.locate(sha256).path, `${app.vault.locate(sha256).path}-elsewhere`);
    expect((await check()).result).toMatchObject({
      problems: [{ sha256, problem: 'missing', uses: [{ ...use, isRemoved: true }] }],
    });
  });

  it('finds any one flipped bit, wherever it lies', async () => {
    const { app, sha256 } = await startWithEvidence();
    const path = app.vault.locate(sha256).path;
    const sound = readFileSync(path);
    chmodSync(path, 0o600);
    for (let n = 0; n < 300; n += 1) {
      const bytes = Buffer.from(sound);
      const at = Math.floor((n / 300) * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (n % 8));
      writeFileSync(path, bytes);
      expect(await app.vault.examine(sha256), `byte ${at}`).toBe('damaged');
    }
    writeFileSync(path, sound);
    expect(await app.vault.examine(sha256)).toBe('sound');
  });

  it('can be stopped, and is joined when it is asked for twice', async () => {
    const test = await startApp();
    for (let n = 0; n < 3; n += 1) {
      const bytes = Buffer.alloc(40_000_000, `file ${n}`);
      const { sha256, sizeBytes } = unwrap(await test.app.vault.ingestBytes(bytes));
      addVaultRow(test, sha256, sizeBytes);
    }
    const first = unwrap(await test.call('vault.check', {}));
    expect(unwrap(await test.call('vault.check', {}))).toEqual(first);
    unwrap(await test.call('jobs.cancel', first));
    expect((await test.finished(first.jobId)).status).toBe('cancelled');
  });
});

function addVaultRow({ app }: TestApp, sha256: string, sizeBytes: number): void {
  const file = { sha256, sizeBytes, kind: 'pdf', mime: 'application/pdf', pageCount: 1 } as const;
  const { id: caseId } = unwrap(app.services.cases.insert(aNewCase() as never, { isExample: false }));
  unwrap(
    app.services.evidence.add(caseId, {
      fileName: `${sha256.slice(0, 6)}.pdf`,
      mergeKey: 'x',
      file: { ...file, width: null, height: null, dpi: null, findings: [], pictureHash: null },
    }),
  );
}

describe('the command line', () => {
  it('backs up, checks the vault, and restores a data folder whose database is destroyed', async () => {
    const { app, dataDir, sha256 } = await startWithEvidence();
    await app.close();
    const out = join(createTempDir(), 'copies', 'mine.db');
    const made = await runCommand(['backup', '--data', dataDir, '--out', out, '--json']);
    expect(made.exit, made.stderr).toBe(0);
    expect(JSON.parse(made.stdout)).toEqual({ backup: out });
    expect((await runCommand(['backup', '--data', dataDir, '--out', out])).exit).toBe(3);
    const inFolder = await runCommand(['backup', '--data', dataDir]);
    expect(existsSync(inFolder.stdout.trim())).toBe(true);
    expect((await runCommand(['backup'])).exit).toBe(2);

    expect(await runCommand(['check-vault', '--data', dataDir])).toMatchObject({ exit: 0 });
    flipBit(app.vault.locate(sha256).path);
    const checked = await runCommand(['check-vault', '--data', dataDir, '--json']);
    expect(checked.exit).toBe(4);
    expect(JSON.parse(checked.stdout)).toMatchObject({
      ok: false,
      checked: 1,
      problems: [{ sha256, problem: 'damaged', uses: [{ title: 'Invoice' }] }],
    });
    expect((await runCommand(['check-vault', '--data', dataDir])).stdout).toContain('"Invoice" (invoice.pdf) in "');

    writeFileSync(join(dataDir, 'reinstate.db'), Buffer.alloc(30_000));
    expect((await runCommand(['check-vault', '--data', dataDir])).exit).toBe(3);
    const restored = await runCommand(['restore-backup', out, '--data', dataDir, '--json']);
    expect(restored.exit, restored.stderr).toBe(0);
    expect(JSON.parse(restored.stdout)).toMatchObject({
      keptAs: 'reinstate.db.before-restore-1',
      cases: 1,
      evidence: 1,
      missingFiles: [],
    });
    expect((await runCommand(['check-vault', '--data', dataDir])).exit).toBe(4);
    const elsewhere = await runCommand(['restore-backup', out, '--data', createTempDir(), '--json']);
    expect(elsewhere.exit).toBe(4);
    expect(JSON.parse(elsewhere.stdout)).toMatchObject({ missingFiles: [sha256] });
    expect((await runCommand(['restore-backup', join(dataDir, 'nothing.db'), '--data', dataDir])).exit).toBe(3);
  });
});
