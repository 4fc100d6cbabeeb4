import { describe, expect, it } from 'vitest';
import { type Command, UsageError } from '../../../../electron/headless/command.ts';
import { parseCommandLine } from '../../../../electron/headless/parse-command-line.ts';

const command: Command = {
  name: 'export',
  usage: 'export <folder> --out <dir>',
  summary: '',
  operands: { min: 1, max: 1 },
  options: ['out', 'date'],
  run: () => Promise.resolve(0),
};

describe('parseCommandLine', () => {
  it('takes operands, options with values, and --json', () => {
    expect(parseCommandLine(command, ['case', '--out', 'kit', '--json', '--data=d'])).toEqual({
      operands: ['case'],
      options: { out: 'kit', data: 'd' },
      flags: new Set(),
      json: true,
    });
    expect(parseCommandLine(command, ['--', '--odd']).operands).toEqual(['--odd']);
  });

  it('takes flags of the command, which have no value', () => {
    const flagged = { ...command, flags: ['facts'] };
    expect([...parseCommandLine(flagged, ['a', '--facts']).flags]).toEqual(['facts']);
    expect([...parseCommandLine(flagged, ['a']).flags]).toEqual([]);
    expect(() => parseCommandLine(flagged, ['a', '--facts=yes'])).toThrow(UsageError);
    expect(() => parseCommandLine(command, ['a', '--facts'])).toThrow(UsageError);
  });

  it.each([
    [[]],
    [['a', 'b']],
    [['']],
    [['a', '--outt', 'x']],
    [['a', '--out']],
    [['a', '--json=yes']],
    [['a', '--out', '--date']],
  ])('refuses %j', (words) => {
    expect(() => parseCommandLine(command, words)).toThrow(UsageError);
  });
});
