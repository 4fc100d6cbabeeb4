import { describe, expect, it } from 'vitest';
import { say, sayDay, sayLabel, sayList, saidSchema, spellOut } from '../../../../shared/domain/said.ts';
import { addSource, tellFinding } from '../../../../shared/domain/tell-finding.ts';
import { findSaid } from '../../../tools/said-extractor.ts';

describe('say', () => {
  it('keeps the template as the key, and spells it out in English', () => {
    const said = say`"${'Invoice {1}'}" was sent on ${sayDay('2026-09-14')} with ${sayList([sayLabel('Packet'), 2], 'and')}.`;
    expect(said.text).toBe('"{0}" was sent on {1} with {2}.');
    expect(spellOut(said)).toBe('"Invoice {1}" was sent on 14 September 2026 with Packet and 2.');
    expect(saidSchema.parse(JSON.parse(JSON.stringify(said)))).toEqual(said);
  });

  it('goes into other sentences', () => {
    expect(spellOut(say`${say`Page ${3} is`} ${say`blank.`}`)).toBe('Page 3 is blank.');
  });
});

describe('tellFinding', () => {
  it('says it in English and keeps what it is made of', () => {
    const parts = { message: say`"${'A'}" is empty.`, fix: say`Write it.` };
    const told = tellFinding({ rule: 'r', level: 'info', where: 'plan', ...parts });
    expect(told).toEqual({
      rule: 'r',
      level: 'info',
      where: 'plan',
      message: '"A" is empty.',
      fix: 'Write it.',
      said: parts,
    });
    expect(addSource(told, say`our own view`)).toMatchObject({
      source: 'our own view',
      said: { source: { values: [] } },
    });
  });
});

describe('findSaid', () => {
  it('finds each template under its key', () => {
    const source = 'const a = say`${x} is ${y ? say`new` : say`old \\`one\\``}.`; other`not this`; say(1);';
    expect(findSaid(source).map(({ text }) => text)).toEqual(['{0} is {1}.', 'new', 'old `one`']);
  });
});
