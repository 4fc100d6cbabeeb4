import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { caseJson, folderEvidence, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { hashTree, sha256 } from '../support/kit-files.ts';
import { runCommand, startCommand } from '../support/run-command.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 90_000 });

const DATE = ['--date', '2026-10-01'] as const;

describe('an output folder', () => {
  const exportTo = async (out: string) => {
    const run = await runCommand(['export', await writeCaseFolderFiles(), '--out', out, ...DATE, '--json']);
    return { ...run, error: run.exit === 3 ? (JSON.parse(run.stdout) as { error: unknown }).error : undefined };
  };

  it('that holds something is refused, and stays as it was', async () => {
    const out = createTempDir();
    putFile(out, 'mine.txt', 'keep me');
    const run = await exportTo(out);
    expect(run.exit).toBe(3);
    expect(run.error).toMatchObject({ code: 'target-unusable', details: { reason: 'not-empty' } });
    expect(hashTree(out)).toEqual({ 'mine.txt': sha256(Buffer.from('keep me')) });
    expect(readdirSync(dirname(out)).filter((name) => name.startsWith(`${basename(out)}.part-`))).toEqual([]);
  });

  it('that is empty, or a link to an empty one, is filled', async () => {
    const parent = createTempDir();
    mkdirSync(join(parent, 'empty'));
    symlinkSync(join(parent, 'empty'), join(parent, 'link'));
    expect((await exportTo(join(parent, 'link'))).exit).toBe(0);
    expect(existsSync(join(parent, 'empty', 'packet.pdf'))).toBe(true);
    expect(readdirSync(parent).sort()).toEqual(['empty', 'link']);
  });

  it('that is a file, or lies below one, is refused', async () => {
    const file = putFile(createTempDir(), 'file', 'x');
    for (const out of [file, join(file, 'kit'), join(file, 'a', 'kit')]) {
      const run = await exportTo(out);
      expect(run.error).toMatchObject({ code: 'target-unusable', details: { reason: 'not-a-folder' } });
    }
    expect(readFileSync(file, 'utf8')).toBe('x');
  });

  // Nobody can make folders there, not even root.
  it.runIf(process.platform === 'linux')('that cannot be written is refused', async () => {
    const run = await exportTo('/proc/reinstate/kit');
    expect(run.error).toMatchObject({ code: 'target-unusable', details: { reason: 'not-writable' } });
  });

  it('on a full disk is refused or ends with disk-full, and nothing of it stays', async ({ skip }) => {
    const mount = createTempDir();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', mount], { stdio: 'pipe' });
    } catch {
      return skip('needs the right to mount a small disk');
    }
    try {
      putFile(mount, 'mine.txt', 'keep me');
      const json = caseJson();
      const evidence = [...json.evidence, folderEvidence('big', { file: 'evidence/big.pdf' })];
      for (const [pages, filler] of [
        [400, 0],
        [30, 262_144],
      ] as const) {
        const folder = await writeCaseFolderFiles({ ...json, evidence });
        putFile(folder, 'evidence/big.pdf', await aPdf(pages, 'Big'));
        if (filler > 0) putFile(mount, 'filler', Buffer.alloc(filler));
        const run = await runCommand(['export', folder, '--out', join(mount, 'kit'), ...DATE, '--json']);
        expect(run.exit, run.stderr).toBe(3);
        expect(JSON.parse(run.stdout)).toMatchObject({ error: { code: 'disk-full' } });
        rmSync(join(mount, 'filler'), { force: true });
        expect(readdirSync(mount)).toEqual(['mine.txt']);
      }
    } finally {
      execFileSync('umount', [mount]);
    }
  });
});

describe('stopping an export', () => {
  it('leaves nothing: neither the kit nor its half, nor folders made for it', async () => {
    const evidence = Array.from({ length: 12 }, (_, n) => folderEvidence(`e${n}`, { file: `evidence/e${n}.pdf` }));
    const folder = await writeCaseFolderFiles(
      caseJson({ evidence, plan: { rootCause: 'x', correctiveActions: '', preventiveMeasures: '' } }),
    );
    for (let n = 0; n < 12; n += 1) putFile(folder, `evidence/e${n}.pdf`, await aPdf(60, `Evidence ${n}`));
    const parent = createTempDir();
    const stop = new AbortController();
    const running = runCommand(['export', folder, '--out', join(parent, 'a', 'kit'), ...DATE], { signal: stop.signal });
    // As soon as the half-written folder appears.
    while (!existsSync(join(parent, 'a')) || readdirSync(join(parent, 'a')).length === 0) await wait(5);
    stop.abort();
    const run = await running;
    expect(run.exit).toBe(1);
    expect(run.stderr).toBe('Stopped. Nothing was written.\n');
    expect(readdirSync(parent)).toEqual([]);
  });

  it('by the terminal ends the process soon, with nothing left', async () => {
    const folder = await writeCaseFolderFiles();
    putFile(folder, 'evidence/inv-acme.pdf', await aPdf(1500, 'Long'));
    const parent = createTempDir();
    const { child, done } = startCommand(['export', folder, '--out', join(parent, 'kit'), ...DATE]);
    while (readdirSync(parent).length === 0 && child.exitCode === null) await wait(5);
    child.kill('SIGINT');
    expect((await done).exit).toBe(1);
    expect(readdirSync(parent)).toEqual([]);
  });
});
