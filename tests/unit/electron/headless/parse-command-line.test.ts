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
      json: true,
    });
    expect(parseCommandLine(command, ['--', '--odd']).operands).toEqual(['--odd']);
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
