import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PacketTask } from '../../electron/pdf/build-packet-file.ts';
import { openPdf } from '../../electron/pdf/open-pdf.ts';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import type { EvidenceMime } from '../../shared/domain/evidence.ts';
import { exhibitLabel } from '../../shared/domain/exhibits.ts';
import type { EvidenceId } from '../../shared/domain/ids.ts';
import type { PacketExhibit } from '../../shared/domain/packet.ts';
import { parsePlanMarkup } from '../../shared/domain/plan-markup.ts';
import { hashFile, type CorpusFile } from './make-corpus.ts';
import { spellOut } from '../../shared/domain/said.ts';

/** The task of exporting all files of the corpus, each cited once; every second one with a frame. */
export async function makeBenchPlan(files: readonly CorpusFile[], partFile: string): Promise<PacketTask> {
  const exhibits: PacketExhibit[] = [];
  const sources: Record<string, StoredFile> = {};
  for (const [index, file] of files.entries()) {
    const { sha256, sizeBytes } = hashFile(file.path);
    sources[sha256] = { path: file.path };
    const fileName = file.path.replace(/^.*[\\/]/, '');
    exhibits.push({
      label: exhibitLabel(index),
      evidenceId: `exhibit-${index}` as EvidenceId,
      title: `Document ${index + 1}: ${fileName}`,
      typeLabel: 'Supplier invoice',
      dateText: '14 September 2026',
      facts: [{ label: 'Original file', value: fileName }],
      proves: 'Shows what was bought, when, and from whom.',
      frame: index % 2 === 0,
      source: { sha256, sizeBytes, mime: file.mime as EvidenceMime, fileName },
      markedCopies: [],
      pages: await listPages(file),
    });
  }
  const cite = (from: number): string =>
    exhibits
      .filter((_, index) => index % 3 === from)
      .map(({ evidenceId }) => `- On 2026-09-16 we checked this paper against our records [[${evidenceId}]].`)
      .join('\n');
  return {
    plan: {
      title: 'Benchmark: 300 pages',
      date: '2026-10-01',
      language: 'en',
      paper: 'letter',
      letter: {
        addressee: ['Amazon Seller Performance'],
        subject: 'Appeal',
        facts: [{ label: 'Store', value: 'Brightleaf Home' }],
        blocks: parsePlanMarkup('Please find our plan of action and the documents you asked for.'),
        signature: ['Brightleaf Trading LLC'],
      },
      plan: ['Root cause', 'Corrective actions', 'Preventive measures'].map((heading, index) => ({
        heading,
        blocks: parsePlanMarkup(cite(index)),
      })),
      exhibits,
    },
    sources,
    fontsDir: fileURLToPath(new URL('../../resources/fonts', import.meta.url)),
    partFile,
  };
}

async function listPages(file: CorpusFile): Promise<readonly number[]> {
  if (file.mime !== 'application/pdf') return [1];
  const opening = await openPdf(readFileSync(file.path));
  if (!opening.ok) throw new Error(`${file.path}: ${spellOut(opening.problem.reason)}`);
  return opening.pdf.pages.map((page) => page.pageNumber);
}
