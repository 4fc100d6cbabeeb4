import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KitManifest, PacketReport } from '../../shared/domain/packet.ts';
import { makeNoisyScanPdf } from '../fixtures/scans/noisy-scans.ts';
import { caseJson, folderEvidence, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { runCommand } from '../support/run-command.ts';
import { createTempDir } from '../support/temp-dir.ts';

const DATE = ['--date', '2026-10-01'];

async function writeScannedCase(): Promise<string> {
  const json = caseJson({
    evidence: [
      folderEvidence('inv-acme', { title: 'Acme invoice 1043' }),
      folderEvidence('removal', { type: 'removal_order_proof', title: 'Removal order' }),
      folderEvidence('passport', { type: 'gov_id', title: 'Passport', documentDate: null }),
    ],
  });
  const folder = await writeCaseFolderFiles(json);
  writeFileSync(join(folder, 'evidence/inv-acme.pdf'), await makeNoisyScanPdf([{ seed: 1 }, { seed: 2 }]));
  writeFileSync(join(folder, 'evidence/removal.pdf'), await makeNoisyScanPdf([{ seed: 3 }]));
  writeFileSync(join(folder, 'evidence/passport.pdf'), await makeNoisyScanPdf([{ seed: 4 }]));
  return folder;
}

async function exportWith(folder: string, words: readonly string[]) {
  const out = join(createTempDir(), 'kit');
  const run = await runCommand(['export', folder, '--out', out, ...DATE, ...words, '--json']);
  return { out, run, report: JSON.parse(run.stdout) as PacketReport };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('export --limit', { timeout: 300_000 }, () => {
  it('reduces pictures, tells it by exhibit, and keeps the originals byte for byte', async () => {
    const folder = await writeScannedCase();
    const { out, run, report } = await exportWith(folder, ['--limit', '4MB']);
    expect(run.exit, run.stderr).toBe(0);
    expect(report.volumes).toBeUndefined();
    expect(report.packet.bytes).toBeLessThanOrEqual(4_000_000);
    expect(report.size).toMatchObject({ limitBytes: 4_000_000, isMet: true, twoColour: false });
    const labels = report.size?.exhibits.map(({ label }) => label) ?? [];
    const passport = report.exhibits.find(({ evidenceId }) => evidenceId === 'passport');
    expect(labels.length).toBeGreaterThan(0);
    expect(labels).not.toContain(passport?.label);
    const sources = readdirSync(join(folder, 'evidence')).map((file) =>
      sha256(readFileSync(join(folder, 'evidence', file))),
    );
    for (const file of readdirSync(join(out, 'originals'))) {
      expect(sources).toContain(sha256(readFileSync(join(out, 'originals', file))));
    }
    const verified = await runCommand(['verify', out]);
    expect(verified.exit, verified.stdout).toBe(0);
  });

  it('divides what can not be reduced enough, and verify reads every volume and the set', async () => {
    const folder = await writeScannedCase();
    const { out, run, report } = await exportWith(folder, ['--limit', '2.6MB']);
    expect(run.exit, run.stderr).toBe(0);
    expect(report.volumes?.length).toBe(2);
    const files = report.volumes?.map(({ file }) => file) ?? [];
    expect(readdirSync(out).filter((file) => file.endsWith('.pdf'))).toEqual(files);
    expect(readFileSync(join(out, 'paste/root-cause.txt'), 'utf8')).toMatch(/\(volume 1, p\. \d+\)/);
    const verified = await runCommand(['verify', out]);
    expect(verified.exit, verified.stdout).toBe(0);

    const path = join(out, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as KitManifest;
    for (const exhibit of manifest.report.exhibits) if (exhibit.volume === 2) exhibit.volume = 1;
    writeFileSync(path, JSON.stringify(manifest));
    const broken = await runCommand(['verify', out, '--json']);
    expect(broken.exit).toBe(4);
    const { faults } = JSON.parse(broken.stdout) as { faults: readonly { rule: string }[] };
    expect(faults.map(({ rule }) => rule)).toContain('volumes');
  });

  it('refuses a limit that is no size', async () => {
    const run = await runCommand(['export', 'x', '--out', 'y', '--limit', 'small']);
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('--limit "small" is not a size in MB');
  });
});
