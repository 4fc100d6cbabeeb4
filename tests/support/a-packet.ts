import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { EvidenceMime } from '../../shared/domain/evidence.ts';
import { exhibitLabel } from '../../shared/domain/exhibits.ts';
import type { EvidenceId } from '../../shared/domain/ids.ts';
import type { PacketExhibit, PacketPlan } from '../../shared/domain/packet.ts';
import { parsePlanMarkup } from '../../shared/domain/plan-markup.ts';
import { unwrap, type Result } from '../../shared/result.ts';
import { findEvidenceMime } from '../../electron/pdf/intake/file-kind.ts';
import { openPdf } from '../../electron/pdf/open-pdf.ts';
import { loadPacketFonts, type PacketFontBytes } from '../../electron/pdf/text/packet-fonts.ts';
import { writePacket, type WrittenPacket } from '../../electron/pdf/write-packet.ts';
import { spellOut } from '../../shared/domain/said.ts';

/** One paper that goes into a packet. */
export type PaperForPacket = {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** 1-based; all when absent. */
  readonly pages?: readonly number[];
  readonly frame?: boolean;
  readonly title?: string;
  readonly markedCopies?: PacketExhibit['markedCopies'];
};

export type MadePacket = {
  readonly bytes: Uint8Array;
  readonly plan: PacketPlan;
  readonly written: WrittenPacket;
};

const font = (style: string): Uint8Array =>
  readFileSync(new URL(`../../resources/fonts/NotoSans-${style}.ttf`, import.meta.url));

/** The fonts that ship. */
export function theFontBytes(): PacketFontBytes {
  return { regular: font('Regular'), bold: font('Bold') };
}

/** The evidence id of a paper, by its file name. */
export function idOfPaper(file: string): EvidenceId {
  return file.replaceAll(/[^A-Za-z0-9]+/g, '-') as EvidenceId;
}

/** A plan whose parts cite every paper: as a whole, and its last used page. */
export async function aPacketPlan(
  papers: readonly PaperForPacket[],
  changes: Partial<PacketPlan> = {},
): Promise<PacketPlan> {
  const exhibits = await Promise.all(papers.map((paper, index) => makeExhibit(paper, index)));
  const cite = ({ evidenceId, pages }: PacketExhibit): string =>
    `- On 2026-09-16 we looked at this paper [[${evidenceId}]], also at its end [[${evidenceId} p${pages.at(-1)}]].`;
  return {
    title: 'Brightleaf Home: papers',
    date: '2026-10-01',
    language: 'en',
    paper: 'letter',
    letter: {
      addressee: ['Amazon Seller Performance'],
      subject: 'Appeal',
      facts: [{ label: 'Store', value: 'Brightleaf Home' }],
      blocks: parsePlanMarkup(exhibits[0] ? `Please see [[${exhibits[0].evidenceId}]].` : 'Please see our plan.'),
      signature: ['Brightleaf Trading LLC'],
    },
    plan: [{ heading: 'Root cause', blocks: parsePlanMarkup(exhibits.map(cite).join('\n') || 'We looked.') }],
    exhibits,
    ...changes,
  };
}

async function makeExhibit(paper: PaperForPacket, index: number): Promise<PacketExhibit> {
  const mime = mimeOf(paper);
  return {
    label: exhibitLabel(index),
    evidenceId: idOfPaper(paper.file),
    title: paper.title ?? `Paper ${paper.file}`,
    typeLabel: 'Supplier invoice',
    dateText: '14 September 2026',
    facts: [{ label: 'Original file', value: paper.file }],
    proves: 'Shows what was bought.',
    frame: paper.frame ?? false,
    source: { sha256: hash(paper.bytes), sizeBytes: paper.bytes.length, mime, fileName: paper.file },
    pages: paper.pages ?? (mime === 'application/pdf' ? await listPages(paper) : [1]),
    markedCopies: paper.markedCopies ?? [],
  };
}

/** By content for pictures; a PDF may lack its header. */
function mimeOf({ file, bytes }: PaperForPacket): EvidenceMime {
  if (file.endsWith('.pdf')) return 'application/pdf';
  return findEvidenceMime(bytes) ?? 'image/jpeg';
}

async function listPages({ file, bytes }: PaperForPacket): Promise<readonly number[]> {
  const opening = await openPdf(bytes);
  if (!opening.ok) throw new Error(`${file}: ${spellOut(opening.problem.reason)}`);
  return opening.pdf.pages.map(({ pageNumber }) => pageNumber);
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Writes a packet into memory. */
export async function tryPacket(
  papers: readonly PaperForPacket[],
  plan: PacketPlan,
  { signal = new AbortController().signal }: { readonly signal?: AbortSignal } = {},
): Promise<{ readonly result: Result<WrittenPacket>; readonly bytes: Uint8Array }> {
  const sources = new Map(papers.map(({ bytes }) => [hash(bytes), bytes]));
  const parts: Buffer[] = [];
  const result = await writePacket({
    plan,
    fonts: loadPacketFonts(theFontBytes()),
    readSource: async (sha256) => {
      const bytes = sources.get(sha256);
      if (!bytes) throw new Error('no such source');
      return bytes;
    },
    sink: { write: (bytes) => void parts.push(Buffer.from(bytes)) },
    signal,
    reportProgress: () => {},
  });
  return { result, bytes: new Uint8Array(Buffer.concat(parts)) };
}

/** A finished packet of papers. */
export async function makePacket(
  papers: readonly PaperForPacket[],
  changes: Partial<PacketPlan> = {},
): Promise<MadePacket> {
  const plan = await aPacketPlan(papers, changes);
  const { result, bytes } = await tryPacket(papers, plan);
  return { bytes, plan, written: unwrap(result) };
}
