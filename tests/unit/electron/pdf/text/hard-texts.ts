import fc from 'fast-check';

/** Texts that break naive typesetting, each for its own reason. */
export const HARD_TEXTS: readonly string[] = [
  '',
  ' ',
  '\n',
  '\n\n \n',
  'Łódź Žluťoučký kůň — příliš',
  'Ελληνικά: Ὁ Ἰησοῦς ΐ ΰ',
  'Русский: й и\u0306 ё Ґґ Її Ўў',
  'q\u0301 e\u0301\u0323 Z\u030c\u0327 ẹ ọ ụ Tiếng Việt',
  'office waffle ffl fj',
  'עברית (עם 12 מספרים) text',
  'العربية 123 ABC',
  '(אב)',
  'emoji 😀👨‍👩‍👧 ✓ → ≥',
  '$&# $1 $` "quotes" ‘x’ <b>&amp;</b> \\ / {} %s',
  '\u0000\u0007\u001b[31m\u007f\u0085 lone \ud800 \udfff \uffff',
  `https://www.example.com/a/very/long/url?query=string&and=${'x'.repeat(200)}`,
  'Donaudampfschifffahrtsgesellschaft'.repeat(6),
  'soft\u00adhyphen zero\u200bwidth tab\there no\u00a0break ideographic\u3000space',
  `z${'\u0301\u0308\u0323'.repeat(20)}algo`,
  `x${'\u0b55'.repeat(80)}`,
  '\u202eturned round\u202c and \u2067back\u2069',
  'W'.repeat(300),
  '漢字'.repeat(100),
  'i\u200d\u200c\ufe0f',
];

/** Hard texts, random graphemes, random code points and half surrogates, alone and mixed. */
export function hardText(maxLength = 120): fc.Arbitrary<string> {
  return fc
    .array(
      fc.oneof(
        fc.constantFrom(...HARD_TEXTS),
        fc.string({ unit: 'grapheme', maxLength }),
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.lorem({ maxCount: 12 }),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join(' '));
}
