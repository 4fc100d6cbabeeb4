// The problem report and safe mode, in the whole application.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createFileLog } from '../../electron/app/diagnostics/file-log.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase, anInteraction } from '../support/a-new-case.ts';
import { runCommand } from '../support/run-command.ts';
import { putFile } from '../support/sample-files.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 60_000 });

const ERROR_ID = '0f8fad5b-d9cb-469f-a165-70867728950e';

/** What stands in the case, in names of files and folders, and in a broken line of the log; none of it may be shared. */
const CANARIES = [
  'Zebulon Canary',
  'zebulon@canary.example',
  'B0CANARY01',
  '111-7654321-7654321',
  'canary-passport',
  'canary-folder',
  'Canary title',
] as const;

/** A data folder with a case full of canaries, and a log with one proper line and one that holds them all. */
async function fillFolder(): Promise<string> {
  const dataDir = join(createTempDir(), 'canary-folder');
  const first = await startApp({ dataDir });
  const { id: caseId } = unwrap(
    await first.call('cases.create', aNewCase({ title: 'Canary title', asins: ['B0CANARY01'] })),
  );
  const file = putFile(createTempDir(), 'canary-passport.txt', CANARIES.join('\n'));
  const { jobId } = unwrap(await first.call('evidence.startImport', { caseId }, [file]));
  expect(await first.finished(jobId)).toMatchObject({ status: 'succeeded' });
  unwrap(
    await first.call('interactions.add', {
      caseId,
      interaction: anInteraction({ person: 'Zebulon Canary', summary: CANARIES.join(' ') }),
    }),
  );
  await first.app.close();
  createFileLog(join(dataDir, 'logs'), { now: () => new Date('2026-11-22T10:00:00Z') }).error('job failed', {
    errorId: ERROR_ID,
    stack: 'Error\n  at electron/app/x.ts:1:1',
  });
  const lying = {
    at: '2026-11-21T10:00:00Z',
    level: 'error',
    message: CANARIES.join(' '),
    file: CANARIES[4],
    code: CANARIES[2],
  };
  appendFileSync(join(dataDir, 'logs', 'reinstate.log'), `${JSON.stringify(lying)}\n`);
  return dataDir;
}

describe('the problem report', () => {
  it('says versions, system, settings, counts and errors, and nothing of what the user has', async () => {
    const dataDir = await fillFolder();
    const { call, app } = await startApp({ dataDir });
    const { text } = unwrap(await call('diagnostics.report', {}));
    for (const canary of CANARIES) expect(text).not.toContain(canary);
    expect(text).not.toContain(dataDir);
    for (const line of [/^ {2}Reinstate 0\.0\.0-test$/m, /^ {2}Node \d+\./m, /^ {2}cases: 1$/m, /^ {2}evidence: 1$/m]) {
      expect(text).toMatch(line);
    }
    expect(text).toContain(`2026-11-22T10:00:00.000Z job failed errorId=${ERROR_ID}`);
    expect(text).toMatch(/^ +at electron\/app\/x\.ts:1:1$/m);
    expect(text).toContain('(withheld)');
    await app.close();
  });

  it('is printed by the command line as the window shows it', async () => {
    const dataDir = await fillFolder();
    const { exit, stdout } = await runCommand(['report', '--data', dataDir]);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^Problem report of Reinstate\nNothing was sent\./);
    for (const canary of CANARIES) expect(stdout).not.toContain(canary);
    const json = await runCommand(['report', '--json', '--data', dataDir]);
    expect(JSON.parse(json.stdout)).toEqual({ text: expect.stringContaining('cases: 1') as unknown });
    expect((await runCommand(['report'])).exit).toBe(2);
  });

  it('is saved as a text file where the user says', async () => {
    const { call, desk } = await startApp();
    expect(await call('diagnostics.saveReport', { text: 'x' })).toMatchObject({ error: { code: 'cancelled' } });
    desk.folder = createTempDir();
    const first = unwrap(await call('diagnostics.saveReport', { text: 'read by me' }));
    expect(readFileSync(first.path, 'utf8')).toBe('read by me');
    const second = unwrap(await call('diagnostics.saveReport', { text: 'again' }));
    expect(second.path).not.toBe(first.path);
    desk.folder = join(desk.folder, 'gone');
    expect(await call('diagnostics.saveReport', { text: 'x' })).toMatchObject({ ok: false });
  });
});

describe('safe mode', () => {
  it('rests what works by itself, and passes over caches and the user’s own catalogue', async () => {
    const dataDir = await fillFolder();
    writeFileSync(join(dataDir, 'catalogue-overrides.json'), '{"documentTypes":{}}');
    const told: string[] = [];
    const { call, app } = await startApp({
      dataDir,
      safeMode: 'after-failures',
      now: () => new Date('2030-01-01T12:00:00Z'),
      onOverridesBroken: (message) => void told.push(message),
    });
    expect(unwrap(await call('system.startState', {}))).toEqual({ safeMode: 'after-failures', folder: null });
    expect(unwrap(await call('cases.list', {}))).toHaveLength(1);
    // The daily copy is due, by years.
    expect(unwrap(await call('backups.list', {})).filter(({ madeAt }) => madeAt.startsWith('2030'))).toEqual([]);
    expect(told).toEqual([]);
    await app.close();
    const normal = await startApp({ dataDir, now: () => new Date('2030-01-01T12:00:00Z') });
    expect(unwrap(await normal.call('system.startState', {})).safeMode).toBe('off');
    expect(unwrap(await normal.call('backups.list', {})).some(({ reason }) => reason === 'daily')).toBe(true);
  });

  it('says where the data folder lies when that is worth a warning', async () => {
    const { call } = await startApp({ folderPlace: { kind: 'cloud', service: 'OneDrive' } });
    expect(unwrap(await call('system.startState', {})).folder).toEqual({ kind: 'cloud', service: 'OneDrive' });
    const network = await startApp({ folderPlace: { kind: 'network' } });
    expect(unwrap(await network.call('system.startState', {})).folder).toEqual({ kind: 'network', service: null });
  });
});
