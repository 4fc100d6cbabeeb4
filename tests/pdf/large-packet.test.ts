import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { writeStored } from '../../electron/vault/stored-file.ts';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import type { PacketTask } from '../../electron/pdf/build-packet-file.ts';
import { createRawPdf } from '../fixtures/odd-papers/raw-pdf.ts';
import { aPacketPlan } from '../support/a-packet.ts';
import { createTempDir } from '../support/temp-dir.ts';

const PAGES = 10;
const PAGE_BYTES = 1_200_000;
const FILES = 20;
/** What Node, the PDF library and the fonts take before the first page. */
const BASE_MEGABYTES = 150;

/** Ten pages of noise, each as large as a good scan. */
function makeScan(): Uint8Array {
  const pdf = createRawPdf();
  const tree = pdf.reserve();
  const pages = Array.from({ length: PAGES }, () => {
    const picture =
      '/Type /XObject /Subtype /Image /Width 2480 /Height 3508 /ColorSpace /DeviceGray /BitsPerComponent 8';
    const image = pdf.putStream(randomBytes(PAGE_BYTES), `${picture} /Filter /DCTDecode`);
    const content = pdf.putStream('q 595 0 0 842 0 0 cm /Im Do Q');
    const entries = `/MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /XObject << /Im ${image} 0 R >> >>`;
    return pdf.put(`<< /Type /Page /Parent ${tree} 0 R ${entries} >>`);
  });
  pdf.put(`<< /Type /Pages /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}] /Count ${PAGES} >>`, tree);
  return pdf.finish(pdf.put(`<< /Type /Catalog /Pages ${tree} 0 R >>`));
}

describe.each([
  ['plain', undefined],
  ['sealed', 'ab'.repeat(32)],
] as const)('a packet of 240 MB from %s files', (_, key) => {
  it('is written and read back in a fraction of its size of memory', { timeout: 240_000 }, async () => {
    const dir = createTempDir();
    const papers = Array.from({ length: FILES }, (_, index) => ({
      file: `scan-${index}.pdf`,
      bytes: makeScan(),
      frame: true,
    }));
    const sources: Record<string, StoredFile> = {};
    for (const { file, bytes } of papers) {
      const source = { path: join(dir, file), ...(key !== undefined && { key }) };
      await writeStored(source, bytes);
      sources[createHash('sha256').update(bytes).digest('hex')] = source;
    }
    const task: PacketTask = {
      plan: await aPacketPlan(papers),
      sources,
      fontsDir: fileURLToPath(new URL('../../resources/fonts', import.meta.url)),
      partFile: join(dir, 'packet.pdf'),
    };
    writeFileSync(join(dir, 'task.json'), JSON.stringify(task));
    const child = fileURLToPath(new URL('../bench/export-child.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [child, join(dir, 'task.json')]);
    const [cost] = JSON.parse(stdout) as readonly [
      {
        readonly bytes: number;
        readonly pages: number;
        readonly peakMegabytes: number;
      },
    ];
    expect(cost.bytes).toBeGreaterThan(PAGES * PAGE_BYTES * FILES);
    expect(cost.pages).toBeGreaterThan(PAGES * FILES);
    expect(cost.peakMegabytes).toBeLessThan(BASE_MEGABYTES + 100);
  });
});
