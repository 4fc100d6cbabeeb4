import { describe, expect, it } from 'vitest';
import { splitSnippet } from '../../../../../renderer/components/search/split-snippet.ts';

describe('splitSnippet', () => {
  it('parts the found words from the rest, and keeps mark-up as text', () => {
    expect(splitSnippet('the \u0001invoice\u0002 of <b>\u0001Acme\u0002')).toEqual([
      { text: 'the ', isFound: false },
      { text: 'invoice', isFound: true },
      { text: ' of <b>', isFound: false },
      { text: 'Acme', isFound: true },
    ]);
  });

  it('leaves out the brackets of a citation', () => {
    expect(splitSnippet('on the label [[\u0001carton\u0002-photo]] agree')).toEqual([
      { text: 'on the label ', isFound: false },
      { text: 'carton', isFound: true },
      { text: '-photo agree', isFound: false },
    ]);
  });

  it('keeps a text without marks whole', () => {
    expect(splitSnippet('plain')).toEqual([{ text: 'plain', isFound: false }]);
    expect(splitSnippet('')).toEqual([]);
  });
});
