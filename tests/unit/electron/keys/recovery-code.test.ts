import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatRecoveryCode,
  makeRecoveryCode,
  parseRecoveryCode,
  RECOVERY_CODE_GROUPS,
  RECOVERY_GROUP_LENGTH,
} from '../../../../electron/keys/recovery-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const FIXED = Uint8Array.from({ length: 20 }, (_, index) => index * 13);
const anyCode = fc.uint8Array({ minLength: 20, maxLength: 20 });

/** The groups that are named as mistyped; fails when the text is taken. */
function mistypedIn(text: string): readonly number[] {
  const parsed = parseRecoveryCode(text);
  if (parsed.ok || parsed.error.code !== 'code-mistyped') throw new Error(`Taken: ${text}`);
  return parsed.error.details.groups;
}

function taken(text: string): readonly number[] {
  const parsed = parseRecoveryCode(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return [...parsed.value];
}

describe('a recovery code', () => {
  it('is random, and printed in seven groups of six', () => {
    const code = makeRecoveryCode();
    expect(code).toHaveLength(20);
    expect([...makeRecoveryCode()]).not.toEqual([...code]);
    const groups = formatRecoveryCode(code).split('-');
    expect(groups).toHaveLength(RECOVERY_CODE_GROUPS);
    expect(groups.every((group) => group.length === RECOVERY_GROUP_LENGTH)).toBe(true);
    expect(() => formatRecoveryCode(code.subarray(1))).toThrow(TypeError);
  });

  it('reads back as it was', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(taken(formatRecoveryCode(code))).toEqual([...code]);
      }),
    );
  });

  it('is written the same for good', () => {
    expect(formatRecoveryCode(FIXED)).toBe('006HMH-9SM85Q-75PT37-NGA7SM-SADPR3-F8DVTZ-QQCKPB');
  });

  it('may be typed in any case, with any spaces, with the letters that look like digits, full-width', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const printed = formatRecoveryCode(code);
        const variants = [
          printed.toLowerCase(),
          printed.replaceAll('-', ''),
          printed.replaceAll('-', ' – '),
          `  ${printed.replaceAll('-', '\n')}\r\n`,
          printed.replace(/(...)/g, '$1 '),
          // What Chinese and Japanese input methods type for a dash, a minus, and marks that come along with what is copied.
          ...['——', 'ー', '·', '・', '。', '、', '\u2212', '\u200b', '\u00ad'].map((dash) =>
            printed.replaceAll('-', dash),
          ),
          `“${printed}”`,
          printed
            .split('-')
            .map((group, index) => `${index + 1}. ${group}`)
            .join('\n'),
          `Recovery code: ${printed.replaceAll('-', ' ')}`,
          `Please keep this safe folder\r\n\r\n${printed}\r\n\r\nWithout it nobody can help`,
          printed.replaceAll('0', 'o').replaceAll('1', 'l'),
          printed.replaceAll('0', 'O').replaceAll('1', 'I'),
          printed.replace(/[0-9A-Z]/g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)),
        ];
        for (const variant of variants) expect(taken(variant)).toEqual([...code]);
      }),
    );
  });

  it('is refused with every single mistyped character in every position, and the group is named', () => {
    for (const code of [FIXED, makeRecoveryCode(), new Uint8Array(20), new Uint8Array(20).fill(255)]) {
      const printed = formatRecoveryCode(code);
      let tried = 0;
      for (const [at, right] of Array.from(printed).entries()) {
        if (right === '-') continue;
        const group = Math.floor(at / (RECOVERY_GROUP_LENGTH + 1)) + 1;
        for (const wrong of [...Array.from(ALPHABET), 'U', '?', 'é', '零']) {
          if (wrong === right) continue;
          const typed = printed.slice(0, at) + wrong + printed.slice(at + 1);
          expect(mistypedIn(typed), typed).toEqual([group]);
          expect(mistypedIn(typed.replaceAll('-', '')), typed).toEqual([group]);
          tried += 1;
        }
      }
      expect(tried).toBe(42 * 35);
    }
  });

  it('is refused when two characters of a group, or two groups, were exchanged', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const groups = formatRecoveryCode(code).split('-');
        for (const [index, group] of groups.entries()) {
          for (let at = 0; at + 1 < group.length; at += 1) {
            if (group[at] === group[at + 1]) continue;
            const exchanged = `${group.slice(0, at)}${group[at + 1]}${group[at]}${group.slice(at + 2)}`;
            expect(mistypedIn(groups.with(index, exchanged).join('-'))).toEqual([index + 1]);
          }
        }
        const [first = '', second = ''] = groups;
        expect(mistypedIn([second, first, ...groups.slice(2)].join('-'))).toEqual([1, 2]);
      }),
    );
  });

  it('is refused when characters are missing or too many, with the group if groups are told apart', () => {
    const groups = formatRecoveryCode(FIXED).split('-');
    for (const [index, group] of groups.entries()) {
      expect(mistypedIn(groups.with(index, group.slice(1)).join(' '))).toEqual([index + 1]);
      expect(mistypedIn(groups.with(index, `${group}0`).join(' '))).toEqual([index + 1]);
    }
    expect(mistypedIn(groups.slice(0, -1).join('-'))).toEqual([7]);
    expect(mistypedIn(`${groups.join('')}0`)).toEqual([7]);
    expect(mistypedIn('')).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('is refused as a whole when two slips escape a group', () => {
    let refused = 0;
    const groups = formatRecoveryCode(FIXED).split('-');
    for (const one of ALPHABET) {
      for (const other of ALPHABET) {
        const first = `${one}${other}${(groups[0] ?? '').slice(2)}`;
        if (first === groups[0]) continue;
        const found = mistypedIn(groups.with(0, first).join('-'));
        if (found.length === 0) refused += 1;
        else expect(found).toEqual([1]);
      }
    }
    // One pair for each other first character has the same check character.
    expect(refused).toBe(31);
  });
});
