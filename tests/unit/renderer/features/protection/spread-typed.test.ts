import { describe, expect, it } from 'vitest';
import { spreadTyped } from '../../../../../renderer/features/protection/spread-typed.ts';

const EMPTY = ['', '', '', '', '', '', ''];
const CODE = ['4F0K2M', 'A1B2C3', 'D4E5F6', 'G7H8J9', 'K0M1N2', 'P3Q4R5', 'S6T7V8'];

describe('spreadTyped', () => {
  it('keeps what is typed in its group, in capitals', () => {
    expect(spreadTyped(EMPTY, 2, 'd4e')).toEqual({ groups: ['', '', 'D4E', '', '', '', ''], last: 2 });
  });

  it('spreads a pasted code over all groups, wherever it is pasted', () => {
    const labelled = `Recovery code: ${CODE.join('-')}`;
    const numbered = CODE.map((group, index) => `${index + 1}. ${group}`).join('\n');
    const plain = [CODE.join('-'), CODE.join(' '), CODE.join('\n'), CODE.join(''), ` ${CODE.join(' – ')} `];
    for (const text of [...plain, labelled, numbered]) {
      expect(spreadTyped(EMPTY, 0, text)).toEqual({ groups: CODE, last: 6 });
      expect(spreadTyped(EMPTY, 4, text)).toEqual({ groups: CODE, last: 6 });
    }
  });

  it('makes full-width characters plain, as a Chinese input method types them', () => {
    expect(spreadTyped(EMPTY, 0, '４ｆ０Ｋ２Ｍ－Ａ').groups).toEqual(['4F0K2M', 'A', '', '', '', '', '']);
  });

  it('lets what is too long for a group flow into the next one', () => {
    expect(spreadTyped(EMPTY, 0, '4F0K2MA')).toEqual({ groups: ['4F0K2M', 'A', '', '', '', '', ''], last: 1 });
  });

  it('empties a group', () => {
    expect(spreadTyped(CODE, 3, '').groups).toEqual(CODE.with(3, ''));
  });
});
