import { describe, expect, it } from 'vitest';
import { listLineBreaks } from '../../../../../electron/pdf/text/list-line-breaks.ts';
import { SCRIPT_TEXTS } from './script-texts.ts';

function cut(text: string): readonly string[] {
  let start = 0;
  return listLineBreaks(text).map((end) => {
    const part = text.slice(start, end);
    start = end;
    return part;
  });
}

describe('listLineBreaks', () => {
  it('breaks Thai between words, and keeps repeat signs with their word', () => {
    expect(cut('สินค้าทั้งหมดออกจากคลังสินค้า')).toEqual(['สินค้า', 'ทั้งหมด', 'ออก', 'จาก', 'คลัง', 'สินค้า']);
    expect(cut('ต่างๆ กรุงเทพฯ').join('|')).not.toMatch(/\|[ๆฯ]/);
  });

  it.each(SCRIPT_TEXTS)('starts no line of $script with a mark or closing punctuation', ({ paragraph }) => {
    const parts = cut(paragraph);
    expect(parts.join('')).toBe(paragraph);
    expect(parts.length).toBeGreaterThan(15);
    for (const part of parts) {
      expect(part).not.toMatch(/^[、。，．：；！？）」』】〉》”’ーっゃゅょッャュョァ,.;:!?)\]}%]/u);
      expect(part).not.toMatch(/^[\p{M}ๆฯ\u0e33\u200d]/u);
      expect(part.trimEnd()).not.toMatch(/.[（「『【〈《“‘([{]$/u);
    }
  });

  it('leaves Latin words, numbers and ASINs whole', () => {
    expect(cut('B0ABCDEFGH 1,204.50 €')).toEqual(['B0ABCDEFGH ', '1,204.50 ', '€']);
  });
});
