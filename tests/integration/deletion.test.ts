import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { CaseId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase, anInteraction } from '../support/a-new-case.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 90_000 });

/** A word that stands in what is deleted, and nowhere else. */
const CANARY = 'quokkasaurus';
const DAY_MS = 86_400_000;

async function addCase(test: TestApp, word: string, files: readonly string[]): Promise<CaseId> {
  const account = { ...aNewCase().account, storeName: `Store ${word}` };
  const { id: caseId } = unwrap(await test.call('cases.create', { ...aNewCase({ title: word }), account }));
  unwrap(await test.call('cases.updateNotice', { caseId, noticeText: `Hello ${word} seller` }));
  unwrap(await test.call('plans.save', { caseId, patch: { rootCause: `We bought a ${word}` } }));
  unwrap(await test.call('interactions.add', { caseId, interaction: anInteraction({ summary: `About ${word}` }) }));
  const { jobId } = unwrap(await test.call('evidence.startImport', { caseId }, files));
  expect((await test.finished(jobId)).status).toBe('succeeded');
  return caseId;
}

/** Every file below a folder, relative. */
function listFiles(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(dir, name)).isFile());
}

function listVault(dataDir: string): readonly string[] {
  return listFiles(join(dataDir, 'vault')).toSorted();
}

describe('deleting a case for good', () => {
  it('takes every row, word and file of it, and nothing of another', async () => {
    const first = await startApp();
    const dir = createTempDir();
    const shared = putFile(dir, 'shared.pdf', await aPdf(2));
    const own = putFile(dir, `${CANARY}.txt`, `The ${CANARY} was delivered on 3 March 2026.`);
    const gone = await addCase(first, CANARY, [shared, own]);
    const kept = await addCase(first, 'Numbat', [shared]);
    // What can be done again counts as a use: the file of an import that was undone.
    const undone = putFile(dir, 'undone.pdf', await aPdf(3));
    for (const caseId of [gone, kept]) {
      const { jobId } = unwrap(await first.call('evidence.startImport', { caseId }, [undone]));
      await first.finished(jobId);
      unwrap(await first.call('history.undo', { caseId }));
    }
    const before = listVault(first.dataDir);
    expect(before).toHaveLength(3);

    expect(await first.call('deletion.deleteCase', { caseId: gone })).toMatchObject({ error: { code: 'not-found' } });
    unwrap(await first.call('cases.remove', { caseId: gone }));
    unwrap(await first.call('backups.create', {}));
    const preview = unwrap(await first.call('deletion.preview', { caseId: gone }));
    expect(preview).toMatchObject({ title: CANARY, evidenceCount: 2, contactCount: 1, submissionCount: 0 });
    expect(preview).toMatchObject({ fileCount: 1, sharedFileCount: 1, accounts: [`Store ${CANARY}`] });
    expect(preview.backups).toHaveLength(1);

    expect(unwrap(await first.call('deletion.deleteCase', { caseId: gone }))).toEqual({ fileCount: 1, leftCount: 0 });
    expect(unwrap(await first.call('cases.listRemoved', {}))).toEqual([]);
    expect(unwrap(await first.call('accounts.list', {})).map(({ storeName }) => storeName)).toEqual(['Store Numbat']);
    expect(unwrap(await first.call('search.find', { query: CANARY }))).toEqual([]);
    expect(unwrap(await first.call('deletion.list', {}))).toMatchObject([{ cause: 'asked', fileCount: 1 }]);
    const after = listVault(first.dataDir);
    expect(after).toHaveLength(2);
    // The other case can still do again what it undid.
    unwrap(await first.call('history.redo', { caseId: kept }));
    expect(unwrap(await first.call('evidence.list', { caseId: kept }))).toHaveLength(2);

    // Not a word of it in any file but the backup that was made before.
    const withWord = listFiles(first.dataDir).filter((name) =>
      readFileSync(join(first.dataDir, name)).toString('latin1').toLowerCase().includes(CANARY.slice(0, 10)),
    );
    expect(withWord.filter((name) => !name.startsWith('backups'))).toEqual([]);
    expect(withWord).toHaveLength(1);
    await first.app.close();

    const second = await startApp({ dataDir: first.dataDir });
    expect(listVault(first.dataDir)).toEqual(after);
    expect(unwrap(await second.call('evidence.list', { caseId: kept }))).toHaveLength(2);
    expect(first.logged).toEqual([]);
  });

  it('is refused while files are taken in', async () => {
    const test = await startApp();
    const { id: caseId } = unwrap(await test.call('cases.create', aNewCase()));
    const { id: other } = unwrap(await test.call('cases.create', aNewCase({ title: 'Other' })));
    unwrap(await test.call('cases.remove', { caseId }));
    const files = [putFile(createTempDir(), 'a.pdf', await aPdf())];
    const { jobId } = unwrap(await test.call('evidence.startImport', { caseId: other }, files));
    expect(await test.call('deletion.deleteCase', { caseId })).toMatchObject({ error: { code: 'conflict' } });
    await test.finished(jobId);
    expect(unwrap(await test.call('deletion.deleteCase', { caseId }))).toEqual({ fileCount: 0, leftCount: 0 });
  });

  it('is finished by the next start when a file could not go', async () => {
    const first = await startApp();
    const file = putFile(createTempDir(), 'a.pdf', await aPdf());
    const caseId = await addCase(first, 'Dunnart', [file]);
    const [evidence] = unwrap(await first.call('evidence.list', { caseId }));
    const sha256 = evidence?.file.sha256 ?? '';
    unwrap(await first.call('cases.remove', { caseId }));
    // A folder in the file's place: the system refuses to delete it as a file.
    const path = join(first.dataDir, 'vault', sha256.slice(0, 2), sha256);
    rmSync(path);
    mkdirSync(path);
    expect(unwrap(await first.call('deletion.deleteCase', { caseId }))).toEqual({ fileCount: 1, leftCount: 1 });
    await first.app.close();
    rmSync(path, { recursive: true });
    writeFileSync(path, 'bytes');
    // What was once moved aside under its name goes with it.
    mkdirSync(join(first.dataDir, 'vault', 'quarantine'), { recursive: true });
    writeFileSync(join(first.dataDir, 'vault', 'quarantine', `${sha256}-2`), 'old');
    await startApp({ dataDir: first.dataDir });
    expect(listVault(first.dataDir)).toEqual([]);
  });
});

