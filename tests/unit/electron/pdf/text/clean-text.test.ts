import { describe, expect, it } from 'vitest';
import { cleanText, listUnshowable } from '../../../../../electron/pdf/text/clean-text.ts';

describe('cleanText', () => {
  it('makes every line end one', () => {
    expect(cleanText('a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh')).toBe('a\nb\nc\nd\ne\nf\ng\nh');
  });

  it('makes spaces of tabs and rare spaces, and keeps no-break spaces', () => {
    expect(cleanText('a\tb\u3000c\u00a0d')).toBe('a b c\u00a0d');
  });

  it('shows a replacement for what can not be shown, never nothing', () => {
    expect(cleanText('a\u0000b\ud800c\uffffd')).toBe('a\ufffdb\ufffdc\ufffdd');
    expect(listUnshowable('a\u0000b\ud800c\uffff\t\n')).toEqual(['\u0000', '\ud800', '\uffff']);
  });

  it('drops the invisible controls that would turn what follows, and keeps plain direction marks', () => {
    expect(cleanText('a\u202eb\u202cc\u2067d')).toBe('abcd');
    expect(cleanText('a\u200fb\u200ec')).toBe('a\u200fb\u200ec');
  });

  it('keeps text of any script as it is', () => {
    const text = 'Łódź Ὁ й 漢字 😀 שלום';
    expect(cleanText(text)).toBe(text);
    expect(listUnshowable(text)).toEqual([]);
  });
});
