import { PDFArray, PDFName, PDFPageLeaf, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFContext, PDFObject, PDFDict } from 'pdf-lib';
import { createObjectCopier } from './import/copy-objects.ts';
import { createDestinationResolver } from './import/destinations.ts';
import type { FieldText } from './import/form-field.ts';
import { importAnnotations, type AnnotationSurroundings, type FieldLook } from './import/import-annotations.ts';
import { listHiddenLayers } from './import/layers.ts';
import { addXObject, wrapContents } from './import/page-contents.ts';
import type { OpenedPdf } from './open-pdf.ts';
import type { SourcePage } from './source/walk-pages.ts';
import { formatNumbers } from './source/pdf-values.ts';

/** A page of a source as it stands in the packet. */
export type ImportedPage = {
  readonly ref: PDFRef;
  readonly leaf: PDFPageLeaf;
  readonly source: SourcePage;
  /** Values of form fields that the source has no picture of; the caller draws them. */
  readonly fieldTexts: readonly FieldText[];
};

export type PageImporter = {
  /**
   * Copies pages, in the order asked for. Each call makes pages of its own with links among themselves; what the pages
   * draw is shared between all calls.
   * @param pageNumbers 1-based; each must exist
   */
  importPages(pageNumbers: readonly number[]): readonly ImportedPage[];
  /** References of the pages so far that lead to nothing readable. */
  listMissing(): readonly PDFRef[];
  /** Layers of the pages so far, as copies in the target. */
  listLayers(): readonly { readonly ref: PDFRef; readonly isHidden: boolean }[];
};

/** Entries of a page that come along as they are; resources, contents and annotations are treated on their own. */
const PAGE_KEYS = ['BleedBox', 'TrimBox', 'ArtBox', 'Group'].map((key) => PDFName.of(key));

/**
 * Imports pages of one source into one target document. Nothing comes along but what the wanted pages show: no other
 * page, no script, action, form, attachment or metadata (see `createObjectCopier`, `importAnnotations`).
 * @param parent the page tree node that the pages are told they belong to
 */
export function createPageImporter(pdf: OpenedPdf, target: PDFContext, parent: PDFRef): PageImporter {
  const pageDicts = new Set<PDFDict>(pdf.pages.map((page) => page.dict));
  const copier = createObjectCopier({
    source: pdf.context,
    target,
    isBarred: (dict) => dict === pdf.catalog || pageDicts.has(dict) || pdf.treeNodes.has(dict) || isPageLike(dict),
  });
  const destinations = createDestinationResolver(pdf);
  const hiddenLayers = listHiddenLayers(pdf.catalog);

  return {
    importPages: (pageNumbers) => {
      const refs = pageNumbers.map(() => target.nextRef());
      const refByPage = new Map(pageNumbers.map((pageNumber, index) => [pageNumber, refs[index]]));
      const around: AnnotationSurroundings = {
        pdf,
        target,
        copier,
        destinations,
        findPage: (pageNumber) => refByPage.get(pageNumber),
      };
      return pageNumbers.map((pageNumber, index) => {
        const source = pdf.pages[pageNumber - 1];
        const ref = refs[index];
        if (!source || !ref) throw new RangeError(`page ${pageNumber} does not exist`);
        return importPage(source, ref, parent, around);
      });
    },
    listMissing: () => [...copier.missing],
    listLayers: () => [...copier.layers].map(([source, ref]) => ({ ref, isHidden: hiddenLayers.has(source) })),
  };
}

/** Pages that hang in no page tree (templates, remains of earlier versions) stay out as well. */
function isPageLike(dict: PDFDict): boolean {
  const type = dict.get(PDFName.of('Type'));
  return type === PDFName.of('Page') || type === PDFName.of('Pages') || type === PDFName.of('Catalog');
}

function importPage(source: SourcePage, ref: PDFRef, parent: PDFRef, around: AnnotationSurroundings): ImportedPage {
  const { target, copier } = around;
  const leaf = PDFPageLeaf.fromMapWithContext(new Map<PDFName, PDFObject>(), target, false);
  leaf.set(PDFName.of('Type'), PDFName.of('Page'));
  leaf.set(PDFName.of('Parent'), parent);
  leaf.set(PDFName.of('MediaBox'), target.obj([...source.mediaBox]));
  if (source.visibleBox !== source.mediaBox) leaf.set(PDFName.of('CropBox'), target.obj([...source.visibleBox]));
  if (source.rotate !== 0) leaf.set(PDFName.of('Rotate'), target.obj(source.rotate));
  if (source.userUnit !== 1) leaf.set(PDFName.of('UserUnit'), target.obj(source.userUnit));
  for (const key of PAGE_KEYS) {
    const value = source.dict.get(key);
    if (value) leaf.set(key, copier.copy(value));
  }
  leaf.set(PDFName.of('Resources'), source.resources ? copier.copy(source.resources) : target.obj({}));
  setContents(leaf, listContents(source.dict), around);
  const annotations = importAnnotations(source, around);
  if (annotations.refs.length > 0) leaf.set(PDFName.of('Annots'), target.obj([...annotations.refs]));
  if (annotations.fieldLooks.length > 0) paintFields(leaf, annotations.fieldLooks);
  target.assign(ref, leaf);
  return { ref, leaf, source, fieldTexts: annotations.fieldTexts };
}

/** The references of a page's content streams, in order. */
export function listContents(page: PDFDict): readonly PDFObject[] {
  const own = page.get(PDFName.of('Contents'));
  const found = page.context.lookup(own);
  if (found instanceof PDFArray) return found.asArray();
  return own && found instanceof PDFRawStream ? [own] : own instanceof PDFRef && found === undefined ? [own] : [];
}

function setContents(
  leaf: PDFPageLeaf,
  contents: readonly PDFObject[],
  { target, copier }: AnnotationSurroundings,
): void {
  const copies = contents.map((content) => copier.copy(content)).filter((copy) => copy instanceof PDFRef);
  const [only] = copies;
  if (only && copies.length === 1) leaf.set(PDFName.of('Contents'), only);
  if (copies.length > 1) leaf.set(PDFName.of('Contents'), target.obj(copies));
}

/** Paints the pictures of form fields over the page, as viewers do; the fields themselves stay behind. */
function paintFields(leaf: PDFPageLeaf, looks: readonly FieldLook[]): void {
  const paint = looks.map(
    ({ form, matrix }) => `q ${formatNumbers(matrix)} cm /${addXObject(leaf, 'Field', form)} Do Q`,
  );
  wrapContents(leaf, { after: paint.join('\n') });
}