describe('30 days after it was removed', () => {
  function startAt(dataDir: string, at: number): Promise<TestApp> {
    return startApp({ dataDir, now: () => new Date(at) });
  }

  it('a case goes by itself, and so does evidence, whose id is never given again', async () => {
    const dataDir = createTempDir();
    const start = Date.parse('2026-09-01T08:00:00Z');
    const dir = createTempDir();
    const first = await startAt(dataDir, start);
    const gone = await addCase(first, CANARY, [putFile(dir, 'x.pdf', await aPdf(3))]);
    const kept = await addCase(first, 'Numbat', [putFile(dir, 'invoice.pdf', await aPdf(1))]);
    unwrap(await first.call('cases.remove', { caseId: gone }));
    unwrap(await first.call('evidence.remove', { caseId: kept, evidenceId: 'invoice' }));
    await first.app.close();

    const second = await startAt(dataDir, start + 29 * DAY_MS);
    expect(unwrap(await second.call('cases.listRemoved', {}))).toHaveLength(1);
    expect(listVault(dataDir)).toHaveLength(2);
    await second.app.close();

    const third = await startAt(dataDir, start + 31 * DAY_MS);
    expect(listVault(dataDir)).toEqual([]);
    expect(unwrap(await third.call('deletion.list', {}))).toMatchObject([{ cause: 'expired', who: '', fileCount: 1 }]);
    expect(await third.call('cases.restore', { caseId: gone })).toMatchObject({ error: { code: 'not-found' } });
    const { jobId } = unwrap(
      await third.call('evidence.startImport', { caseId: kept }, [
        putFile(createTempDir(), 'invoice.pdf', await aPdf(2)),
      ]),
    );
    await third.finished(jobId);
    expect(unwrap(await third.call('evidence.list', { caseId: kept })).map(({ id }) => id)).toEqual(['invoice-2']);
  });

  it('nothing goes at a start whose clock may be wrong', async () => {
    const dataDir = createTempDir();
    const start = Date.parse('2026-09-01T08:00:00Z');
    const first = await startAt(dataDir, start);
    const caseId = await addCase(first, 'Bilby', [putFile(createTempDir(), 'x.pdf', await aPdf())]);
    unwrap(await first.call('cases.remove', { caseId }));
    await first.app.close();
    for (const at of [start + 3650 * DAY_MS, start + DAY_MS]) {
      const test = await startAt(dataDir, at);
      expect(listVault(dataDir)).toHaveLength(1);
      await test.app.close();
    }
    const last = await startAt(dataDir, start + 2 * DAY_MS);
    unwrap(await last.call('cases.restore', { caseId }));
    expect(unwrap(await last.call('evidence.list', { caseId }))).toHaveLength(1);
    // A file that can't be had back by any undo goes with the next start.
    const { jobId } = unwrap(
      await last.call('evidence.startImport', { caseId }, [putFile(createTempDir(), 'y.pdf', await aPdf(4))]),
    );
    await last.finished(jobId);
    unwrap(await last.call('history.undo', { caseId }));
    unwrap(await last.call('cases.update', { caseId, patch: { title: 'No way back' } }));
    expect(listVault(dataDir)).toHaveLength(2);
    await last.app.close();
    await startAt(dataDir, start + 3 * DAY_MS);
    expect(listVault(dataDir)).toHaveLength(1);
  });
});
