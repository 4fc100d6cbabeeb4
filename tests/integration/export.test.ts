import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { packetReportSchema } from '../../shared/domain/packet.ts';
import { caseJson, folderEvidence, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { exportKit } from '../support/export-kit.ts';
import { hashTree, listTree, readManifest, sha256 } from '../support/kit-files.ts';
import { runCommand } from '../support/run-command.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 90_000 });

const DATE = ['--date', '2026-10-01'] as const;

/** A kit says nothing of who exported it, where and when. */
function expectNoTraces(kit: string): void {
  for (const name of listTree(kit).filter((file) => !file.startsWith('originals/'))) {
    const text = readFileSync(join(kit, name)).toString('latin1');
    expect(text).not.toContain(dirname(kit));
    expect(text).not.toMatch(/2026-1[12]|reinstate-test-|\/tmp\//);
  }
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
    expectNoTraces(out);
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
    const one = hashTree(join(temp, 'one'));
    for (const name of ['two', 'elsewhere', 'archive']) expect(hashTree(join(temp, name)), name).toEqual(one);
    const later = await runCommand(['export', folder, '--out', join(temp, 'later'), '--date', '2026-10-02']);
    expect(later.exit).toBe(0);
    expect(hashTree(join(temp, 'later'))['packet.pdf']).not.toBe(one['packet.pdf']);
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
