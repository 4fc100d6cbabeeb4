import { splitGraphemes } from '../text/choose-face.ts';
import type { FlowLine } from './flow-line.ts';
import type { TextStyle } from './page-style.ts';
import { setPlainText } from './set-text.ts';

/** No readable text has more characters in a line of a width; in parts of the size. */
const NARROWEST_CHARACTER = 0.2;

/** Sets text in at most so many lines of a width; a text that needs more is cut and ends in an ellipsis. */
export function setShortened(text: string, style: TextStyle, width: number, maxLines: number): readonly FlowLine[] {
  const most = Math.ceil((maxLines * width) / (style.size * NARROWEST_CHARACTER));
  const words = text.slice(0, most).replace(/\s+/g, ' ').trim().toWellFormed();
  const lines = setPlainText(words, style, width);
  if (text.length <= most && lines.length <= maxLines) return lines;
  const graphemes = splitGraphemes(words);
  const attempt = (count: number): readonly FlowLine[] =>
    setPlainText(`${graphemes.slice(0, count).join('').trimEnd()}…`, style, width);
  let fits = 0;
  let tooMany = graphemes.length + 1;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (attempt(middle).length <= maxLines) fits = middle;
    else tooMany = middle;
  }
  return attempt(fits);
}
