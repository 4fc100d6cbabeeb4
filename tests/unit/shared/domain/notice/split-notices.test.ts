import { describe, expect, it } from 'vitest';
import { splitNotices } from '../../../../../shared/domain/notice/split-notices.ts';

const ANSWER = 'Hello,\n\nThis e-mail address does not handle appeals. Please use Account Health.\n\n';
const LETTER = '> Dear Amazon,\n> our account was deactivated for inauthentic items, B07QX41ZTR.\n'.repeat(4);

function read(text: string): readonly string[] {
  return splitNotices(text).map(({ start, end }) => text.slice(start, end));
}

describe('splitNotices', () => {
  it("leaves out the seller's own letter beneath an answer, however short the answer is", () => {
    const wrote = 'On Mon, 2 Mar 2026 at 10:00, Owner <owner@shop.example> wrote:\n';
    expect(read(`${ANSWER}${wrote}${LETTER}`)).toEqual([ANSWER]);
    const head = '-----Original Message-----\nFrom: owner@shop.example\nSent: 2 March 2026\nSubject: Appeal\n\n';
    expect(read(`${ANSWER}${head}${LETTER}`)).toEqual([ANSWER]);
  });

  it('keeps what Amazon wrote beneath a short note of the seller', () => {
    const wrote = 'On Mon, 2 Mar 2026 at 10:00, Amazon <seller-performance@amazon.com> wrote:\n';
    const text = `Please look at this, what do they want from us?\n\n${wrote}${LETTER}`;
    expect(read(text).join('')).toBe(text);
  });

  it('keeps a message that nothing stands above', () => {
    const text = `From: Bob <bob@shop.example>\nTo: help@agency.example\nSubject: Notice\n\n${LETTER}`;
    expect(read(text)).toEqual([text]);
  });
});
