import { listExhibitSheets } from '../../../shared/domain/exhibit-sheets.ts';
import type { PacketPlan } from '../../../shared/domain/packet.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import { finishPage } from './finish-page.ts';
import { layoutIndex } from './index-pages.ts';
import { layoutLetter } from './letter-pages.ts';
import { listMissingCharacters } from './list-missing-characters.ts';
import type { ExhibitPlacement, FrontMatter, OwnPage } from './own-page.ts';
import { makeSheet } from './page-style.ts';
import type { PageBody } from './paginate.ts';
import { layoutPlan } from './plan-pages.ts';
import { createCitationResolver, type PlacedExhibit } from './resolve-citation.ts';
import { layoutSeparator } from './separator-pages.ts';

/** Pages that each part of our own takes. They decide every page number, and page numbers decide how wide texts are. */
type PageCounts = {
  readonly letter: number;
  readonly plan: number;
  readonly index: number;
  readonly separators: readonly number[];
};

type Bodies = {
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
 * Throws `UnresolvedCitationError` on a citation of evidence, or of a page, that isn't in the packet.
 */
export function composeFrontMatter(plan: PacketPlan, fonts: PacketFonts): FrontMatter {
  const isFull = plan.layout !== 'compact';
  let counts: PageCounts = {
    letter: isFull ? 1 : 0,
    plan: isFull ? Math.min(1, plan.plan.length) : 0,
    index: Math.min(1, plan.exhibits.length),
    separators: plan.exhibits.map(() => (isFull ? 1 : 0)),
  };
  for (let pass = 1; pass <= MAX_PASSES; pass += 1) {
    const placement = placeExhibits(plan, counts);
    const bodies = layoutBodies(plan, fonts, counts, placement);
    const reached = countPages(bodies);
    if (JSON.stringify(reached) === JSON.stringify(counts)) return finish(plan, fonts, bodies, placement);
    counts = reached;
  }
  throw new Error(`The packet's page numbers didn't settle in ${MAX_PASSES} passes.`);
}

function placeExhibits(plan: PacketPlan, counts: PageCounts): readonly ExhibitPlacement[] {
  let page = counts.letter + counts.plan + counts.index + 1;
  return plan.exhibits.map((exhibit, index) => {
    if (exhibit.pages.length === 0) throw new Error(`Exhibit ${exhibit.label} has no pages.`);
    const sheets = counts.separators[index] ?? 0;
    const separatorPage = sheets > 0 ? page : null;
    const firstPage = page + sheets;
    const lastPage = firstPage + listExhibitSheets(exhibit).length - 1;
    page = lastPage + 1;
    return { label: exhibit.label, evidenceId: exhibit.evidenceId, separatorPage, firstPage, lastPage };
  });
}

function layoutBodies(
  plan: PacketPlan,
  fonts: PacketFonts,
  counts: PageCounts,
  placement: readonly ExhibitPlacement[],
): Bodies {
  const sheet = makeSheet(plan.paper);
  const exhibits = plan.exhibits.flatMap((exhibit, index): PlacedExhibit[] => {
    const place = placement[index];
    return place ? [{ exhibit, placement: place }] : [];
  });
  if (plan.layout === 'compact') {
    const index = layoutIndex(exhibits, fonts, sheet, plan.letter.facts);
    return { letter: [], plan: [], index, separators: exhibits.map(() => []) };
  }
  const resolve = createCitationResolver(exhibits);
  const letter = layoutLetter(plan.letter, plan.date, fonts, sheet, resolve);
  const planPages = layoutPlan(plan, fonts, sheet, resolve);
  const citedOn = listCitingPages([
    ...letter.map((body, index) => ({ body, page: index + 1 })),
    ...planPages.map((body, index) => ({ body, page: counts.letter + index + 1 })),
  ]);
  const indexPage = counts.letter + counts.plan + 1;
  return {
    letter,
    plan: planPages,
    index: layoutIndex(exhibits, fonts, sheet),
    separators: exhibits.map((placed) =>
      layoutSeparator(placed, { citedOn: citedOn.get(placed.exhibit.evidenceId) ?? [], indexPage }, fonts, sheet),
    ),
  };
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
): FrontMatter {
  const sheet = makeSheet(plan.paper);
  const ownPages = bodies.letter.length + bodies.plan.length + bodies.index.length;
  const totalPages = placement.at(-1)?.lastPage ?? ownPages;
  const finishPages = (pages: readonly PageBody[], firstPage: number): readonly OwnPage[] =>
    pages.map((body, index) =>
      finishPage(body, sheet, fonts, { title: plan.title, pageNumber: firstPage + index, totalPages }),
    );
  return {
    letter: finishPages(bodies.letter, 1),
    plan: finishPages(bodies.plan, bodies.letter.length + 1),
    index: finishPages(bodies.index, bodies.letter.length + bodies.plan.length + 1),
    separators: bodies.separators.map((pages, index) => finishPages(pages, placement[index]?.separatorPage ?? 0)),
    totalPages,
    placement,
    missingCharacters: listMissingCharacters(plan, fonts),
  };
}
