import type { Catalogue } from './catalogue.ts';
import { findEntry, labelOf } from './catalogue.ts';
import type { CaseFile } from './case-file.ts';
import { formatLongDate, type LocalDate } from './dates.ts';
import { selectedPages, type Evidence } from './evidence.ts';
import { listExhibits, type Exhibit } from './exhibits.ts';
import { allowsMarkedCopy, compareHighlights, type Highlight } from './highlight.ts';
import { composeLetter, composeRequest, REQUEST_HEADING } from './letter.ts';
import type { MarkedCopy, PacketExhibit, PacketFact, PacketPlan } from './packet.ts';
import { originalFileName } from './original-file-name.ts';
import type { PageText } from './page-text.ts';
import { parsePlanMarkup } from './plan-markup.ts';
import { wantsFrame, type Paper } from './packet-options.ts';
import { listWrittenParts, planShape } from './plan-shape.ts';

/**
 * Everything that decides the packet, from the case at one moment. Pure: the same case, catalogue and date give the
 * same plan. Call `checkCase` first: broken citations are its errors, not this function's.
 * @param date the day printed on the letter
 * @param listTexts what was read from a file, by its SHA-256
 */
export function makePacketPlan(
  file: CaseFile,
  catalogue: Catalogue,
  date: LocalDate,
  listTexts: (sha256: string) => readonly PageText[] = () => [],
): PacketPlan {
  const exhibits = listExhibits(file.evidence, file.plan, file.case);
  return {
    title: `${file.account.storeName}: ${file.case.title}`,
    date,
    language: 'en',
    paper: file.case.packetOptions.paper ?? usualPaper(file, catalogue),
    layout: file.case.packetOptions.layout,
    letter: composeLetter(file, exhibits, catalogue),
    planTitle: planShape(file.case.path).title,
    plan: makePlanParts(file),
    exhibits: exhibits.map((exhibit, index) => {
      const made = makeExhibit(exhibit, catalogue, file);
      if (file.case.packetOptions.enclosed.includes(made.evidenceId)) {
        const enclosed = originalFileName(made, index, exhibits.length);
        return { ...made, enclosed, frame: false, markedCopies: [] };
      }
      // Papers that may carry no marks stay exactly as they are, in what can't be seen as well.
      const marks = findEntry(catalogue.documentTypes, exhibit.evidence.type)?.marks ?? 'none';
      const recognised = marks !== 'none' ? listRecognised(made.pages, listTexts(made.source.sha256)) : [];
      return recognised.length > 0 ? { ...made, recognised } : made;
    }),
  };
}

/** The paper that is usual where the account sells. */
export function usualPaper(file: CaseFile, catalogue: Catalogue): Paper {
  return findEntry(catalogue.marketplaces, file.account.marketplace)?.paper ?? 'a4';
}

/** The pages behind the letter: the written parts of the path's shape, with the request where the shape ends in one. */
function makePlanParts(file: CaseFile): PacketPlan['plan'] {
  const shape = planShape(file.case.path);
  const written = listWrittenParts(file.plan, file.case.path);
  if (shape.place === 'letter' || written.length === 0) return [];
  const parts = written.map(({ part, heading }) => ({ heading, blocks: parsePlanMarkup(file.plan[part]) }));
  return shape.hasRequest ? [...parts, { heading: REQUEST_HEADING, blocks: [composeRequest(file)] }] : parts;
}

function listRecognised(
  pages: readonly number[],
  texts: readonly PageText[],
): NonNullable<PacketExhibit['recognised']> {
  return texts
    .filter(
      ({ source, pageNumber, words }) => source === 'recognised' && pages.includes(pageNumber) && words.length > 0,
    )
    .map(({ pageNumber, words }) => ({ page: pageNumber, words }));
}

function makeExhibit(
  { label, evidence }: Exhibit<Evidence>,
  catalogue: Catalogue,
  { highlights, case: { packetOptions } }: CaseFile,
): PacketExhibit {
  return {
    label,
    evidenceId: evidence.id,
    title: evidence.title,
    typeLabel: labelOf(catalogue.documentTypes, evidence.type),
    dateText: evidence.documentDate ? formatLongDate(evidence.documentDate) : '',
    facts: listExhibitFacts(evidence),
    proves: evidence.note,
    frame:
      findEntry(catalogue.documentTypes, evidence.type)?.marks === 'frame' && wantsFrame(packetOptions, evidence.id),
    ...(findEntry(catalogue.documentTypes, evidence.type)?.exact === true && { exact: true }),
    source: {
      sha256: evidence.file.sha256,
      sizeBytes: evidence.file.sizeBytes,
      mime: evidence.file.mime,
      fileName: evidence.fileName,
    },
    pages: selectedPages(evidence),
    markedCopies: allowsMarkedCopy(catalogue, evidence.type)
      ? listMarkedCopies(
          selectedPages(evidence),
          highlights.filter((highlight) => highlight.evidenceId === evidence.id && highlight.inPacket),
        )
      : [],
  };
}

function listMarkedCopies(pages: readonly number[], highlights: readonly Highlight[]): readonly MarkedCopy[] {
  const sorted = [...highlights].sort(compareHighlights);
  return pages.flatMap((page) => {
    const onPage = sorted.filter(({ pageNumber }) => pageNumber === page);
    if (onPage.length === 0) return [];
    return [{ page, highlights: onPage.map(({ rectangles, note }) => ({ rectangles, note: note.trim() })) }];
  });
}

function listExhibitFacts(evidence: Evidence): readonly PacketFact[] {
  const units = Object.entries(evidence.quantities).map(([asin, quantity]) => `${asin}: ${quantity}`);
  const used = evidence.pages ? `${evidence.pages.join(', ')} of ${evidence.file.pageCount}` : '';
  const facts: PacketFact[] = [
    { label: 'Issued by', value: evidence.issuer },
    { label: 'Name on it', value: evidence.holder },
    { label: 'Date', value: evidence.documentDate ? formatLongDate(evidence.documentDate) : '' },
    { label: 'Valid until', value: evidence.expiresOn ? formatLongDate(evidence.expiresOn) : '' },
    { label: 'Number', value: evidence.documentNumber },
    { label: 'Units', value: units.join(', ') },
    { label: 'Pages used', value: used },
    { label: 'Original file', value: evidence.fileName },
    { label: 'SHA-256', value: evidence.file.sha256 },
  ];
  return facts.filter((fact) => fact.value !== '');
}
