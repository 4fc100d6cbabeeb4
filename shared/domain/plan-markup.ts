import type { EvidenceId } from './ids.ts';

/** A run of text, or a citation of evidence (optionally of one page of its file, 1-based). */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly bold: boolean }
  | { readonly kind: 'citation'; readonly evidenceId: EvidenceId; readonly page: number | null };

/** One paragraph or bullet. A line break inside it is `\n` in a text run. */
export type Block = { readonly kind: 'paragraph' | 'bullet'; readonly inlines: readonly Inline[] };

const CITATION = /^\[\[([A-Za-z0-9][A-Za-z0-9._-]{0,63})(?: p(\d{1,5}))?\]\]/;
/** An escaped character, or double brackets around anything short: a citation, or what was meant as one. */
const BRACKETS = /\\[\\*[-]|\[\[[^[\]\n]{0,200}\]\]/g;
const ESCAPABLE = new Set(['\\', '*', '[', '-']);

/**
 * Reads the light markup of plans and letters: a blank line parts paragraphs, `- ` opens a bullet, `**bold**`,
 * `[[evidence-id]]` or `[[evidence-id p2]]` cites. A backslash keeps `\`, `*`, `[` or a leading `-` as text.
 * Never fails: what isn't markup is text.
 */
export function parsePlanMarkup(markup: string): readonly Block[] {
  const blocks: Block[] = [];
  let kind: Block['kind'] = 'paragraph';
  let lines: string[] = [];
  const close = (): void => {
    if (lines.length > 0) blocks.push({ kind, inlines: parseInlines(lines.join('\n')) });
    lines = [];
    kind = 'paragraph';
  };
  for (const line of markup.replace(/\r\n?/g, '\n').split('\n')) {
    if (line.trim() === '') {
      close();
    } else if (line.startsWith('- ')) {
      close();
      kind = 'bullet';
      lines = [line.slice(2).trim()];
    } else {
      lines.push(line.trim());
    }
  }
  close();
  return blocks.filter((block) =>
    block.inlines.some((inline) => inline.kind === 'citation' || inline.text.trim() !== ''),
  );
}

function parseInlines(text: string): readonly Inline[] {
  const inlines: Inline[] = [];
  let bold = false;
  let run = '';
  const flush = (): void => {
    const last = inlines.at(-1);
    if (run === '') return;
    if (last?.kind === 'text' && last.bold === bold) inlines[inlines.length - 1] = { ...last, text: last.text + run };
    else inlines.push({ kind: 'text', text: run, bold });
    run = '';
  };
  for (let at = 0; at < text.length;) {
    const citation = text[at] === '[' ? CITATION.exec(text.slice(at, at + 90)) : null;
    if (citation) {
      flush();
      inlines.push({
        kind: 'citation',
        evidenceId: citation[1] as EvidenceId,
        page: citation[2] === undefined ? null : Number(citation[2]),
      });
      at += citation[0].length;
    } else if (text.startsWith('**', at) && (bold || hasClosingStars(text, at + 2))) {
      flush();
      bold = !bold;
      at += 2;
    } else {
      const escaped = isEscape(text, at);
      run += escaped ? text[at + 1] : text[at];
      at += escaped ? 2 : 1;
    }
  }
  flush();
  return inlines;
}

function isEscape(text: string, at: number): boolean {
  return text[at] === '\\' && ESCAPABLE.has(text[at + 1] ?? '');
}

/** Whether bold that opens before `from` is ever closed; escaped stars don't close it. */
function hasClosingStars(text: string, from: number): boolean {
  for (let at = from; at < text.length; at += isEscape(text, at) ? 2 : 1) {
    if (text.startsWith('**', at)) return true;
  }
  return false;
}

/**
 * Writes blocks as markup; `parsePlanMarkup` of the result gives the same blocks back, but for white space at line ends
 * and empty lines inside a block, which the markup can't hold.
 */
export function formatPlanMarkup(blocks: readonly Block[]): string {
  let markup = '';
  blocks.forEach((block, index) => {
    const previous = blocks[index - 1];
    if (previous) markup += previous.kind === 'bullet' && block.kind === 'bullet' ? '\n' : '\n\n';
    markup += (block.kind === 'bullet' ? '- ' : '') + formatInlines(block.inlines);
  });
  return markup;
}

function formatInlines(inlines: readonly Inline[]): string {
  const text = inlines
    .map((inline) => {
      if (inline.kind === 'citation') return formatCitation(inline.evidenceId, inline.page);
      const escaped = inline.text.replace(/\r\n?/g, '\n').replace(/[\\*[]/g, '\\$&');
      return inline.bold ? `**${escaped}**` : escaped;
    })
    .join('');
  return text.replace(/\n(?:[^\S\n]*\n)+/g, '\n').replace(/^- /gm, '\\- ');
}

/** The markup of one citation. */
export function formatCitation(evidenceId: string, page: number | null): string {
  return page === null ? `[[${evidenceId}]]` : `[[${evidenceId} p${page}]]`;
}

/** What looks like a citation, but isn't one (`[[two words]]`, `[[inv p1-2]]`), and would stand in the packet as it is. */
export function listMisspeltCitations(markup: string): readonly string[] {
  return (markup.match(BRACKETS) ?? []).filter((found) => found.startsWith('[[') && !CITATION.test(found));
}

/** Every citation of a text, in reading order. */
export function listCitations(blocks: readonly Block[]): readonly Extract<Inline, { kind: 'citation' }>[] {
  return blocks.flatMap((block) => block.inlines.filter((inline) => inline.kind === 'citation'));
}

/** Blocks as plain text for a text box: bullets as `- `, a blank line between paragraphs, citations through `nameCitation`. */
export function formatPlainText(
  blocks: readonly Block[],
  nameCitation: (evidenceId: EvidenceId, page: number | null) => string,
): string {
  let text = '';
  blocks.forEach((block, index) => {
    const previous = blocks[index - 1];
    if (previous) text += previous.kind === 'bullet' && block.kind === 'bullet' ? '\n' : '\n\n';
    if (block.kind === 'bullet') text += '- ';
    for (const inline of block.inlines) {
      text += inline.kind === 'text' ? inline.text : nameCitation(inline.evidenceId, inline.page);
    }
  });
  return text;
}
