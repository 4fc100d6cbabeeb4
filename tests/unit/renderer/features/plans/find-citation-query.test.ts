import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCitationQuery } from '../../../../../renderer/features/plans/find-citation-query.ts';

describe('findCitationQuery', () => {
  it.each([
    ['@', { start: 0, query: '' }],
    ['see @inv', { start: 4, query: 'inv' }],
    ['see @acme invoice p. 2', { start: 4, query: 'acme invoice p. 2' }],
    ['见＠供应', { start: 1, query: '供应' }],
    ['(@', { start: 1, query: '' }],
    ['\ufffc @b', { start: 2, query: 'b' }],
    ['\ufffc@b', { start: 1, query: 'b' }],
    ['a@b.example @x', { start: 12, query: 'x' }],
    ['as Exhibit ', { start: 3, query: '' }],
    ['Exhibit b', { start: 0, query: 'b' }],
    ['see @exhibit b', { start: 4, query: 'exhibit b' }],
    ['see @Exhibit b', { start: 4, query: 'Exhibit b' }],
    ['owner@veld.example Exhibit b', { start: 19, query: 'b' }],
    ['units @ 12 dollars, Exhibit ', { start: 20, query: '' }],
    ['@zzz Exhibit b', { start: 5, query: 'b' }],
  ])('finds the trigger in %j', (text, expected) => {
    expect(findCitationQuery(text)).toEqual(expected);
  });

  it.each([
    ['owner@example'],
    ['john.@x'],
    ['почта@x'],
    ['12@'],
    ['40 units @ 12 dollars'],
    ['plain text'],
    ['exhibit b'],
    ['Exhibits '],
    ['ReExhibit b'],
    ['Exhibit abc'],
    ['Exhibit A shows'],
    ['@a\ufffcb'],
    [`@${'a'.repeat(61)}`],
    [''],
  ])('finds none in %j', (text) => {
    expect(findCitationQuery(text)).toBeUndefined();
  });

  it('always points at what it says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('@', '＠', 'a', ' ', '.', '证', '\ufffc', 'Exhibit ', 'b') }),
        (text) => {
          const found = findCitationQuery(text);
          if (found) expect(text.slice(found.start)).toMatch(new RegExp(`^(?:[@＠]|Exhibit )${found.query}$`, 'u'));
        },
      ),
    );
  });
});
