import { describe, expect, it } from 'vitest';
import { listCueWords, markMatches } from '../../../../../renderer/features/cases/notice-words.ts';

const TEXT = 'complaints about the authenticity of items';
const match = (words: string, isStrong = true) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, isStrong };
};

describe('listCueWords', () => {
  it('names each word once, and none that stands in a longer one', () => {
    const matches = [match('authenticity', false), match('about the authenticity'), match('items', false)];
    expect(listCueWords(TEXT, matches)).toEqual(['about the authenticity', 'items']);
  });
});

describe('markMatches', () => {
  it('keeps the text whole, with overlapping matches as one', () => {
    const pieces = markMatches(TEXT, [match('the authenticity'), match('authenticity of'), match('items')]);
    expect(pieces.map(({ text }) => text).join('')).toBe(TEXT);
    expect(pieces.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual([
      'the authenticity',
      ' of',
      'items',
    ]);
  });
});
