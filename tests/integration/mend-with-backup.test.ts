import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../electron/app/create-app.ts';
import { openLockableApp } from '../../electron/app/lockable-app.ts';
import type { FoundBackup } from '../../electron/app/start/open-or-mend.ts';
import { createKeyRing } from '../../electron/keys/key-ring.ts';
import { deriveVaultKeys } from '../../electron/keys/vault-keys.ts';
import { createDeviceKeys } from '../../electron/shell/device-keys.ts';
import type { AppError } from '../../shared/errors.ts';
import { connect } from '../../electron/store/connect.ts';
import { unwrap } from '../../shared/result.ts';
import { createKeychain } from '../standin/keychain.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { startApp } from '../support/start-app.ts';
import { type LockableTestApp, startLockableApp } from '../support/start-lockable-app.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { testOptions } from '../support/test-options.ts';

const KEPT = 'reinstate.db.before-restore-1';

/** A data folder with two backups: of one appeal, and of two; a third came after them. Closed. */
async function aFolder(kind: 'protected' | 'plain') {
  const keychainDir = createTempDir();
  if (kind === 'plain') writeFileSync(join(keychainDir, 'absent'), '');
  const app = await startLockableApp({ keychainDir });
  if (kind === 'protected') await app.confirmCode();
  for (const title of ['First', 'Second']) {
    unwrap(await app.call('cases.create', aNewCase({ title })));
    unwrap(await app.call('backups.create', {}));
  }
  unwrap(await app.call('cases.create', aNewCase({ title: 'Third' })));
  await app.app.close();
  const file = join(app.dataDir, 'reinstate.db');
  const backups = readdirSync(join(app.dataDir, 'backups')).filter((name) => name.endsWith('.db'));
  const newestFirst = backups
    .toSorted()
    .toReversed()
    .map((name) => join(app.dataDir, 'backups', name));
  return { dataDir: app.dataDir, keychainDir, file, backups: newestFirst };
}

function spoil(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xaa, 0, 8192);
  writeFileSync(file, bytes);
}

async function listTitles({ call }: LockableTestApp): Promise<readonly string[]> {
  return unwrap(await call('cases.list', {}))
    .map(({ title }) => title)
    .toSorted();
}

/** The first page of each table, counted from 1. */
async function listRootPages({ dataDir, keychainDir, file }: Record<'dataDir' | 'keychainDir' | 'file', string>) {
  const ring = createKeyRing({ dir: dataDir, deviceKeys: createDeviceKeys(createKeychain(keychainDir), 'linux') });
  const key = unwrap(await ring.unlock({ by: 'device' }));
  const db = connect(file, { key: deriveVaultKeys(key).database, readonly: true });
  const pages = db
    .prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
    .pluck();
  try {
    return pages.all();
  } finally {
    db.close();
  }
}

describe.each(['protected', 'plain'] as const)('a damaged database of a %s folder', (kind) => {
  it('is replaced by the newest backup when the user agrees, and kept', async () => {
    const { dataDir, keychainDir, file } = await aFolder(kind);
    spoil(file);
    const damaged = readFileSync(file);
    const offers: FoundBackup[] = [];
    const offerBackup = async (found: FoundBackup): Promise<boolean> => offers.push(found) > 0;
    const app = await startLockableApp({ dataDir, keychainDir, changes: { offerBackup } });
    expect(offers).toMatchObject([{ cases: 2, evidence: 0 }]);
    expect(await listTitles(app)).toEqual(['First', 'Second']);
    expect(readFileSync(join(dataDir, KEPT)).equals(damaged)).toBe(true);
    // And nothing is asked of a folder that opens.
    expect(await listTitles(await app.restart())).toEqual(['First', 'Second']);
    expect(offers).toHaveLength(1);
  });

  it('is replaced by an older backup when the newest is damaged as well', async () => {
    const { dataDir, keychainDir, file, backups } = await aFolder(kind);
    spoil(file);
    spoil(backups[0] ?? '');
    const offerBackup = async (): Promise<boolean> => true;
    const app = await startLockableApp({ dataDir, keychainDir, changes: { offerBackup } });
    expect(await listTitles(app)).toEqual(['First']);
  });

  it.each([
    ['the user declines', async () => false, 0],
    ['no backup can be read', async () => true, 2],
  ])('stays as it is when %s', async (_, offerBackup, spoiltBackups) => {
    const { dataDir, keychainDir, file, backups } = await aFolder(kind);
    truncateSync(file, 4000);
    backups.slice(0, spoiltBackups).forEach(spoil);
    const before = readFileSync(file);
    const deviceKeys = createDeviceKeys(createKeychain(keychainDir), 'linux');
    const opened = await openLockableApp({ ...testOptions(dataDir), deviceKeys, offerBackup });
    expect(opened).toMatchObject({ ok: false, error: { code: 'data-damaged' } });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(join(dataDir, KEPT))).toBe(false);
  });
});

