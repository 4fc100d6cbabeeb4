import { PDFArray, PDFDict, PDFName } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import type { Finding } from '../../../shared/domain/finding.ts';
import { say } from '../../../shared/domain/said.ts';
import { hasFields, isSigned } from '../import/form-field.ts';
import { hasComments } from '../import/import-annotations.ts';
import type { OpenedPdf } from '../open-pdf.ts';
import { PDF_LIMITS } from '../source/limits.ts';
import { findArray, findDict, findName } from '../source/pdf-values.ts';
import { note } from './inspection.ts';

const ORIGINAL_IS_KEPT = say`Nothing to do: the file itself goes into the kit unchanged.`;

/** What a user should know of a PDF before it goes into a packet. */
export function listPdfFindings(pdf: OpenedPdf): readonly Finding[] {
  const findings: Finding[] = [];
  if (pdf.wasEncrypted) {
    const message = say`The file is protected against changes or printing. It opens without a password and can be used.`;
    findings.push(
      note(
        'password',
        'warning',
        message,
        say`If Amazon refuses the file itself, ask its maker for one without protection.`,
      ),
    );
  }
  if (hasFields(pdf)) {
    const message = say`It is a form. The packet shows what is filled in, as print.`;
    findings.push(note('form', 'info', message, say`Check in the preview that every field shows its value.`));
  }
  if (isSigned(pdf)) {
    const message = say`It is digitally signed. The signature stays valid only in the file itself, not in the packet.`;
    findings.push(note('signature', 'info', message, ORIGINAL_IS_KEPT));
  }
  if (hasActiveContent(pdf)) {
    const message = say`It holds scripts or actions. They are left out of the packet.`;
    findings.push(
      note('active-content', 'warning', message, say`Check in the preview that nothing you need is missing.`),
    );
  }
  const attached = countAttachments(pdf);
  if (attached > 0) {
    const message = say`${attached === 1 ? say`A file is` : say`${attached} files are`} attached inside it, which the packet can't show.`;
    findings.push(
      note('attachment', 'warning', message, say`Save what you need from it as a file, and add that as evidence.`),
    );
  }
  if (pdf.pages.some(hasComments)) {
    const message = say`It carries comments or marks that readers of the packet will see.`;
    findings.push(note('comments', 'info', message, say`Remove them in a copy if Amazon should not see them.`));
  }
  const large = pdf.pages.find(
    ({ visibleBox: [x1, y1, x2, y2], userUnit }) => Math.max(x2 - x1, y2 - y1) * userUnit > PDF_LIMITS.pageSidePoints,
  );
  if (large) {
    const message = say`Page ${large.pageNumber} is larger than 5 metres; many viewers can't show it.`;
    findings.push(
      note('page-size', 'warning', message, say`Print it to PDF on a usual paper size, and add that file.`),
    );
  }
  return findings;
}

/** A form made by XFA alone: what its pages show is "please wait" (XFA 3.3, dynamic forms). */
export function needsItsOwnViewer(pdf: OpenedPdf): boolean {
  return pdf.catalog.lookup(PDFName.of('NeedsRendering'))?.toString() === 'true';
}

/** Actions that do more than lead to another page, anywhere that viewers look for them. */
function hasActiveContent(pdf: OpenedPdf): boolean {
  const { catalog } = pdf;
  const names = findDict(catalog, 'Names');
  if (catalog.has(PDFName.of('AA')) || (names && findDict(names, 'JavaScript'))) return true;
  if (isActive(catalog.lookup(PDFName.of('OpenAction')))) return true;
  return pdf.pages.some(({ dict }) => dict.has(PDFName.of('AA')) || listAnnotations(dict).some(hasAction));
}

function hasAction(annotation: PDFDict): boolean {
  return annotation.has(PDFName.of('AA')) || isActive(annotation.lookup(PDFName.of('A')));
}

function isActive(action: PDFObject | undefined): boolean {
  if (!(action instanceof PDFDict)) return false;
  const kind = findName(action, 'S');
  return kind !== undefined && kind !== 'GoTo' && kind !== 'URI' && kind !== 'Named';
}

function listAnnotations(page: PDFDict): readonly PDFDict[] {
  const annotations = findArray(page, 'Annots');
  return (annotations?.asArray() ?? [])
    .map((_, index) => annotations?.lookup(index))
    .filter((annotation) => annotation instanceof PDFDict);
}

function countAttachments(pdf: OpenedPdf): number {
  const names = findDict(pdf.catalog, 'Names');
  const root = names && findDict(names, 'EmbeddedFiles');
  const inPages = pdf.pages.flatMap(({ dict }) => listAnnotations(dict));
  const attachments = inPages.filter((annotation) => findName(annotation, 'Subtype') === 'FileAttachment');
  return attachments.length + (root ? countNames(root) : 0);
}

function countNames(root: PDFDict): number {
  const open = [root];
  const seen = new Set<PDFDict>();
  let count = 0;
  for (const node of open) {
    if (seen.has(node) || seen.size > 1000) continue;
    seen.add(node);
    count += Math.floor((findArray(node, 'Names')?.size() ?? 0) / 2);
    const kids = node.lookup(PDFName.of('Kids'));
    if (!(kids instanceof PDFArray)) continue;
    kids.asArray().forEach((_, index) => {
      const kid = kids.lookup(index);
      if (kid instanceof PDFDict) open.push(kid);
    });
  }
  return count;
}
