import type { PageArea, PageText, PageTextSource, PageWord } from '../page-text.ts';

/** A run of words on one line without a wide gap: a label, a value, a column's entry. */
export type Cell = {
  readonly pageNumber: number;
  readonly source: PageTextSource;
  /** 0-based line of the page. */
  readonly row: number;
  readonly text: string;
  /** `text` for comparing: no accents, lower case, the same length. */
  readonly folded: string;
  readonly left: number;
  readonly right: number;
  /** Which characters stand where; empty where places aren't known. */
  readonly parts: readonly { readonly start: number; readonly end: number; readonly area: PageArea }[];
};

/** A page as lines of cells, top to bottom and left to right. */
export type PageLayout = { readonly pageNumber: number; readonly rows: readonly (readonly Cell[])[] };

/** A gap of more than this many characters parts two cells; a space is one in type of equal width, half of one in print. */
const CELL_GAP_CHARACTERS = 1.6;
/** Less than this isn't a space: programs cut words into pieces. */
const SPACE_CHARACTERS = 0.15;
/** Fewer single letters in a row may be anything. */
const SPACED_LETTERS_MIN = 5;
/** Words looked at on one page. */
const WORDS_MAX = 10_000;
/** Characters across a page whose places aren't known. */
const TEXT_COLUMNS = 160;

/** Lays a page's words out in lines and cells; by the text's own lines and spaces where no places are known. */
export function layOutPage(page: PageText): PageLayout {
  const rows =
    page.words.length > 0
      ? groupRows(page.words.slice(0, WORDS_MAX)).map((words, row) => toCells(words, row, page))
      : page.text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line, row) => splitLine(line, row, page));
  return { pageNumber: page.pageNumber, rows };
}

/** Lower case without accents, character for character, so that places stay the same. */
export function fold(text: string): string {
  return Array.from({ length: text.length }, (_, index) => foldUnit(text.charAt(index))).join('');
}

function foldUnit(unit: string): string {
  const [base = unit] = unit.normalize('NFKD');
  const lower = base.toLowerCase();
  // Half-width forms and accents fold; kana keeps its marks, or other words would come of it.
  if (/[぀-ヿ]/.test(unit) || lower.length !== 1) return unit;
  return lower;
}

/** The areas of a stretch of a cell's text. */
export function areasOf(cell: Cell, start: number, end: number): readonly PageArea[] {
  return cell.parts.filter((part) => part.start < end && part.end > start).map(({ area }) => area);
}

function groupRows(words: readonly PageWord[]): readonly (readonly PageWord[])[] {
  const middle = ({ area }: PageWord): number => area.top + area.height / 2;
  const rows: PageWord[][] = [];
  let at = -1;
  let height = 0;
  for (const word of words.toSorted((a, b) => middle(a) - middle(b))) {
    if (word.text.trim() === '') continue;
    const row = rows.at(-1);
    if (row && middle(word) - at < 0.5 * Math.min(height, word.area.height)) row.push(word);
    else {
      rows.push([word]);
      at = middle(word);
      height = word.area.height;
    }
  }
  return rows.map((row) => row.toSorted((a, b) => a.area.left - b.area.left));
}

type Draft = { text: string; readonly left: number; right: number; readonly parts: Cell['parts'][number][] };

function toCells(words: readonly PageWord[], row: number, page: PageText): readonly Cell[] {
  const characters = words.reduce((sum, { text }) => sum + text.trim().length, 0);
  const width = words.reduce((sum, { area }) => sum + area.width, 0) / Math.max(1, characters);
  const drafts: Draft[] = [];
  for (const { text: raw, area } of words) {
    const text = raw.trim();
    const last = drafts.at(-1);
    const gap = last ? (area.left - last.right) / (width || 1) : Infinity;
    if (!last || gap > CELL_GAP_CHARACTERS) {
      drafts.push({
        text,
        left: area.left,
        right: area.left + area.width,
        parts: [{ start: 0, end: text.length, area }],
      });
      continue;
    }
    if (gap > SPACE_CHARACTERS || /^\s|\s$/.test(raw)) last.text += ' ';
    last.parts.push({ start: last.text.length, end: last.text.length + text.length, area });
    last.text += text;
    last.right = Math.max(last.right, area.left + area.width);
  }
  return drafts.map(closeUp).map((draft) => ({ ...draft, ...identify(draft.text, row, page) }));
}

/** Headings are often set with wide gaps between their letters: those are words again, parted where the gap is wider still. */
function closeUp(draft: Draft): Draft {
  const letters = draft.parts.reduce((sum, { start, end }) => sum + end - start, 0);
  if (draft.parts.length < SPACED_LETTERS_MIN || letters > 1.3 * draft.parts.length) return draft;
  const gaps = draft.parts.map(({ area }, index) => {
    const before = draft.parts[index - 1]?.area;
    return before ? area.left - before.left - before.width : 0;
  });
  const usual = gaps.slice(1).toSorted((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] ?? 0;
  let text = '';
  const parts = draft.parts.map(({ start, end, area }, index) => {
    if ((gaps[index] ?? 0) > 1.6 * usual) text += ' ';
    const from = text.length;
    text += draft.text.slice(start, end);
    return { start: from, end: text.length, area };
  });
  return { ...draft, text, parts };
}

function splitLine(line: string, row: number, page: PageText): readonly Cell[] {
  return Array.from(line.matchAll(/\S+(?: \S+)*/g), ({ 0: text, index }) => ({
    ...identify(text, row, page),
    text,
    left: index / TEXT_COLUMNS,
    right: (index + text.length) / TEXT_COLUMNS,
    parts: [],
  }));
}

function identify(text: string, row: number, { pageNumber, source }: PageText) {
  return { pageNumber, source, row, folded: fold(text) };
}

/** The cell to the left on the same line. */
export function cellLeftOf({ rows }: PageLayout, cell: Cell): Cell | undefined {
  const row = rows[cell.row] ?? [];
  return row[row.indexOf(cell) - 1];
}

/** The cell to the right on the same line. */
export function cellRightOf({ rows }: PageLayout, cell: Cell): Cell | undefined {
  const row = rows[cell.row] ?? [];
  return row[row.indexOf(cell) + 1];
}

/** Cells above (step -1) or below (step 1) that share some of the width, nearest first, within a number of lines. */
export function listCellsInColumn({ rows }: PageLayout, cell: Cell, step: 1 | -1, lines: number): readonly Cell[] {
  return Array.from({ length: lines }, (_, index) => rows[cell.row + step * (index + 1)] ?? []).flatMap(
    (row) => row.find((other) => other.left < cell.right && other.right > cell.left) ?? [],
  );
}
