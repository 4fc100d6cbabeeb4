import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../../electron/pdf/printed/decode-text.ts';

const utf16 = (text: string, isBigEndian: boolean, mark = ''): Buffer => {
  const bytes = Buffer.from(mark + text, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
};
/** 日本の請求書です。 in Shift-JIS; 商品损坏 in GB18030: Node writes neither. */
const SHIFT_JIS = Buffer.from('93fa967b82cc90bf8b818f9182c582b78142'.repeat(12), 'hex');
const GB18030 = Buffer.from('c9ccc6b7cbf0bbb5b2bbc4dccab9d3c3'.repeat(12), 'hex');

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from('Größe €'), 'utf-8', 'Größe €', false],
    ['UTF-8 with its mark', Buffer.from('\ufeffGröße'), 'utf-8', 'Größe', false],
    ['UTF-16 LE with its mark', utf16('a;b', false, '\ufeff'), 'utf-16le', 'a;b', false],
    ['UTF-16 BE with its mark', utf16('a;b', true, '\ufeff'), 'utf-16be', 'a;b', false],
    ['UTF-16 LE', utf16('order;quantity', false), 'utf-16le', 'order;quantity', true],
    ['UTF-16 BE', utf16('order;quantity', true), 'utf-16be', 'order;quantity', true],
    ['Shift-JIS', SHIFT_JIS, 'shift_jis', '日本の請求書です。'.repeat(12), true],
    ['GB18030', GB18030, 'gb18030', '商品损坏不能使用'.repeat(12), true],
    [
      'Windows-1252',
      Buffer.from('Gr\xf6\xdfe und St\xfcck f\xfcr 4,50 \x80', 'latin1'),
      'windows-1252',
      'Größe und Stück für 4,50 €',
      true,
    ],
  ])('reads %s', (_, bytes, encoding, text, isGuessed) => {
    expect(decodeText(bytes)).toEqual({ text, encoding, isGuessed });
  });

  it('takes no binary data for text', () => {
    expect(decodeText(Buffer.from([1, 0, 2, 0, 3, 255, 254]))).toBeUndefined();
    expect(decodeText(Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 37) % 256)))).toBeUndefined();
  });
});
