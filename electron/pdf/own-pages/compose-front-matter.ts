import { listExhibitSheets } from '../../../shared/domain/exhibit-sheets.ts';
import type { PacketPlan } from '../../../shared/domain/packet.ts';
import { letterForVolumes } from '../../../shared/domain/volume-letter.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import { finishPage } from './finish-page.ts';
import { layoutIndex } from './index-pages.ts';
import { layoutLetter } from './letter-pages.ts';
import { listMissingCharacters } from './list-missing-characters.ts';
import type { ExhibitPlacement, FrontMatter, OwnPage } from './own-page.ts';
import { makeSheet } from './page-style.ts';
import type { PageBody } from './paginate.ts';
import { layoutPlan } from './plan-pages.ts';
import { layoutVolumeCover } from './volume-cover.ts';
import { titleVolume, type VolumePlace } from './volume-place.ts';
import { createCitationResolver, type PlacedExhibit } from './resolve-citation.ts';
import { layoutSeparator } from './separator-pages.ts';

/** Pages that each part of our own takes. They decide every page number, and page numbers decide how wide texts are. */
type PageCounts = {
  /** Of a volume; the packet as one file has none. */
  readonly cover: number;
  readonly letter: number;
  readonly plan: number;
  readonly index: number;
  readonly separators: readonly number[];
};

type Bodies = {
  readonly cover: readonly PageBody[];
  readonly letter: readonly PageBody[];
  readonly plan: readonly PageBody[];
  readonly index: readonly PageBody[];
  readonly separators: readonly (readonly PageBody[])[];
};

/** Each pass settles one more digit of the page numbers; two or three are usual. */
const MAX_PASSES = 20;

/**
 * Lays out letter, plan, index and separators, with the page numbers that they quote: again and again until the numbers
 * of one pass are those that it was made with. Pure: no document, no files.
 * @param volume of a packet that is divided, the volume to compose; the others are laid out too, as their pages are named
 * Throws `UnresolvedCitationError` on a citation of evidence, or of a page, that isn't in the packet.
 */
export function composeFrontMatter(plan: PacketPlan, fonts: PacketFonts, volume?: VolumePlace): FrontMatter {
  const isFull = plan.layout !== 'compact';
  let counts: PageCounts = {
    cover: volume ? 1 : 0,
    letter: isFull ? 1 : 0,
    plan: isFull ? Math.min(1, plan.plan.length) : 0,
    index: Math.min(1, plan.exhibits.length),
    separators: plan.exhibits.map(({ enclosed }) => (isFull || enclosed !== undefined ? 1 : 0)),
  };
  for (let pass = 1; pass <= MAX_PASSES; pass += 1) {
    const placement = placeExhibits(plan, counts, volume);
    const bodies = layoutBodies(plan, fonts, counts, placement, volume);
    const reached = countPages(bodies);
    if (JSON.stringify(reached) === JSON.stringify(counts)) return finish(plan, fonts, bodies, placement, volume);
    counts = reached;
  }
  throw new Error(`The packet's page numbers didn't settle in ${MAX_PASSES} passes.`);
}

function placeExhibits(plan: PacketPlan, counts: PageCounts, divided?: VolumePlace): readonly ExhibitPlacement[] {
  let page = counts.cover + counts.letter + counts.plan + counts.index + 1;
  let current = 1;
  return plan.exhibits.map((exhibit, index) => {
    if (exhibit.pages.length === 0) throw new Error(`Exhibit ${exhibit.label} has no pages.`);
    const volume = divided?.exhibitVolumes[index];
    // Each file counts its own pages, so that the number in print is that of the viewer.
    if (volume !== undefined && volume !== current) [page, current] = [counts.cover + 1, volume];
    const sheets = counts.separators[index] ?? 0;
    const separatorPage = sheets > 0 ? page : null;
    // A separate file has its sheet and nothing else.
    const firstPage = exhibit.enclosed === undefined ? page + sheets : page;
    const lastPage = page + sheets + listExhibitSheets(exhibit).length - 1;
    page = lastPage + 1;
    const { label, evidenceId } = exhibit;
    return { label, evidenceId, separatorPage, firstPage, lastPage, ...(volume !== undefined && { volume }) };
  });
}

