import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { drawCodePage } from '../../../../electron/pdf/draw-code-page.ts';
import { readPdf } from '../../../support/read-pdf.ts';

const GROUPS = ['4F0K2M', 'A1B2C3', 'D4E5F6', 'G7H8J9', 'K0M1N2', 'P3Q4R5', 'S6T7V8'];
const resourcesDir = fileURLToPath(new URL('../../../../resources', import.meta.url));

describe('drawCodePage', () => {
  it('puts every group with its number on one page, in any of our languages', async () => {
    for (const [title, words] of [
      ['Reinstate recovery code', 'Keep it apart from the computer.'],
      ['Reinstate 恢复码', '请与电脑分开保存。'],
    ] as const) {
      const bytes = await drawCodePage({ title, before: [words], after: [words], groups: GROUPS, resourcesDir });
      const { pages } = await readPdf(Buffer.from(bytes));
      expect(pages).toHaveLength(1);
      const text = (pages[0]?.text ?? '').replaceAll(/\s/g, '');
      expect(text).toContain(title.replaceAll(/\s/g, ''));
      for (const [index, group] of GROUPS.entries()) expect(text).toContain(`${index + 1}${group}`);
    }
  });
});
