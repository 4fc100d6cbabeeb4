import type { AsinUnits, FactOffer } from './fact-offer.ts';
import type { PlacedAsin } from './find-asins.ts';
import { areasOf, type Cell, type PageLayout } from './page-layout.ts';

/** Heads of a column of units, best first: what was delivered counts before what was asked for. */
const HEADS: readonly RegExp[] = [
  /^(qty|quantity|units?|pcs)\.? ?(shipped|delivered|invoiced)$|^shipped( qty| units)?$/,
  /^(qty|q'?ty|quantity|quantities|units|pcs|pieces|no\. of units|menge|anzahl|stuck(zahl)?|stk|quantite|qte|unites|cantidad|cant|uds|unidades|quantita|q\.?ta|pezzi|quantidade|qtd|qtde|aantal|数量|個数|件数|数量\(个\)|数量\(個\)|units ordered|quantity ordered|qty ordered|ordered|units sold|total units)\.?$/,
];
const ROW_HEAD = /^(total|sum|summe|gesamt|importe total|合計|合计)$/;
const NUMBER =
  /^(\d{1,3}(?:[.,' ]\d{3})+|\d+)(?:[.,]0{1,3})?(?: ?(?:pcs?|pieces?|ea|each|units?|x|stk|stuck|st|pz|pezzi|uds?|un|u|個|个|件|点|台|set|sets))?\.?$/;
const IN_WORDS =
  /(?:qty|quantity|units|menge|cantidad|quantite|qte|quantita|数量)\.? ?[:：x×]? ?(\d{1,6})(?![\d.,]*\d)|(?<![\d.,$€£-])(\d{1,6}) ?(?:pcs|pieces|units|stuck|stk|unidades|unites|pezzi|個|个|件)(?![a-z])|(?<![\d.,])(\d{1,5}) ?[x×](?= ?\D|$)/g;
const LINES_BESIDE = 2;
const HEAD_LINES = 80;

/** Units of one line of a table. */
type LineUnits = AsinUnits & {
  readonly cell: Cell;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly table: Cell | null;
};

/**
 * Units per ASIN: the figure in the column of quantities on the ASIN's line (or on the line above or below, where an
 * item takes several), or a quantity in words on it. Lines of one table are added up; where tables differ, each sum is
 * offered.
 */
export function offerQuantities(
  pages: readonly PageLayout[],
  asins: readonly PlacedAsin[],
): readonly FactOffer<AsinUnits>[] {
  const byNumber = new Map(pages.map((page) => [page.pageNumber, page]));
  const read = asins.flatMap((placed) => {
    const page = byNumber.get(placed.cell.pageNumber);
    return page ? [{ placed, page, line: readLine(page, placed, asins) }] : [];
  });
  // Figures beside another mention that no head explains: then no sum can be trusted.
  const unsure = new Set(
    read.filter(({ line, page, placed }) => !line && hasFigures(page, placed)).map(({ placed }) => placed.asin),
  );
  const lines = read.flatMap(({ line }) => (line && !unsure.has(line.asin) ? line : []));
  const sums = new Map<string, LineUnits[]>();
  for (const line of lines) {
    const key = `${line.asin} ${line.table ? `${line.table.pageNumber}/${line.table.row}/${line.table.left}` : 'words'}`;
    const sum = sums.get(key) ?? [];
    // The same figure read for a second mention on one line of a table isn't a second line.
    if (!sum.some((other) => other.cell === line.cell && other.start === line.start)) sums.set(key, [...sum, line]);
  }
  const offers = [...sums.values()].flatMap(addUp);
  return [
    ...new Map(offers.toReversed().map((offer) => [`${offer.value.asin} ${offer.value.units}`, offer])).values(),
  ].toReversed();
}

function addUp(lines: readonly LineUnits[]): readonly FactOffer<AsinUnits>[] {
  const [first] = lines;
  if (!first) return [];
  const { asin, cell, words } = first;
  return [
    {
      value: { asin, units: lines.reduce((sum, { units }) => sum + units, 0) },
      pageNumber: cell.pageNumber,
      matched: lines.map((line) => line.cell.text.slice(line.start, line.end)).join(' + '),
      areas: lines
        .filter((line) => line.cell.pageNumber === cell.pageNumber)
        .flatMap((line) => areasOf(line.cell, line.start, line.end)),
      source: cell.source,
      reason: { kind: 'line-item', words, lines: lines.length },
      doubt: null,
    },
  ];
}

function readLine(page: PageLayout, placed: PlacedAsin, asins: readonly PlacedAsin[]): LineUnits | undefined {
  const { cell, asin } = placed;
  const head = findHead(page, cell);
  const rows = head ? [cell.row, ...nearRows(page, cell, head, asins)] : [];
  for (const row of rows) {
    const found = head && findUnits(page.rows[row] ?? [], head);
    if (found) {
      return {
        asin,
        units: found.units,
        cell: found.cell,
        start: 0,
        end: found.cell.text.length,
        words: head.text,
        table: head,
      };
    }
  }
  return readWords(page, placed);
}

/**
 * Lines of the same item next to the ASIN's own, up to the next ASIN: above it when a figure stands between the head and
 * the first ASIN, else below.
 */
function nearRows(page: PageLayout, cell: Cell, head: Cell, asins: readonly PlacedAsin[]): readonly number[] {
  const taken = asins.map((other) => other.cell).filter((other) => other.pageNumber === cell.pageNumber);
  const first = Math.min(...taken.map(({ row }) => row).filter((row) => row > head.row));
  const isAbove = page.rows.slice(head.row + 1, first).some((row) => findUnits(row, head) !== undefined);
  const rows: number[] = [];
  for (let distance = 1; distance <= LINES_BESIDE; distance += 1) {
    const row = cell.row + (isAbove ? -distance : distance);
    if (row <= head.row || taken.some((other) => other.row === row) || page.rows[row]?.some(isTotal)) break;
    rows.push(row);
  }
  return rows;
}

function findUnits(row: readonly Cell[], head: Cell): { readonly cell: Cell; readonly units: number } | undefined {
  for (const cell of row) {
    const units = isUnder(cell, head) ? readNumber(cell.folded) : undefined;
    if (units !== undefined) return { cell, units };
  }
  return undefined;
}

function isTotal(cell: Cell): boolean {
  return ROW_HEAD.test(cell.folded.replace(/[\s:]+$/, '').split(' ')[0] ?? '');
}

function findHead(page: PageLayout, cell: Cell): Cell | undefined {
  for (let row = cell.row - 1; row >= Math.max(0, cell.row - HEAD_LINES); row -= 1) {
    for (const pattern of HEADS) {
      const head = page.rows[row]?.find((other) => pattern.test(other.folded.trim()));
      if (head) return head;
    }
  }
  return undefined;
}

/** In the column: they overlap, or the middles are close (figures are set right or centred under their head). */
function isUnder(cell: Cell, head: Cell): boolean {
  return cell.left < head.right + 0.01 && cell.right > head.left - 0.01;
}

function readNumber(folded: string): number | undefined {
  const figures = NUMBER.exec(folded.trim())?.[1];
  if (figures === undefined) return undefined;
  const units = Number(figures.replace(/[.,' ]/g, ''));
  return Number.isSafeInteger(units) && units < 1_000_000 ? units : undefined;
}

/** "Qty: 120" or "120 pcs" on the ASIN's line, when just one figure is there. */
function readWords(page: PageLayout, { cell, asin }: PlacedAsin): LineUnits | undefined {
  const found = (page.rows[cell.row] ?? []).flatMap((other) =>
    Array.from(other.folded.matchAll(IN_WORDS)).map((match) => ({
      other,
      match,
      figures: match[1] ?? match[2] ?? match[3] ?? '',
    })),
  );
  const labelled = found.filter(({ match }) => match[1] !== undefined);
  const [only, another] = labelled.length > 0 ? labelled : found;
  if (!only || another || asinsOnRow(page, cell) > 1) return undefined;
  const { other, match, figures } = only;
  return {
    asin,
    units: Number(figures),
    cell: other,
    start: match.index,
    end: match.index + match[0].length,
    words: match[0].trim(),
    table: null,
  };
}

function hasFigures(page: PageLayout, { cell }: PlacedAsin): boolean {
  return (page.rows[cell.row] ?? []).some(({ folded }) => readNumber(folded) !== undefined);
}

function asinsOnRow(page: PageLayout, cell: Cell): number {
  return (page.rows[cell.row] ?? []).reduce(
    (sum, { text }) => sum + (text.match(/\bB0[A-Z0-9]{8}\b/g)?.length ?? 0),
    0,
  );
}
