import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../electron/app/create-app.ts';
import { contract } from '../../shared/contracts/index.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { putFile } from '../support/sample-files.ts';
import { startApp } from '../support/start-app.ts';
import { testOptions } from '../support/test-options.ts';
import { createTempDir } from '../support/temp-dir.ts';

describe('createApp', () => {
  it('answers every call of the contract but those that the application around it answers', async () => {
    const { app } = await startApp();
    const calls = Object.entries(contract).filter(
      ([name, { kind }]) => kind === 'call' && !name.startsWith('protection.'),
    );
    expect(Object.keys(app.handlers).toSorted()).toEqual(calls.map(([name]) => name).toSorted());
  });

  it('refuses a second instance on the same folder, and touches nothing of the first', async () => {
    const first = await startApp();
    putFile(first.dataDir, 'tmp/pieces/1.pdf', 'in use');
    const second = await createApp(testOptions(first.dataDir));
    expect(second).toMatchObject({ ok: false, error: { code: 'target-unusable', details: { reason: 'locked' } } });
    expect(existsSync(join(first.dataDir, 'tmp/pieces/1.pdf'))).toBe(true);
    expect((await first.call('cases.create', aNewCase())).ok).toBe(true);
  });

  it('refuses data of a newer version, and leaves it alone', async () => {
    const first = await startApp();
    await first.app.close();
    const db = new DatabaseSync(join(first.dataDir, 'reinstate.db'));
    db.exec('PRAGMA user_version = 999');
    db.close();
    const again = await createApp(testOptions(first.dataDir));
    expect(again).toMatchObject({ ok: false, error: { code: 'newer-data', details: { found: 999 } } });
  });

  it('clears half a backup that a killed run left, and nothing else of the folder', async () => {
    const first = await startApp();
    await first.app.close();
    putFile(first.dataDir, 'backups/000001-manual-2026-09-14T101500Z.db.part', 'half');
    putFile(first.dataDir, 'backups/notes.txt', 'the user’s own');
    await startApp({ dataDir: first.dataDir });
    expect(readdirSync(join(first.dataDir, 'backups'))).toEqual(['notes.txt']);
  });

  it('says what is wrong when the data folder cannot be made', async () => {
    const file = putFile(createTempDir(), 'file', 'x');
    const created = await createApp(testOptions(join(file, 'data')));
    expect(created).toMatchObject({ ok: false, error: { code: 'target-unusable' } });
    const dir = createTempDir();
    writeFileSync(join(dir, 'vault'), 'a file where the vault should be');
    expect(await createApp(testOptions(dir))).toMatchObject({ ok: false });
    // The database was closed again: nothing keeps the folder locked.
    mkdirSync(join(dir, 'other'));
    expect((await createApp(testOptions(join(dir, 'other')))).ok).toBe(true);
  });

  it('makes a copy of the database once a day, as soon as there is a case', async () => {
    const at = (day: number) => ({ now: () => new Date(Date.UTC(2026, 9, day, 12)) });
    const first = await startApp(at(1));
    const backups = join(first.dataDir, 'backups');
    expect(existsSync(backups) ? readdirSync(backups) : []).toEqual([]);
    unwrap(await first.call('cases.create', aNewCase()));
    await first.app.close();
    for (const [day, count] of [
      [1, 1],
      [1, 1],
      [2, 2],
    ] as const) {
      const { app } = await startApp({ dataDir: first.dataDir, ...at(day) });
      await app.close();
      expect(readdirSync(backups)).toHaveLength(count);
    }
  });

  it('may be closed twice, and answers a late call with a failure', async () => {
    const { app, call } = await startApp();
    await Promise.all([app.close(), app.close()]);
    expect(await call('cases.list', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  it('logs no word of what the user wrote', async () => {
    const lines: string[] = [];
    const write = (message: string, fields?: object): void => void lines.push(`${message} ${JSON.stringify(fields)}`);
    const { app, call } = await startApp({ log: { info: write, error: write } });
    unwrap(await call('cases.create', aNewCase({ title: 'Canary title' })));
    await app.close();
    await call('search.find', { query: 'Canary query' });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toContain('Canary');
  });
});
