import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareKitFiles } from '../../../../../electron/features/packets/verify-kit.ts';
import type { KitManifest } from '../../../../../shared/domain/packet.ts';
import { createTempDir } from '../../../../support/temp-dir.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function aKit(): { readonly folder: string; readonly manifest: KitManifest } {
  const folder = createTempDir();
  for (const file of ['packet.pdf', 'original.pdf']) writeFileSync(join(folder, file), file);
  const exhibit = { label: 'A', evidenceId: 'inv', title: 'Invoice', separatorPage: 2, firstPage: 3, lastPage: 3 };
  const file = (name: string) => ({ file: name, sizeBytes: name.length, sha256: hashOf(name) });
  const manifest: KitManifest = {
    format: 'reinstate.kit/1',
    application: 'Reinstate',
    date: '2026-10-01',
    caseTitle: 'A case',
    report: {
      packet: { file: 'packet.pdf', pages: 3, bytes: 10, sha256: hashOf('packet.pdf') },
      sections: [
        { kind: 'letter', firstPage: 1, lastPage: 1 },
        { kind: 'exhibits', firstPage: 2, lastPage: 3 },
      ],
      exhibits: [exhibit],
      citations: [],
      findings: [],
    },
    originals: [
      {
        file: 'original.pdf',
        exhibit: 'A',
        evidenceId: 'inv',
        originalName: 'i.pdf',
        sha256: hashOf('original.pdf'),
      },
    ],
    files: [file('original.pdf'), file('packet.pdf')],
  };
  return { folder, manifest };
}

const messagesOf = async (folder: string, manifest: KitManifest): Promise<readonly string[]> =>
  (await compareKitFiles(folder, manifest)).map(({ message }) => message);

describe('compareKitFiles', () => {
  it('finds nothing in a kit that is as it was written', async () => {
    const { folder, manifest } = aKit();
    expect(await compareKitFiles(folder, manifest)).toEqual([]);
  });

  it('wants the original of a separate file under the name that the packet says', async () => {
    const { folder, manifest } = aKit();
    const enclose = (enclosed: string): KitManifest => ({
      ...manifest,
      report: { ...manifest.report, exhibits: manifest.report.exhibits.map((one) => ({ ...one, enclosed })) },
    });
    expect(await messagesOf(folder, enclose('original.pdf'))).toEqual([]);
    expect(await messagesOf(folder, enclose('other.pdf'))).toEqual([
      'Exhibit A is the separate file other.pdf, which is not among the originals.',
    ]);
  });

  it('names what a manifest says in two ways: sizes, originals, sections', async () => {
    const { folder, manifest } = aKit();
    const sizes = manifest.files.map((file) => ({ ...file, sizeBytes: 1 }));
    expect(await messagesOf(folder, { ...manifest, files: sizes })).toContain(
      'packet.pdf has another size than the manifest says.',
    );
    expect(await messagesOf(folder, { ...manifest, originals: [] })).toEqual([
      'Exhibit A has no original in the manifest.',
    ]);
    const report = { ...manifest.report, sections: manifest.report.sections.slice(0, 1) };
    expect(await messagesOf(folder, { ...manifest, report })).toEqual(['The sections end on page 1 of 3.']);
  });
});
