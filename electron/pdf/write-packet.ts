import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import type { PDFRef } from 'pdf-lib';
import { listMarkedCopyPages } from '../../shared/domain/exhibit-sheets.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import type { PacketExhibit, PacketPlan, PacketReport } from '../../shared/domain/packet.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { composeFrontMatter } from './own-pages/compose-front-matter.ts';
import type { FrontMatter, OwnPage } from './own-pages/own-page.ts';
import { INDEX_TITLE, PLAN_TITLE, titleMarkedCopy } from './own-pages/own-page-texts.ts';
import { createPageArtist } from './own-pages/page-artist.ts';
import type { PacketReductions } from './reduce/reduce-pictures.ts';
import { planVolume, type VolumePlace } from './own-pages/volume-place.ts';
import { UnresolvedCitationError } from './own-pages/resolve-citation.ts';
import { createPacketFile, type PacketSink } from './packet-file.ts';
import { writeBookmarks, type Bookmark, type PagePlace } from './packet/bookmarks.ts';
import { listPacketCitations, writeOwnLinks, type DrawnPage } from './packet/own-links.ts';
import { listFrontFindings } from './packet/front-findings.ts';
import type { PageFingerprint } from './packet/page-fingerprint.ts';
import {
  placeSource,
  UnreadableSourceError,
  type PacketDraft,
  type PlacedExhibit,
  type PlacedSource,
} from './packet/place-exhibits.ts';
import type { PacketFonts } from './text/packet-fonts.ts';

export type PacketJob = {
  readonly plan: PacketPlan;
  readonly fonts: PacketFonts;
  /** The bytes of a source, by SHA-256. A rejection becomes `source-unreadable`. */
  readonly readSource: (sha256: string) => Promise<Uint8Array>;
  /** Gets the packet's bytes, in order. */
  readonly sink: PacketSink;
  /** Pictures that take the place of the sources' own; none when absent. */
  readonly reductions?: PacketReductions;
  /** Which volume to write of a packet that is divided; the whole packet when absent. */
  readonly volume?: VolumePlace;
  readonly signal: AbortSignal;
  /** Pages done of all pages; `step` is `layout` or `write`. */
  readonly reportProgress: (done: number, total: number, step: string) => void;
};

/** What was written, for the report and for reading it back. */
export type WrittenPacket = {
  /** The plan of this file: of a volume, its own title and exhibits. */
  readonly plan: PacketPlan;
  readonly pages: number;
  readonly report: Omit<PacketReport, 'packet'>;
  /** What every page of evidence is made of, by packet page, taken from the sources. */
  readonly fingerprints: ReadonlyMap<number, PageFingerprint>;
  /** What each source took in the packet, by its SHA-256. */
  readonly sourceBytes: ReadonlyMap<string, number>;
};

/**
 * Writes a packet: letter, plan, index, and each exhibit behind its separator, with links, bookmarks and an opening
 * view. The same plan, sources and fonts give the same bytes.
 *
 * Errors: `blocked` (a citation leads nowhere), `source-unreadable` (names the file and the page), `cancelled`. What has
 * reached the sink by then is of no use.
 */
export async function writePacket(job: PacketJob): Promise<Result<WrittenPacket>> {
  try {
    return ok(await write(job));
  } catch (error) {
    if (job.signal.aborted) return fail(appError('cancelled', 'The export was cancelled.', {}));
    if (error instanceof UnresolvedCitationError) return fail(appError('blocked', error.message, describe(error)));
    if (error instanceof SourceError) {
      const { file, page, evidenceId } = error;
      return fail(appError('source-unreadable', error.message, { file, page, evidenceId }));
    }
    throw error;
  }
}

/** Carries an unreadable source out of the middle of the writing. */
class SourceError extends Error {
  readonly file: string;
  readonly evidenceId: string;
  readonly page: number | null;
  constructor({ source, evidenceId }: PacketExhibit, reason: string, page: number | null) {
    super(`${source.fileName}${page === null ? '' : `, page ${page}`}, can't be put into the packet: ${reason}.`);
    this.name = 'SourceError';
    this.file = source.fileName;
    this.evidenceId = evidenceId;
    this.page = page;
  }
}

