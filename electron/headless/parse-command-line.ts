import { parseArgs } from 'node:util';
import { type Command, type CommandInput, UsageError } from './command.ts';

/** Takes the words behind a command apart. Throws `UsageError` on an option or a number of operands it doesn't take. */
export function parseCommandLine(command: Command, words: readonly string[]): CommandInput {
  const { values, positionals } = parseWords(command, words);
  const { min, max } = command.operands;
  if (positionals.length < min) throw new UsageError(`${command.name} needs more: ${command.usage}`);
  if (positionals.length > max) throw new UsageError(`one word too many: "${positionals[max]}"`);
  if (positionals.includes('')) throw new UsageError('a name is empty');
  const { json, ...options } = values;
  return { operands: positionals, options, json: json === true };
}

function parseWords(command: Command, words: readonly string[]) {
  const valued = [...command.options, 'data'].map((name) => [name, { type: 'string' }] as const);
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, ...Object.fromEntries(valued) },
    });
  } catch (thrown) {
    // node:util says what was wrong in its first sentence; the rest is advice for programmers.
    const [first = ''] = thrown instanceof Error ? thrown.message.split('. ') : [];
    throw new UsageError(first);
  }
}
