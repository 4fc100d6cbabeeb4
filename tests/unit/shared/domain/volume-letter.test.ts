import { describe, expect, it } from 'vitest';
import { formatLetterText, parseLetterText } from '../../../../shared/domain/letter-text.ts';
import type { PacketPlan } from '../../../../shared/domain/packet.ts';
import { parsePlanMarkup } from '../../../../shared/domain/plan-markup.ts';
import { letterForVolumes } from '../../../../shared/domain/volume-letter.ts';

const SENTENCE = 'Page numbers are those of the packet, in which each reference is a link.';

function rewrite(letter: string, plan: string, volumes: Readonly<Record<string, number>>): string {
  const parts: Pick<PacketPlan, 'letter' | 'plan'> = {
    letter: { addressee: [], subject: '', facts: [], blocks: parseLetterText(letter), signature: [] },
    plan: [{ heading: 'Root cause', blocks: parsePlanMarkup(plan) }],
  };
  return formatLetterText(letterForVolumes(parts, (id) => volumes[id]).blocks);
}

describe('letterForVolumes', () => {
  it('says what is a link by where the cited papers stand, those of the plan among them', () => {
    const same = rewrite(`See [[a]]. ${SENTENCE}`, 'We erred [[a p2]].', { a: 1, b: 2 });
    expect(same).toBe('See [[a]]. Page numbers are those of volume 1, in which each reference is a link.');
    const some = rewrite(`See [[a]]. ${SENTENCE}`, 'We erred [[b]].', { a: 1, b: 2 });
    expect(some).toContain('the volume that is named. References to volume 1 are links.');
    expect(rewrite(`See [[b]]. ${SENTENCE}`, '', { a: 1, b: 2 })).toMatch(/the volume that is named\.$/);
  });

  it('leaves the user’s other words and headings as they are', () => {
    const own = '**Each reference is a link**\n\nOur words: each reference is a link.';
    expect(rewrite(own, '[[b]]', { b: 2 })).toBe(own);
  });
});
