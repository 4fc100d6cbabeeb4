import { z } from 'zod';
import { findEntry, type Catalogue } from './catalogue.ts';
import { caseIdSchema, evidenceIdSchema, highlightIdSchema } from './ids.ts';
import { pageAreaSchema, type PageArea } from './page-text.ts';

/** Most rectangles on one page, over all its highlights; more is a page that is yellow all over. */
export const MAX_RECTANGLES_PER_PAGE = 50;
export const MAX_NOTE_LENGTH = 500;
/** Narrower or lower than this part of the page is a slip of the mouse, not a mark. */
export const MIN_SIDE = 0.002;

/** Fractions are divided and added on the way from the screen; this much beyond the edge is still the edge. */
const EDGE_SLACK = 1e-6;

/** A marked part of a page: inside the page, and large enough to be seen. */
const rectangleSchema = pageAreaSchema
  .strict()
  .refine(
    ({ left, top, width, height }) => left + width <= 1 + EDGE_SLACK && top + height <= 1 + EDGE_SLACK,
    'a rectangle inside the page',
  )
  .refine(({ width, height }) => width >= MIN_SIDE && height >= MIN_SIDE, 'a rectangle large enough to be seen');

/** What the user says about a highlight. */
export const highlightDetailsSchema = z.strictObject({
  /** 1-based, of the file. */
  pageNumber: z.number().int().positive(),
  rectangles: z.array(rectangleSchema).min(1).max(MAX_RECTANGLES_PER_PAGE),
  note: z.string().max(MAX_NOTE_LENGTH),
  /** Whether it is to be seen on a marked copy in the packet; else it is a note for the user alone. */
  inPacket: z.boolean(),
});
export type HighlightDetails = z.infer<typeof highlightDetailsSchema>;

/** A mark on a page of evidence, kept beside the file; the file itself never changes. */
export const highlightSchema = highlightDetailsSchema.extend({
  caseId: caseIdSchema,
  evidenceId: evidenceIdSchema,
  id: highlightIdSchema,
  createdAt: z.string(),
});
export type Highlight = z.infer<typeof highlightSchema>;

/**
 * Whether a marked copy of a document's pages may be sent: never of identity, address and compliance papers
 * (domain.md 2.2 `no_marks`); of supplier papers it may, as long as the clean page is there too (domain.md 1, rule 5).
 * @param type document type id of the catalogue
 */
export function allowsMarkedCopy(catalogue: Pick<Catalogue, 'documentTypes'>, type: string): boolean {
  return (findEntry(catalogue.documentTypes, type)?.marks ?? 'none') !== 'none';
}

/** Reading order: by page, from top to bottom, from left to right. Decided by what is seen, so that ids and times don't count. */
export function compareHighlights(a: HighlightDetails, b: HighlightDetails): number {
  return (
    a.pageNumber - b.pageNumber ||
    compareAreas(a.rectangles[0], b.rectangles[0]) ||
    compareTexts(a.note, b.note) ||
    compareTexts(JSON.stringify(a.rectangles), JSON.stringify(b.rectangles))
  );
}

function compareAreas(a: PageArea | undefined, b: PageArea | undefined): number {
  return (a?.top ?? 0) - (b?.top ?? 0) || (a?.left ?? 0) - (b?.left ?? 0);
}

/** By code, not by language: the same everywhere. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
