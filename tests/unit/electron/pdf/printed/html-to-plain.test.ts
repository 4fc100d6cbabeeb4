import { describe, expect, it } from 'vitest';
import { htmlToPlain } from '../../../../../electron/pdf/printed/html-to-plain.ts';

describe('htmlToPlain', () => {
  it('keeps the cells of a table apart and its rows on lines of their own', () => {
    const html =
      '<p>Hello</p><table><tr><td>ASIN</td><td>B0BQW8PLK2</td></tr><tr><th>Mark</th><td>Zenvolt</td></tr></table>';
    const lines = htmlToPlain(html)
      .split('\n')
      .map((line) => line.trim());
    expect(lines.filter((line) => line !== '')).toEqual(['Hello', 'ASIN B0BQW8PLK2', 'Mark Zenvolt']);
  });

  it('reads no script and no style', () => {
    expect(htmlToPlain('<style>p{}</style><script>alert("B0SCRIPT12")</script><p>Words</p>').trim()).toBe('Words');
  });
});