describe('a damaged page that the first screen does not read', () => {
  it('is found after it, and a start after that one offers a backup', async () => {
    const { dataDir, keychainDir, file } = await aFolder('protected');
    const sound = readFileSync(file);
    const pages = await listRootPages({ dataDir, keychainDir, file });
    const told = Promise.withResolvers<AppError>();
    const start = async (page: number): Promise<boolean> => {
      const damaged = Buffer.from(sound);
      damaged[page * 4096 + 777] = (damaged[page * 4096 + 777] ?? 0) ^ 0x10;
      writeFileSync(file, damaged);
      const deviceKeys = createDeviceKeys(createKeychain(keychainDir), 'linux');
      const changes = { whenShown: Promise.resolve(), onDamaged: told.resolve };
      const opened = await openLockableApp({ ...testOptions(dataDir), deviceKeys, ...changes });
      if (opened.ok) onTestFinished(() => opened.value.close());
      return opened.ok;
    };
    // Some of them are read by the start itself, which doesn't open then.
    while (!(await start((pages.pop() ?? NaN) - 1)));
    expect((await told.promise).code).toBe('data-damaged');

    // As the shell does: ended without being closed, and started again.
    const copy = createTempDir();
    cpSync(dataDir, copy, { recursive: true });
    const offers: FoundBackup[] = [];
    const offerBackup = async (found: FoundBackup): Promise<boolean> => offers.push(found) > 0;
    const changes = { offerBackup, whenShown: Promise.resolve() };
    const mended = await startLockableApp({ dataDir: copy, keychainDir, changes });
    expect(offers).toHaveLength(1);
    expect(await listTitles(mended)).toEqual(['First', 'Second']);
  });
});

describe('a database that is gone or empty', () => {
  it.each([
    ['gone', (file: string) => rmSync(file)],
    ['empty', (file: string) => truncateSync(file, 0)],
  ])('is damage where documents lie, also without a backup: %s', async (_, spoilIt) => {
    const { dataDir, app, call } = await startApp();
    unwrap(await call('cases.openExample', {}));
    await app.close();
    rmSync(join(dataDir, 'backups'), { recursive: true, force: true });
    spoilIt(join(dataDir, 'reinstate.db'));
    const before = readdirSync(join(dataDir, 'vault'), { recursive: true });
    const opened = await createApp(testOptions(dataDir));
    expect(opened).toMatchObject({ ok: false, error: { code: 'data-damaged', details: { backup: null } } });
    expect(readdirSync(join(dataDir, 'vault'), { recursive: true })).toEqual(before);
  });
});

describe('an ordinary start', () => {
  it('asks nothing', async () => {
    const offerBackup = (): Promise<boolean> => Promise.reject(new Error('asked'));
    const dataDir = createTempDir();
    const app = await startLockableApp({ dataDir, changes: { offerBackup } });
    expect(await listTitles(app)).toEqual([]);
  });
});
