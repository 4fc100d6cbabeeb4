import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';
import { PDF_LIMITS, PdfTooComplexError } from './limits.ts';
import { readBox, type Box } from './pdf-values.ts';
import { say } from '../../../shared/domain/said.ts';

/** One page of a source, with what it inherits from the page tree. */
export type SourcePage = {
  /** 1-based, as a reader counts. */
  readonly pageNumber: number;
  /** Undefined when the page stands directly in its parent. */
  readonly ref: PDFRef | undefined;
  readonly dict: PDFDict;
  readonly resources: PDFObject | undefined;
  readonly mediaBox: Box;
  /** What a reader shows: the crop box within the media box. */
  readonly visibleBox: Box;
  /** Clockwise turn when shown: 0, 90, 180 or 270. */
  readonly rotate: number;
  /** Points per unit of user space (PDF 1.6). */
  readonly userUnit: number;
};

export type PageWalk = {
  readonly pages: readonly SourcePage[];
  /** Every dictionary of the page tree that isn't a page. */
  readonly nodes: ReadonlySet<PDFDict>;
  /** Entries of the tree that lead nowhere: pages that are lost. */
  readonly lost: readonly PDFRef[];
};

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
type Inherited = Readonly<Partial<Record<(typeof INHERITED)[number], PDFObject>>>;
type Branch = { readonly value: PDFObject; readonly inherited: Inherited; readonly depth: number };

const US_LETTER: Box = [0, 0, 612, 792];

/**
 * The pages of a document in order, found by walking the page tree from its root; /Count is not believed.
 * @throws PdfTooComplexError beyond the limits on pages and depth; an error when the tree leads back into itself
 */
export function walkPages(context: PDFContext, catalog: PDFDict): PageWalk {
  const pages: SourcePage[] = [];
  const nodes = new Set<PDFDict>();
  const lost: PDFRef[] = [];
  const root = catalog.get(PDFName.of('Pages'));
  const open: Branch[] = root ? [{ value: root, inherited: {}, depth: 0 }] : [];
  for (let branch = open.pop(); branch; branch = open.pop()) {
    const node = context.lookup(branch.value);
    if (!(node instanceof PDFDict)) {
      if (branch.value instanceof PDFRef) lost.push(branch.value);
      continue;
    }
    const inherited = inherit(node, branch.inherited);
    const kids = node.lookup(PDFName.of('Kids'));
    if (!(kids instanceof PDFArray)) {
      if (node.get(PDFName.of('Type')) === PDFName.of('Pages')) continue;
      pages.push(describePage(context, node, branch.value, inherited, pages.length + 1));
      if (pages.length > PDF_LIMITS.pages) throw new PdfTooComplexError(say`it has more than 2,000 pages`);
      continue;
    }
    if (nodes.has(node)) throw new Error('its list of pages leads back into itself');
    if (branch.depth > PDF_LIMITS.treeDepth) throw new PdfTooComplexError(say`its list of pages is nested too deeply`);
    nodes.add(node);
    if (kids.size() > PDF_LIMITS.objects) throw new PdfTooComplexError(say`it has more than 2,000 pages`);
    for (let index = kids.size() - 1; index >= 0; index -= 1) {
      open.push({ value: kids.get(index), inherited, depth: branch.depth + 1 });
    }
  }
  return { pages, nodes, lost };
}

function inherit(node: PDFDict, above: Inherited): Inherited {
  const own = INHERITED.map((key) => [key, node.get(PDFName.of(key))] as const).filter(([, value]) => value);
  return own.length === 0 ? above : { ...above, ...Object.fromEntries(own) };
}

function describePage(
  context: PDFContext,
  dict: PDFDict,
  value: PDFObject,
  inherited: Inherited,
  pageNumber: number,
): SourcePage {
  const mediaBox = readBox(context, inherited.MediaBox) ?? US_LETTER;
  const cropBox = readBox(context, inherited.CropBox);
  const rotate = context.lookup(inherited.Rotate);
  const userUnit = dict.lookup(PDFName.of('UserUnit'));
  return {
    pageNumber,
    ref: value instanceof PDFRef ? value : undefined,
    dict,
    resources: inherited.Resources,
    mediaBox,
    visibleBox: (cropBox && intersect(mediaBox, cropBox)) ?? mediaBox,
    rotate: rotate instanceof PDFNumber ? (((Math.round(rotate.asNumber() / 90) * 90) % 360) + 360) % 360 : 0,
    userUnit: userUnit instanceof PDFNumber && userUnit.asNumber() > 0 ? userUnit.asNumber() : 1,
  };
}

function intersect(a: Box, b: Box): Box | undefined {
  const box: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return box[2] > box[0] && box[3] > box[1] ? box : undefined;
}
