import type { PageArea, PageWord } from '../../../shared/domain/page-text.ts';

/** What the engine read on a page. */
export type Recognition = {
  /** Lines apart by line feeds, in reading order. */
  readonly text: string;
  readonly words: readonly PageWord[];
  /** How sure the engine is on average, 0 to 100; null when it found no word. */
  readonly confidence: number | null;
};

/** Below this the engine made up letters for a rule, a stamp or a signature. */
const LEAST_CONFIDENCE = 10;
const WORD = '5';

/**
 * Reads the engine's table (TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence, text).
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 */
export function readRecognition(table: string, width: number, height: number): Recognition {
  const words: PageWord[] = [];
  const lines = new Map<string, string[]>();
  let sum = 0;
  for (const row of table.split('\n')) {
    const [level, page, block, paragraph, line, , left, top, across, down, confidence, ...rest] = row.split('\t');
    const text = rest.join(' ').trim();
    if (level !== WORD || text === '' || !(Number(confidence) >= LEAST_CONFIDENCE)) continue;
    words.push({ text, area: makeArea([left, top, across, down].map(Number), width, height) });
    const key = [page, block, paragraph, line].join(' ');
    lines.set(key, [...(lines.get(key) ?? []), text]);
    sum += Number(confidence);
  }
  return {
    text: [...lines.values()].map((line) => line.join(' ')).join('\n'),
    words,
    confidence: words.length === 0 ? null : Math.round(sum / words.length),
  };
}

function makeArea(
  [left = 0, top = 0, across = 0, down = 0]: readonly number[],
  width: number,
  height: number,
): PageArea {
  const [x, y] = [clamp(left / width), clamp(top / height)];
  return {
    left: x,
    top: y,
    width: round(Math.min(across / width, 1 - x)),
    height: round(Math.min(down / height, 1 - y)),
  };
}

function clamp(share: number): number {
  return round(Math.min(1, Math.max(0, share)));
}

/** Five decimals are a tenth of a pixel of a large scan. */
function round(share: number): number {
  return Math.max(0, Math.round(share * 100_000) / 100_000);
}
