import { findSheetOffset, nameEnclosedPage } from '../../../shared/domain/exhibit-sheets.ts';
import { withoutPacketWords } from '../../../shared/domain/letter.ts';
import type { PacketBlock, PacketPlan, PacketReport } from '../../../shared/domain/packet.ts';
import { letterForVolumes } from '../../../shared/domain/volume-letter.ts';
import { formatPlainText, type Block } from '../../../shared/domain/plan-markup.ts';

/** A text file of the kit, to be pasted into a text box. */
export type PasteText = { readonly file: string; readonly text: string };

/**
 * The letter and each written part of the plan (or of the statement in its place) as plain text, with the labels and page numbers of the packet that goes
 * with them: `Exhibit B (p. 9)`.
 */
export function makePasteTexts(
  plan: PacketPlan,
  report: Pick<PacketReport, 'exhibits' | 'volumes'>,
  name: NameCitation = createCitationNamer(plan, report),
): readonly PasteText[] {
  const parts = plan.plan.map(({ heading, blocks }) => ({
    file: `paste/${heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.txt`,
    text: `${formatPlainText(blocks, name)}\n`,
  }));
  const volumes = new Map(report.exhibits.map(({ evidenceId, volume }) => [evidenceId, volume]));
  const letter = report.volumes ? letterForVolumes(plan, (evidenceId) => volumes.get(evidenceId)) : plan.letter;
  return [{ file: 'paste/cover-letter.txt', text: formatLetter(letter, name) }, ...parts];
}

/** The same texts for a channel to which no packet goes, with the exhibits' own page numbers. */
export function makePasteTextsAlone(plan: PacketPlan): readonly PasteText[] {
  const [letter, ...parts] = makePasteTexts(plan, { exhibits: [] }, createFileNamer(plan));
  return letter ? [{ ...letter, text: withoutPacketWords(letter.text) }, ...parts] : parts;
}

type NameCitation = (evidenceId: string, page: number | null) => string;

/** Names citations where no packet goes with the text: `Exhibit B`, or `Exhibit B (page 2)` with the page of the paper. */
function createFileNamer(plan: PacketPlan): (evidenceId: string, page: number | null) => string {
  return (evidenceId, page) => {
    const exhibit = plan.exhibits.find((candidate) => candidate.evidenceId === evidenceId);
    if (!exhibit) throw new Error(`citation of ${evidenceId} is not in the kit`);
    return page === null ? `Exhibit ${exhibit.label}` : `Exhibit ${exhibit.label} (page ${page})`;
  };
}

/** Throws on a citation that isn't in the packet; the packet itself could not have been written with one. */
function createCitationNamer(plan: PacketPlan, report: Pick<PacketReport, 'exhibits'>): NameCitation {
  return (evidenceId, cited) => {
    const exhibit = plan.exhibits.find((candidate) => candidate.evidenceId === evidenceId);
    const placed = report.exhibits.find((candidate) => candidate.evidenceId === evidenceId);
    const index = cited === null ? 0 : exhibit ? findSheetOffset(exhibit, cited) : -1;
    if (!exhibit || !placed || index === -1)
      throw new Error(`citation of ${evidenceId} p${cited} is not in the packet`);
    if (exhibit.enclosed !== undefined && cited !== null)
      return nameEnclosedPage(placed.label, cited, exhibit.enclosed);
    const page = `p. ${placed.firstPage + index}`;
    return `Exhibit ${placed.label} (${placed.volume === undefined ? page : `volume ${placed.volume}, ${page}`})`;
  };
}

function formatLetter(letter: PacketPlan['letter'], name: NameCitation): string {
  const sections = [
    letter.addressee.join('\n'),
    `Subject: ${letter.subject}`,
    letter.facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    formatBlocks(letter.blocks, name),
    letter.signature.join('\n'),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function formatBlocks(blocks: readonly PacketBlock[], name: NameCitation): string {
  const sections: string[] = [];
  let run: Block[] = [];
  const close = (): void => {
    if (run.length > 0) sections.push(formatPlainText(run, name));
    run = [];
  };
  for (const block of blocks) {
    if (block.kind === 'heading') {
      close();
      sections.push(block.text);
    } else {
      run.push(block);
    }
  }
  close();
  return sections.join('\n\n');
}