async function write(job: PacketJob): Promise<WrittenPacket> {
  const { fonts, signal, reportProgress, volume } = job;
  reportProgress(0, 0, 'layout');
  const front = composeFrontMatter(job.plan, fonts, volume);
  const plan = volume ? planVolume(job.plan, volume) : job.plan;
  const doc = await createDocument();
  const artist = createPageArtist(doc, fonts);
  const pageTree = doc.catalog.get(PDFName.of('Pages')) as PDFRef;
  const file = createPacketFile(doc.context, job.sink);
  const draft: PacketDraft = {
    ...{ doc, pageTree, artist, fonts, paper: plan.paper, totalPages: front.totalPages },
    ...(job.reductions && { reductions: job.reductions }),
  };

  const drawn = drawOwnPages(front, artist);
  const open = new Set<PDFRef>([
    pageTree,
    doc.context.trailerInfo.Root as PDFRef,
    ...drawn.map(({ page }) => page.ref),
  ]);
  const places: PagePlace[] = [];
  for (const { pageNumber, page } of drawn) places[pageNumber - 1] = { ref: page.ref, left: 0, top: page.getHeight() };

  const sources: PlacedSource[] = [];
  const sourceBytes = new Map<string, number>();
  let done = drawn.length;
  for (const placed of groupBySource(plan, front)) {
    reportProgress(done, front.totalPages, 'write');
    const source = await readAndPlace(placed, job, draft);
    for (const page of source.pages) places[page.pageNumber - 1] = page.place;
    sources.push(source);
    const before = file.sizeBytes;
    await file.flush((ref) => open.has(ref));
    const { sha256 = '' } = placed[0]?.exhibit.source ?? {};
    sourceBytes.set(sha256, (sourceBytes.get(sha256) ?? 0) + file.sizeBytes - before);
    done += source.pages.length;
    await breathe(signal);
  }
  reportProgress(front.totalPages, front.totalPages, 'write');

  for (const page of drawn) writeOwnLinks(page, places);
  await artist.finish();
  finishCatalog(draft, plan, places, listBookmarks(plan, front, sources));
  addLayers(doc, sources);
  const info = doc.context.register(makeInfo(doc, plan));
  await file.finish({ root: doc.context.trailerInfo.Root as PDFRef, info, id: makeId(plan) });
  return {
    plan,
    pages: front.totalPages,
    report: makeReport(plan, front, drawn),
    fingerprints: new Map(sources.flatMap(({ pages }) => pages.map((page) => [page.pageNumber, page.fingerprint]))),
    sourceBytes,
  };
}

/** An empty document that compresses with zlib in native code; pdf-lib's own compressor takes several times as long. */
async function createDocument(): Promise<PDFDocument> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const { context } = doc;
  context.flateStream = (contents, dict = {}) =>
    context.stream(deflateSync(contents), { ...dict, Filter: 'FlateDecode' });
  return doc;
}

/** Lets messages (a request to stop) come in between two sources. */
async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}

/** Draws letter, plan, index and separators; the exhibits' pages come between them later. */
function drawOwnPages(front: FrontMatter, artist: PacketDraft['artist']): readonly DrawnPage[] {
  const ahead = [...front.cover, ...front.letter, ...front.plan, ...front.index];
  const separators = front.separators.flatMap((pages, index) => {
    const first = front.placement[index]?.separatorPage ?? 0;
    return pages.map((ownPage, at) => ({ pageNumber: first + at, ownPage }));
  });
  const numbered: readonly { readonly pageNumber: number; readonly ownPage: OwnPage }[] = [
    ...ahead.map((ownPage, index) => ({ pageNumber: index + 1, ownPage })),
    ...separators,
  ];
  return numbered.map(({ pageNumber, ownPage }) => ({ pageNumber, ownPage, page: artist.draw(ownPage) }));
}

/** Exhibits that show the same file together, in order of first appearance; without those that are separate files. */
function groupBySource(plan: PacketPlan, front: FrontMatter): readonly (readonly PlacedExhibit[])[] {
  const groups = new Map<string, PlacedExhibit[]>();
  plan.exhibits.forEach((exhibit, index) => {
    const placement = front.placement[index];
    if (!placement) throw new RangeError(`exhibit ${exhibit.label} has no place`);
    if (exhibit.enclosed !== undefined) return;
    const key = `${exhibit.source.sha256} ${exhibit.source.mime}`;
    groups.set(key, [...(groups.get(key) ?? []), { exhibit, placement }]);
  });
  return [...groups.values()];
}

async function readAndPlace(
  placed: readonly PlacedExhibit[],
  job: PacketJob,
  draft: PacketDraft,
): Promise<PlacedSource> {
  const exhibit = placed[0]?.exhibit;
  if (!exhibit) throw new RangeError('no exhibit');
  const bytes = await job.readSource(exhibit.source.sha256).catch(() => {
    throw new SourceError(exhibit, "its file can't be read", null);
  });
  try {
    return await placeSource(bytes, placed, draft);
  } catch (error) {
    if (error instanceof UnreadableSourceError) throw new SourceError(exhibit, error.message, error.page);
    throw error;
  }
}