function layoutBodies(
  plan: PacketPlan,
  fonts: PacketFonts,
  counts: PageCounts,
  placement: readonly ExhibitPlacement[],
  volume?: VolumePlace,
): Bodies {
  const sheet = makeSheet(plan.paper);
  const exhibits = plan.exhibits.flatMap((exhibit, index): PlacedExhibit[] => {
    const place = placement[index];
    return place ? [{ exhibit, placement: place }] : [];
  });
  const indexPage = counts.cover + counts.letter + counts.plan + 1;
  const cover = volume ? layoutVolumeCover(plan, volume, indexPage, fonts, sheet) : [];
  const layoutSheet = (placed: PlacedExhibit, citedOn: readonly number[]): readonly PageBody[] =>
    layoutSeparator(placed, { citedOn, indexPage }, fonts, sheet);
  if (plan.layout === 'compact') {
    const index = layoutIndex(exhibits, fonts, sheet, plan.letter);
    const separators = exhibits.map((placed) => (placed.exhibit.enclosed === undefined ? [] : layoutSheet(placed, [])));
    return { cover, letter: [], plan: [], index, separators };
  }
  const resolve = createCitationResolver(exhibits);
  const written = volume ? letterForVolumes(plan, findVolumeOf(placement)) : plan.letter;
  const letter = layoutLetter(written, plan.date, fonts, sheet, resolve);
  const planPages = layoutPlan(plan, fonts, sheet, resolve);
  const citedOn = listCitingPages([
    ...letter.map((body, index) => ({ body, page: counts.cover + index + 1 })),
    ...planPages.map((body, index) => ({ body, page: counts.cover + counts.letter + index + 1 })),
  ]);
  return {
    cover,
    letter,
    plan: planPages,
    index: layoutIndex(exhibits, fonts, sheet),
    separators: exhibits.map((placed) => layoutSheet(placed, citedOn.get(placed.exhibit.evidenceId) ?? [])),
  };
}

function findVolumeOf(placement: readonly ExhibitPlacement[]): (evidenceId: string) => number | undefined {
  const volumes = new Map(placement.map(({ evidenceId, volume }) => [evidenceId, volume]));
  return (evidenceId) => volumes.get(evidenceId);
}

/** Packet pages on which each piece of evidence is cited, ascending. */
function listCitingPages(
  pages: readonly { readonly body: PageBody; readonly page: number }[],
): ReadonlyMap<string, readonly number[]> {
  const citing = new Map<string, number[]>();
  for (const { body, page } of pages) {
    for (const link of body.links) {
      if (!link.citation) continue;
      const known = citing.get(link.citation.evidenceId);
      if (!known) citing.set(link.citation.evidenceId, [page]);
      else if (known.at(-1) !== page) known.push(page);
    }
  }
  return citing;
}

function countPages(bodies: Bodies): PageCounts {
  return {
    cover: bodies.cover.length,
    letter: bodies.letter.length,
    plan: bodies.plan.length,
    index: bodies.index.length,
    separators: bodies.separators.map((pages) => pages.length),
  };
}

function finish(
  plan: PacketPlan,
  fonts: PacketFonts,
  bodies: Bodies,
  placement: readonly ExhibitPlacement[],
  volume?: VolumePlace,
): FrontMatter {
  const sheet = makeSheet(plan.paper);
  const isFirst = volume === undefined || volume.number === 1;
  const own = placement.map((place, index) => ({ place, separator: bodies.separators[index] ?? [] }));
  const here = own.filter(({ place }) => place.volume === volume?.number);
  const starts = listStarts(bodies);
  const totalPages = here.at(-1)?.place.lastPage ?? (isFirst ? starts.end : bodies.cover.length);
  const title = volume ? titleVolume(plan.title, volume) : plan.title;
  const finishPages = (pages: readonly PageBody[], firstPage: number): readonly OwnPage[] =>
    pages.map((body, index) => finishPage(body, sheet, fonts, { title, pageNumber: firstPage + index, totalPages }));
  return {
    cover: finishPages(bodies.cover, 1),
    letter: isFirst ? finishPages(bodies.letter, starts.letter) : [],
    plan: isFirst ? finishPages(bodies.plan, starts.plan) : [],
    index: isFirst ? finishPages(bodies.index, starts.index) : [],
    separators: here.map(({ place, separator }) => finishPages(separator, place.separatorPage ?? 0)),
    totalPages,
    placement: here.map(({ place }) => place),
    missingCharacters: isFirst ? listMissingCharacters(plan, fonts) : [],
  };
}

/** First pages of the parts, and the last page of all of them. */
function listStarts({ cover, letter, plan, index }: Bodies) {
  const starts = { letter: cover.length + 1, plan: cover.length + letter.length + 1 };
  const indexStart = starts.plan + plan.length;
  return { ...starts, index: indexStart, end: indexStart + index.length - 1 };
}
