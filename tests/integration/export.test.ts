import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { kitManifestSchema, packetReportSchema, type KitManifest } from '../../shared/domain/packet.ts';
import type { CaseFolderInput } from '../../shared/domain/case-folder.ts';
import { caseJson, folderEvidence, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { runCommand, startCommand } from '../support/run-command.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { createTempDir } from '../support/temp-dir.ts';

const DATE = ['--date', '2026-10-01'] as const;

function listTree(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();
}

const readTree = (dir: string): Record<string, string> =>
  Object.fromEntries(listTree(dir).map((name) => [name, sha256(readFileSync(join(dir, name)))]));

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function readManifest(kit: string): KitManifest {
  return kitManifestSchema.parse(JSON.parse(readFileSync(join(kit, 'manifest.json'), 'utf8')));
}

async function exportKit(json?: CaseFolderInput): Promise<string> {
  const folder = await writeCaseFolderFiles(json);
  const out = join(createTempDir(), 'kit');
  const run = await runCommand(['export', folder, '--out', out, ...DATE]);
  expect(run.exit, run.stderr).toBe(0);
  return out;
}

describe('export', () => {
  it('writes packet, originals, texts and manifest, and prints what it did', async () => {
    const folder = await writeCaseFolderFiles();
    const out = join(createTempDir(), 'deep', 'er', 'kit');
    const run = await runCommand(['export', folder, '--out', out, ...DATE, '--json']);
    expect(run.exit, run.stderr).toBe(0);
    expect(listTree(out)).toEqual([
      'manifest.json',
      'originals/01_Exhibit-A_acme-invoice-1043.pdf',
      'originals/02_Exhibit-B_removal-order.jpg',
      'packet.pdf',
      'paste/corrective-actions.txt',
      'paste/cover-letter.txt',
      'paste/preventive-measures.txt',
      'paste/root-cause.txt',
    ]);
    const { kit, ...report } = JSON.parse(run.stdout) as Record<string, unknown>;
    expect(kit).toBe(out);
    expect(packetReportSchema.parse(report)).toEqual(report);
    const manifest = readManifest(out);
    expect(manifest.report).toEqual(report);
    expect(manifest.report.exhibits.map(({ label, evidenceId }) => [label, evidenceId])).toEqual([
      ['A', 'inv-acme'],
      ['B', 'removal'],
    ]);
    expect(statSync(join(out, 'packet.pdf')).size).toBe(manifest.report.packet.bytes);
  });

  it('keeps originals byte for byte, and every hash of the manifest is the hash of its file', async () => {
    const folder = await writeCaseFolderFiles();
    const out = join(createTempDir(), 'kit');
    await runCommand(['export', folder, '--out', out, ...DATE]);
    const manifest = readManifest(out);
    for (const { file, sha256: expected, sizeBytes } of manifest.files) {
      const bytes = readFileSync(join(out, file));
      expect(sha256(bytes), file).toBe(expected);
      expect(bytes.length).toBe(sizeBytes);
    }
    expect(manifest.originals.map(({ originalName }) => originalName)).toEqual(['inv-acme.pdf', 'removal.jpg']);
    const invoice = readFileSync(join(out, 'originals/01_Exhibit-A_acme-invoice-1043.pdf'));
    expect(invoice).toEqual(readFileSync(join(folder, 'evidence/inv-acme.pdf')));
  });

  it('gives the same bytes twice, from a folder elsewhere and from an archive', async () => {
    const folder = await writeCaseFolderFiles();
    const temp = createTempDir();
    const elsewhere = await writeCaseFolderFiles();
    const archive = join(temp, 'case.reinstate');
    expect((await runCommand(['archive', folder, '--out', archive])).exit).toBe(0);
    for (const [name, input] of Object.entries({ one: folder, two: folder, elsewhere, archive })) {
      const run = await runCommand(['export', input, '--out', join(temp, name), ...DATE]);
      expect(run.exit, run.stderr).toBe(0);
    }
    const one = readTree(join(temp, 'one'));
    for (const name of ['two', 'elsewhere', 'archive']) expect(readTree(join(temp, name)), name).toEqual(one);
    const later = await runCommand(['export', folder, '--out', join(temp, 'later'), '--date', '2026-10-02']);
    expect(later.exit).toBe(0);
    expect(readTree(join(temp, 'later'))['packet.pdf']).not.toBe(one['packet.pdf']);
  });

  it('says nothing of who exported, where and when', async () => {
    const out = await exportKit();
    for (const name of listTree(out).filter((file) => !file.startsWith('originals/'))) {
      const text = readFileSync(join(out, name)).toString('latin1');
      expect(text).not.toContain(dirname(out));
      expect(text).not.toMatch(/2026-1[12]|reinstate-test-|\/tmp\//);
    }
  });

  it('takes today when no date is given', async () => {
    const folder = await writeCaseFolderFiles();
    const out = join(createTempDir(), 'kit');
    await runCommand(['export', folder, '--out', out]);
    expect(readManifest(out).date).toBe('2026-10-01');
  });

  it('ends with 4 when the packet is larger than asked for, and keeps the kit', async () => {
    const folder = await writeCaseFolderFiles();
    const out = join(createTempDir(), 'kit');
    const run = await runCommand(['export', folder, '--out', out, ...DATE, '--max-mb', '0.001', '--json']);
    expect(run.exit).toBe(4);
    const { findings } = JSON.parse(run.stdout) as { findings: readonly object[] };
    expect(findings[0]).toMatchObject({ rule: 'packet-size', level: 'error' });
    expect(existsSync(join(out, 'packet.pdf'))).toBe(true);
  });

  it('keeps the case in --data, and leaves nothing behind without it', async () => {
    const folder = await writeCaseFolderFiles();
    const data = join(createTempDir(), 'data');
    await runCommand(['export', folder, '--out', join(createTempDir(), 'kit'), '--data', data]);
    expect(readdirSync(data)).toContain('reinstate.db');
    expect(readdirSync(join(data, 'vault')).length).toBeGreaterThan(0);
    expect(existsSync(join(data, 'tmp', 'kits')) ? readdirSync(join(data, 'tmp', 'kits')) : []).toEqual([]);
  });
});

describe('a title of any kind', () => {
  const titles = {
    quotes: `He said "it's" <b>fine</b> & 'done'`,
    slashes: '../../etc/passwd \\ C:\\x',
    dollars: '$&# 100 % `rm -rf`',
    emoji: 'Invoice 🧾👩🏽‍🔬',
    long: 'Sehr langer Titel mit Wörtern '.repeat(10).trim().slice(0, 300),
    hebrew: 'חשבונית 1043 מספק',
    arabic: 'فاتورة المورد',
    script: '<script>alert(1)</script>',
    line: 'two\nlines\tand a tab',
    device: 'CON',
  };

  it('is kept as text and gives a safe file name', async () => {
    const evidence = Object.entries(titles).map(([id, title]) =>
      folderEvidence(id, { title, file: 'evidence/inv-acme.pdf', note: title, issuer: title }),
    );
    const json = caseJson({
      evidence,
      plan: { ...caseJson().plan, rootCause: titles.script, correctiveActions: '', preventiveMeasures: '' },
    });
    const out = await exportKit({ ...json, case: { ...json.case, title: titles.quotes } });
    const manifest = readManifest(out);
    expect(manifest.caseTitle).toBe(titles.quotes);
    expect(manifest.report.exhibits.map(({ title }) => title)).toEqual(Object.values(titles));
    const names = manifest.originals.map(({ file }) => basename(file));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) {
      expect(name.length).toBeLessThanOrEqual(120);
      expect(name).toMatch(/^\d\d_Exhibit-[A-Z]+(_[\p{L}\p{N}\p{M}-]+)?\.pdf$/u);
    }
    expect(readFileSync(join(out, 'paste/root-cause.txt'), 'utf8')).toBe(`${titles.script}\n`);
    expect((await runCommand(['verify', out])).exit).toBe(0);
  });
});

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
    expect(readTree(out)).toEqual({ 'mine.txt': sha256(Buffer.from('keep me')) });
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
    expect(JSON.parse(run.stdout)).toMatchObject({ faults: [{ rule: 'hash' }] });
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
    const text = putFile(folder, 'notes.txt', 'hello');
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
    const keys = ['file', 'accepted', 'kind', 'mime', 'pages', 'width', 'height', 'dpi', 'sha256', 'findings', 'error'];
    for (const answer of answers) expect(Object.keys(answer)).toEqual(keys);
    expect((await runCommand(['inspect', files[0] ?? ''])).exit).toBe(0);
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
    expect(damaged.stderr).toContain("can't be read as a case archive");
  });
});