function listBookmarks(plan: PacketPlan, front: FrontMatter, sources: readonly PlacedSource[]): readonly Bookmark[] {
  const own = new Map(sources.flatMap((source) => [...source.bookmarks]));
  const sections = listSections(front).filter(({ kind }) => kind !== 'exhibits');
  const titles = {
    cover: 'Cover',
    letter: 'Cover letter',
    plan: plan.planTitle ?? PLAN_TITLE,
    index: INDEX_TITLE,
    exhibits: 'Exhibits',
  };
  return [
    ...sections.map(({ kind, firstPage }) => ({
      title: `${titles[kind]}, p. ${firstPage}`,
      pageNumber: firstPage,
      children: [],
    })),
    ...plan.exhibits.map((exhibit, index) => {
      const pageNumber = front.placement[index]?.firstPage ?? 1;
      const title = exhibit.title.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim();
      return {
        title: `Exhibit ${exhibit.label}: ${title}, p. ${pageNumber}`,
        pageNumber,
        children: [
          ...(own.get(exhibit.label) ?? []),
          ...listMarkedCopyPages(exhibit, pageNumber).map((page) => ({
            title: titleMarkedCopy(page),
            pageNumber: page,
            children: [],
          })),
        ],
      };
    }),
  ];
}

function finishCatalog(
  { doc, pageTree, totalPages }: PacketDraft,
  plan: PacketPlan,
  places: readonly PagePlace[],
  bookmarks: readonly Bookmark[],
): void {
  const { context, catalog } = doc;
  const [first] = places;
  if (!first || places.length !== totalPages || places.includes(undefined as never)) {
    throw new RangeError('a page of the packet is missing');
  }
  const tree = { Type: 'Pages', Kids: places.map(({ ref }) => ref), Count: totalPages };
  context.assign(pageTree, context.obj(tree));
  catalog.set(PDFName.of('Outlines'), writeBookmarks(context, bookmarks, places));
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  catalog.set(PDFName.of('OpenAction'), context.obj([first.ref, 'XYZ', null, null, 1]));
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  catalog.set(PDFName.of('Lang'), PDFString.of(plan.language));
}

/** Keeps layers as they were: without this every hidden layer of the evidence would show. */
export function addLayers(doc: PDFDocument, sources: readonly Pick<PlacedSource, 'layers'>[]): void {
  const layers = sources.flatMap((source) => source.layers);
  if (layers.length === 0) return;
  const hidden = layers.filter((layer) => layer.isHidden).map(({ ref }) => ref);
  const properties = { OCGs: layers.map(({ ref }) => ref), D: { OFF: hidden } };
  doc.catalog.set(PDFName.of('OCProperties'), doc.context.obj(properties));
}

/** Title and dates from the plan alone: no name, no clock, no path. */
function makeInfo(doc: PDFDocument, plan: PacketPlan) {
  const date = PDFString.of(`D:${plan.date.replaceAll('-', '')}000000Z`);
  return doc.context.obj({
    Title: PDFHexString.fromText(plan.title),
    Creator: PDFString.of('Reinstate'),
    Producer: PDFString.of('Reinstate'),
    CreationDate: date,
    ModDate: date,
  });
}

/** The file's identity: what went into it. The plan names its sources by their hashes. */
function makeId(plan: PacketPlan): Uint8Array {
  return createHash('sha256').update(JSON.stringify(plan)).digest().subarray(0, 16);
}

function listSections(front: FrontMatter): PacketReport['sections'] {
  const sections: PacketReport['sections'] = [];
  let next = 1;
  for (const kind of ['cover', 'letter', 'plan', 'index'] as const) {
    const count = front[kind].length;
    if (count > 0) sections.push({ kind, firstPage: next, lastPage: next + count - 1 });
    next += count;
  }
  if (next <= front.totalPages) sections.push({ kind: 'exhibits', firstPage: next, lastPage: front.totalPages });
  return sections;
}

function makeReport(plan: PacketPlan, front: FrontMatter, drawn: readonly DrawnPage[]): WrittenPacket['report'] {
  return {
    sections: listSections(front),
    exhibits: front.placement.map(({ label, evidenceId, separatorPage, firstPage, lastPage, volume }, index) => {
      const exhibit = plan.exhibits[index];
      const copies = exhibit ? listMarkedCopyPages(exhibit, firstPage) : [];
      const placed = {
        ...{ label, evidenceId, title: exhibit?.title ?? '', separatorPage, firstPage, lastPage },
        ...(volume !== undefined && { volume }),
        ...(exhibit?.enclosed !== undefined && { enclosed: exhibit.enclosed }),
      };
      return copies.length > 0 ? { ...placed, markedCopies: [...copies] } : placed;
    }),
    citations: listPacketCitations(drawn),
    findings: [...listFrontFindings(plan, front)],
  };
}

function describe({ evidenceId, page }: UnresolvedCitationError): { readonly findings: readonly Finding[] } {
  const what = page === null ? `evidence “${evidenceId}”` : `page ${page} of evidence “${evidenceId}”`;
  return {
    findings: [
      {
        rule: 'citation-unresolved',
        level: 'error',
        where: 'plan',
        message: `A citation names ${what}, which isn't in the packet.`,
        fix: 'Include the evidence and the page, or take the citation out.',
      },
    ],
  };
}
