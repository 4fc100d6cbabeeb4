import { readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { unwrap } from '../../shared/result.ts';
import { caseJson, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { exportKit } from '../support/export-kit.ts';
import { runCommand } from '../support/run-command.ts';
import { putFile } from '../support/sample-files.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 90_000 });

describe('verify', () => {
  it('names each file that was changed, is missing or is too many', async () => {
    const kit = await exportKit();
    writeFileSync(join(kit, 'paste/root-cause.txt'), 'Something else');
    unlinkSync(join(kit, 'originals/02_Exhibit-B_removal-order.jpg'));
    writeFileSync(join(kit, 'extra.txt'), 'x');
    const run = await runCommand(['verify', kit, '--json']);
    expect(run.exit).toBe(4);
    expect(JSON.parse(run.stdout)).toEqual({
      ok: false,
      faults: [
        { rule: 'file-missing', page: null, message: 'originals/02_Exhibit-B_removal-order.jpg is missing.' },
        { rule: 'hash', page: null, message: 'paste/root-cause.txt is not as it was written.' },
        { rule: 'file-unknown', page: null, message: 'extra.txt is not part of the kit.' },
      ],
    });
  });

  it('names a packet whose bytes were changed', async () => {
    const kit = await exportKit();
    const file = join(kit, 'packet.pdf');
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff;
    writeFileSync(file, bytes);
    const run = await runCommand(['verify', kit, '--json']);
    expect(run.exit).toBe(4);
    const { faults } = JSON.parse(run.stdout) as { faults: readonly { rule: string }[] };
    expect(faults[0]?.rule).toBe('hash');
  });

  it('reads a packet alone, and refuses what is neither a kit nor a packet', async () => {
    const kit = await exportKit();
    expect((await runCommand(['verify', join(kit, 'packet.pdf'), '--json'])).stdout).toContain('"ok": true');
    expect((await runCommand(['verify', createTempDir()])).exit).toBe(3);
    expect((await runCommand(['verify', join(kit, 'nothing')])).exit).toBe(3);
    expect((await runCommand(['verify', join(kit, 'manifest.json')])).exit).toBe(4);
    writeFileSync(join(kit, 'manifest.json'), '{"format":"other"}');
    expect((await runCommand(['verify', kit])).exit).toBe(3);
  });
});

describe('inspect', () => {
  it('prints what intake makes of each file, in order', async () => {
    const folder = await writeCaseFolderFiles();
    const text = putFile(folder, 'page.html', '<!doctype html><p>hello');
    const files = [
      join(folder, 'evidence/inv-acme.pdf'),
      text,
      join(folder, 'evidence/removal.jpg'),
      join(folder, 'no.pdf'),
    ];
    const run = await runCommand(['inspect', ...files, '--json']);
    expect(run.exit).toBe(3);
    const answers = JSON.parse(run.stdout) as readonly object[];
    expect(answers).toMatchObject([
      {
        file: files[0],
        accepted: true,
        kind: 'pdf',
        mime: 'application/pdf',
        pages: 2,
        width: null,
        height: null,
        error: null,
      },
      { file: files[1], accepted: false, kind: null, sha256: null, error: { code: 'kind' } },
      { file: files[2], accepted: true, kind: 'image', mime: 'image/jpeg', pages: 1, width: 1200, height: 900 },
      { file: files[3], accepted: false, error: { code: 'missing' } },
    ]);
    const measured = ['width', 'height', 'dpi', 'sha256', 'colour', 'textLayer', 'blankPages', 'rotatedPages'];
    const keys = ['file', 'accepted', 'kind', 'mime', 'pages', ...measured, 'pagePictures', 'findings', 'error'];
    for (const answer of answers) expect(Object.keys(answer)).toEqual(keys);
    expect((await runCommand(['inspect', files[0] ?? ''])).exit).toBe(0);
  });

  it('keeps the limit for one file that the settings of the data folder set, else 200 MB', async () => {
    const large = putFile(createTempDir(), 'large.pdf', new Uint8Array(11 * 1024 * 1024));
    const { app, call, dataDir } = await startApp();
    unwrap(await call('settings.update', { patch: { maxFileMb: 10 } }));
    await app.close();
    const limited = await runCommand(['inspect', large, '--data', dataDir]);
    expect(limited.stdout).toMatch(/refused \[too-large\].*10 MB/);
    expect((await runCommand(['inspect', large])).stdout).not.toContain('too-large');
    expect((await runCommand(['help'])).stdout).toContain('files over 200 MB');
  });
});

describe('archive and restore', () => {
  it('bring a case into a data folder, where it can be exported again', async () => {
    const folder = await writeCaseFolderFiles();
    const temp = createTempDir();
    const file = join(temp, 'case.reinstate');
    const archived = await runCommand(['archive', folder, '--out', file, '--json']);
    expect(JSON.parse(archived.stdout)).toMatchObject({ archive: file, files: [{}, {}, {}] });
    const restored = await runCommand(['restore', file, '--data', join(temp, 'data'), '--json']);
    expect(restored.exit, restored.stderr).toBe(0);
    expect(JSON.parse(restored.stdout)).toMatchObject({ title: caseJson().case.title, evidence: 2 });
    expect((await runCommand(['archive', folder, '--out', file])).exit).toBe(3);
    writeFileSync(file, readFileSync(file).subarray(0, 3000));
    const damaged = await runCommand(['restore', file, '--data', join(temp, 'data')]);
    expect(damaged.exit).toBe(3);
    expect(damaged.stderr).toContain("can't be read as a saved appeal");
  });
});

describe('commands on a sealed archive', () => {
  it('take its passphrase from a file, and leave nothing of it behind', async () => {
    const temp = createTempDir();
    const [file, right, wrong] = ['case.reinstate', 'right.txt', 'wrong.txt'].map((name) => join(temp, name));
    if (file === undefined || right === undefined || wrong === undefined) throw new Error('three names');
    writeFileSync(right, 'correct horse battery\n');
    writeFileSync(wrong, 'correct horse batterie\n');
    const option = '--archive-passphrase-file';
    const folder = await writeCaseFolderFiles();
    expect((await runCommand(['archive', folder, '--out', file, option, right])).exit).toBe(0);
    const data = join(temp, 'data');
    const commands = (input: string): string[][] => [
      ['check', input, '--date', '2026-10-01', '--data', data],
      ['timeline', input, '--out', join(temp, `timeline-${input === file}`)],
      ['export', input, '--out', join(temp, `kit-${input === file}`), '--date', '2026-10-01'],
    ];
    for (const [at, words] of commands(file).entries()) {
      const name = words[0] ?? '';
      const asked = await runCommand(words);
      expect(asked, name).toMatchObject({ exit: 3, stderr: expect.stringContaining(`${option} <file>`) });
      const refused = await runCommand([...words, option, wrong, '--json']);
      expect(refused.exit, name).toBe(3);
      expect(JSON.parse(refused.stdout), name).toMatchObject({ error: { code: 'wrong-key' } });
      const unread = await runCommand([...words, option, join(temp, 'gone.txt')]);
      expect(unread, name).toMatchObject({ exit: 2, stderr: expect.stringContaining(`[${option} <file>]`) });
      const done = await runCommand([...words, option, right]);
      if (name === 'check') expect(readdirSync(join(data, 'tmp', 'archives'))).toEqual([]);
      const ofFolder = await runCommand(commands(folder)[at] ?? []);
      expect(done.exit, done.stderr).toBe(ofFolder.exit);
      if (name === 'check') expect(done.stdout).toBe(ofFolder.stdout);
    }
    const [kit, ofFolder] = [join(temp, 'kit-true'), join(temp, 'kit-false')];
    expect(readFileSync(join(kit, 'packet.pdf')).equals(readFileSync(join(ofFolder, 'packet.pdf')))).toBe(true);
  }, 120_000);
});
