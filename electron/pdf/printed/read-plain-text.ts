import { decodeText, type DecodedText } from './decode-text.ts';

export type PlainText = {
  readonly encoding: DecodedText;
  /** Without line ends. A line that is longer than the limit is cut there and goes on in the next. */
  readonly lines: readonly string[];
  /** True when the file goes on behind the last line that was read. */
  readonly isCut: boolean;
};

export const TEXT_LIMITS = { lines: 500_000, lineChars: 4_000 } as const;

/** Reads a text; undefined when the bytes are none. Never throws for any bytes. */
export function readPlainText(bytes: Uint8Array): PlainText | undefined {
  const decoded = decodeText(bytes);
  if (!decoded) return undefined;
  const lines = splitLines(decoded.text);
  return {
    encoding: { ...decoded, text: '' },
    lines: lines.slice(0, TEXT_LIMITS.lines),
    isCut: lines.length > TEXT_LIMITS.lines,
  };
}

/** Lines of a text; a form feed ends one too, the empty lines at the end are none. */
export function splitLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (const line of text.trimEnd().split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/)) {
    if (line.length <= TEXT_LIMITS.lineChars) lines.push(line);
    else
      for (let at = 0; at < line.length; at += TEXT_LIMITS.lineChars)
        lines.push(line.slice(at, at + TEXT_LIMITS.lineChars));
    if (lines.length > TEXT_LIMITS.lines) break;
  }
  return lines.length === 1 && lines[0] === '' ? [] : lines;
}
