import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFileLog, readLastErrors } from '../../../../../electron/app/diagnostics/file-log.ts';
import type { LogMessage } from '../../../../../electron/app/diagnostics/log.ts';
import { createTempDir } from '../../../../support/temp-dir.ts';

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const CANARIES = [
  'Maria Lopez',
  'passport.pdf',
  '/home/maria/x.pdf',
  'maria@example.com',
  'B0ABCDEFGH',
  '111-1234567-7654321',
];

describe('the log in a file', () => {
  it('writes a line for each message, with its fields', () => {
    const dir = createTempDir();
    const log = createFileLog(dir, { now: () => new Date('2026-11-22T10:00:00Z') });
    log.info('opened', { quarantined: 2, removedTemps: 0 });
    log.error('call failed', { channel: 'cases.list', errorId: ID, code: 'disk-full' });
    expect(readLog(dir)).toEqual([
      { at: '2026-11-22T10:00:00.000Z', level: 'info', message: 'opened', quarantined: 2, removedTemps: 0 },
      {
        at: '2026-11-22T10:00:00.000Z',
        level: 'error',
        message: 'call failed',
        errorId: ID,
        channel: 'cases.list',
        code: 'disk-full',
      },
    ]);
    expect(statSync(join(dir, 'reinstate.log')).mode & 0o777).toBe(0o600);
  });

  it('lets no text of the user through, in whatever field it comes', () => {
    const dir = createTempDir();
    const log = createFileLog(dir);
    const names = [
      'errorId',
      'jobId',
      'channel',
      'event',
      'code',
      'stack',
      'quarantined',
      'ms',
      'isSafeMode',
      'file',
      '__proto__',
    ];
    for (const canary of CANARIES) {
      for (const name of names) log.error('surprise', Object.fromEntries([[name, canary]]));
      log.error(canary as LogMessage, { stack: `Error\n  at ${canary} (electron/x.ts:1:1)\n${canary}` });
      log.error('surprise', { ms: { canary } as never, errorId: [canary] as never });
    }
    const text = readFileSync(join(dir, 'reinstate.log'), 'utf8');
    for (const canary of CANARIES) expect(text).not.toContain(canary);
    expect(text).toContain('(withheld)');
  });

  it('lets nothing of any fields through that is not of the form for its name', () => {
    const dir = createTempDir();
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (fields) => {
        createFileLog(dir).error('surprise', { ...fields, code: 'Maria B0ABCDEFGH' });
      }),
    );
    for (const line of readLog(dir)) {
      expect(Object.keys(line).slice(0, 3)).toEqual(['at', 'level', 'message']);
      expect(line['code']).toBe('(withheld)');
    }
  });

  it('keeps three files, none larger than its limit', () => {
    const dir = createTempDir();
    const log = createFileLog(dir, { maxBytes: 1000 });
    for (let n = 0; n < 200; n += 1) log.error('surprise', { ms: n });
    expect(readdirSync(dir).sort()).toEqual(['reinstate.log', 'reinstate.log.1', 'reinstate.log.2']);
    for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).size).toBeLessThanOrEqual(1000);
    expect(readLastErrors(dir, 3).map(({ fields }) => fields['ms'])).toEqual([199, 198, 197]);
    // Over the border of two files nothing is missing.
    expect(readLastErrors(dir, 20).map(({ fields }) => fields['ms'])).toEqual(
      Array.from({ length: 20 }, (_, index) => 199 - index),
    );
  });

  it('goes on when it can’t be written', () => {
    const dir = createTempDir();
    mkdirSync(join(dir, 'reinstate.log'));
    expect(() => createFileLog(dir).error('surprise')).not.toThrow();
    writeFileSync(join(dir, 'file'), '');
    expect(() => createFileLog(join(dir, 'file')).error('surprise')).not.toThrow();
    expect(readLastErrors(join(dir, 'file'), 5)).toEqual([]);
    expect(readLastErrors(dir, 5)).toEqual([]);
  });

  it('redacts again what an older version wrote, and passes over what is no line', () => {
    const dir = createTempDir();
    const line = {
      at: '2026-11-22T10:00:00.000Z',
      level: 'error',
      message: 'Maria Lopez',
      path: '/home/maria',
      code: 'x y',
    };
    writeFileSync(join(dir, 'reinstate.log'), `\0\0\n{"at":1}\n[]\n${JSON.stringify(line)}\n{"at":"2026`);
    expect(readLastErrors(dir, 5)).toEqual([
      { at: line.at, level: 'error', message: '(withheld)', fields: { code: '(withheld)' } },
    ]);
  });
});

function readLog(dir: string): readonly Record<string, unknown>[] {
  const lines = readFileSync(join(dir, 'reinstate.log'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
