import { Slice } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import {
  blocksFromPlainText,
  cleanPastedText,
  formatSlice,
} from '../../../../../renderer/features/plans/plan-clipboard.ts';
import { docFromMarkup } from '../../../../../renderer/features/plans/plan-doc.ts';
import { createPlanSchema } from '../../../../../renderer/features/plans/plan-schema.ts';
import { shelveInlineStyles } from '../../../../../renderer/features/plans/simplify-pasted-dom.ts';
import { formatPlanMarkup } from '../../../../../shared/domain/plan-markup.ts';

const schema = createPlanSchema();
const nameOf = (id: string, page: number | null): string =>
  `Exhibit ${id.toUpperCase()}${page === null ? '' : `, p. ${page}`}`;

describe('cleanPastedText', () => {
  it('turns no-break spaces into spaces and drops what can not be seen', () => {
    expect(cleanPastedText('a\u00a0b\u202fc\u200bd\ufeffe\u00adf\u0007g\r\nh\u2028i\tj')).toBe('a b cdefg\nh\ni\tj');
  });
});

describe('blocksFromPlainText', () => {
  it.each([
    ['one\ntwo', 'one\ntwo'],
    ['one\n\n  \n\ntwo', 'one\n\ntwo'],
    ['Steps:\n- a\n• b\n* c\nafter', 'Steps:\n\n- a\n- b\n- c\n\nafter'],
    ['**x** [[inv]]', '\\*\\*x\\*\\* \\[\\[inv]]'],
    ['-not a bullet', '-not a bullet'],
    [' \n ', ''],
    ['- ', ''],
  ])('%j becomes %j', (text, markup) => {
    expect(formatPlanMarkup(blocksFromPlainText(text))).toBe(markup);
  });
});

describe('formatSlice', () => {
  const doc = schema.nodeFromJSON(docFromMarkup('One **bold** [[inv p2]]\nline.\n\n- a [[bill]]\n- b'));

  it('writes chips by name, bullets and blank lines', () => {
    expect(formatSlice(new Slice(doc.content, 0, 0), nameOf)).toBe(
      'One bold Exhibit INV, p. 2\nline.\n\n- a Exhibit BILL\n- b',
    );
  });

  it('writes no bullet mark for a piece of one bullet', () => {
    const from = doc.content.size - 4;
    expect(formatSlice(doc.slice(from, doc.content.size - 3), nameOf)).toBe('b');
  });

  it('writes a lone chip by its name', () => {
    const chip = schema.nodes['citation']!.create({ evidenceId: 'inv', page: 2 });
    expect(formatSlice(new Slice(doc.content.cut(0, 0).addToEnd(chip), 0, 0), nameOf)).toBe('Exhibit INV, p. 2');
  });
});

describe('shelveInlineStyles', () => {
  it('renames style attributes of tags and drops style sheets, and touches no text', () => {
    expect(
      shelveInlineStyles('<style>p{}</style><p STYLE = "a"><b\nstyle="c">my style="x" &lt;a style=1></b></p>'),
    ).toBe('<p data-style = "a"><b data-style="c">my style="x" &lt;a style=1></b></p>');
  });
});
