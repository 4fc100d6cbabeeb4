import type { EvidenceId } from '../../../../../shared/domain/ids.ts';
import type { PacketBlock, PacketExhibit, PacketPlan } from '../../../../../shared/domain/packet.ts';
import { parsePlanMarkup } from '../../../../../shared/domain/plan-markup.ts';

/** An exhibit with plausible facts; three pages unless told. */
export function anExhibit(label: string, overrides: Partial<PacketExhibit> = {}): PacketExhibit {
  return {
    label,
    evidenceId: `evidence-${label.toLowerCase()}` as EvidenceId,
    title: `Acme invoice 10${label}`,
    typeLabel: 'Supplier invoice',
    dateText: '2 March 2026',
    facts: [
      { label: 'Issued by', value: 'Acme Wholesale Inc.' },
      { label: 'Number', value: '1043' },
      { label: 'SHA-256', value: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c' },
    ],
    proves: 'Covers all units sold in the window.',
    frame: true,
    source: { sha256: 'b5'.repeat(32), sizeBytes: 1000, mime: 'application/pdf', fileName: 'acme.pdf' },
    pages: [1, 2, 3],
    markedCopies: [],
    ...overrides,
  };
}

/** A small packet: a letter that cites A and page 5 of B, a plan of two parts, an index, two exhibits. */
export function aPacketPlan(overrides: Partial<PacketPlan> = {}): PacketPlan {
  return {
    title: 'Brightleaf Home: Authenticity complaint',
    date: '2026-10-01',
    language: 'en',
    paper: 'a4',
    letter: aLetter(parsePlanMarkup('Our invoices: [[evidence-a]], [[evidence-b p5]].\n\n- One\n- Two')),
    plan: [
      { heading: 'Root cause', blocks: parsePlanMarkup('We bought **40 units** without checking [[evidence-b]].') },
      { heading: 'Preventive measures', blocks: parsePlanMarkup('- We check each delivery.\n- Every week.') },
    ],
    exhibits: [anExhibit('A'), anExhibit('B', { title: 'Utility bill', pages: [2, 5], frame: false })],
    ...overrides,
  };
}

/** A letter with the given blocks between head and signature. */
export function aLetter(blocks: readonly PacketBlock[]): PacketPlan['letter'] {
  return {
    addressee: ['Amazon Seller Performance', 'amazon.com'],
    subject: 'Appeal: Authenticity complaint',
    facts: [
      { label: 'Store', value: 'Brightleaf Home' },
      { label: 'Legal entity', value: 'Brightleaf Trading LLC' },
      { label: 'Notice received', value: '14 September 2026, cites Section 3' },
    ],
    blocks,
    signature: ['Brightleaf Trading LLC', 'owner@example.com'],
  };
}

/** A packet of many exhibits, each cited once in the plan. */
export function aLargePacketPlan(exhibitCount: number, pagesEach = 3): PacketPlan {
  const exhibits = Array.from({ length: exhibitCount }, (_, index) =>
    anExhibit(makeLabel(index), { pages: Array.from({ length: pagesEach }, (_page, page) => page + 1) }),
  );
  const markup = exhibits.map((exhibit) => `- We have the paper to show it: [[${exhibit.evidenceId}]].`).join('\n');
  return aPacketPlan({
    letter: aLetter(parsePlanMarkup(`All is in ${exhibits.map((exhibit) => `[[${exhibit.evidenceId}]]`).join(', ')}.`)),
    plan: [{ heading: 'Corrective actions', blocks: parsePlanMarkup(markup) }],
    exhibits,
  });
}

function makeLabel(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : String.fromCharCode(64 + Math.floor(index / 26)) + letter;
}
