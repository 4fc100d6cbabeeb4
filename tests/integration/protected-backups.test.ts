// Backup folders of protected data folders: sealed, and opened on another computer by the code or passphrase of the first.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { writeKeySlots } from '../../electron/keys/key-slot-file.ts';
import { createKeySlots, withPassphraseSlot, withRecoverySlot } from '../../electron/keys/key-slots.ts';
import { formatRecoveryCode, makeRecoveryCode } from '../../electron/keys/recovery-code.ts';
import { deriveVaultKeys, makeVaultKey } from '../../electron/keys/vault-keys.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 120_000 });

const CANARY = 'quokkasaurus';

async function startProtected() {
  const dataDir = createTempDir();
  const [vaultKey, code] = [makeVaultKey(), makeRecoveryCode()];
  const slots = withRecoverySlot(createKeySlots(vaultKey), vaultKey, code);
  unwrap(await writeKeySlots(dataDir, await withPassphraseSlot(slots, vaultKey, 'a passphrase')));
  const test = await startApp({ dataDir, keys: deriveVaultKeys(vaultKey) });
  return { ...test, code: formatRecoveryCode(code) };
}

describe('a backup folder of a protected data folder', () => {
  it('holds nothing to read, and comes back on another computer by code or passphrase', async () => {
    const first = await startProtected();
    const { id: caseId } = unwrap(await first.call('cases.create', aNewCase({ title: CANARY })));
    const paper = putFile(createTempDir(), `${CANARY}.pdf`, await aPdf(2));
    const imported = unwrap(await first.call('evidence.startImport', { caseId }, [paper]));
    await first.finished(imported.jobId);
    const stick = createTempDir();
    first.desk.folder = stick;
    unwrap(await first.call('folderBackups.choose', {}));
    const made = await first.finished(unwrap(await first.call('folderBackups.start', {})).jobId);
    expect(made.result).toMatchObject({ kind: 'folder-backup', fileCount: 1, newCount: 1, skippedCount: 0 });
    const names = readdirSync(stick, { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((one) => statSync(join(stick, one)).isFile())) {
      const text = readFileSync(join(stick, name)).toString('latin1');
      for (const word of [CANARY, '%PDF', 'SQLite format']) expect(text.includes(word), `${name}: ${word}`).toBe(false);
    }

    for (const second of [await startProtected(), await startApp()]) {
      second.desk.folder = stick;
      const source = unwrap(await second.call('folderBackups.openSource', { isOwn: false }));
      const one = { sourceId: source?.sourceId ?? '', name: source?.copies[0]?.name ?? '' };
      expect(unwrap(await second.call('folderBackups.preview', one))).toMatchObject({ needsCode: true, cases: null });
      expect(await second.call('folderBackups.startRestore', one)).toMatchObject({ ok: false });
      const wrong = { ...one, by: 'passphrase', secret: 'another passphrase' } as const;
      expect(await second.call('folderBackups.unlock', wrong)).toMatchObject({ error: { code: 'wrong-key' } });
      const slip = { ...one, by: 'recovery-code', secret: 'ABCDEF' } as const;
      expect(await second.call('folderBackups.unlock', slip)).toMatchObject({ error: { code: 'code-mistyped' } });
      const right = { ...one, by: 'recovery-code', secret: first.code } as const;
      const preview = unwrap(await second.call('folderBackups.unlock', right));
      expect(preview).toMatchObject({ needsCode: false, missingFileCount: 0, cases: [{ title: CANARY }] });
      const { jobId } = unwrap(await second.call('folderBackups.startRestore', one));
      expect((await second.finished(jobId)).result).toMatchObject({ fileCount: 1, missingCount: 0 });
      unwrap(await second.call('folderBackups.finishRestore', one));
      expect(unwrap(await second.call('evidence.list', { caseId }))).toHaveLength(1);
      const check = await second.finished(unwrap(await second.call('vault.check', {})).jobId);
      expect(check.result).toEqual({ kind: 'vault-check', checked: 1, problems: [] });
      expect(second.logged).toEqual([]);
    }
  });
});
