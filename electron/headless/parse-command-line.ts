import { parseArgs } from 'node:util';
import { type Command, type CommandInput, UsageError } from './command.ts';
import { KEY_OPTIONS } from './find-keys.ts';

/** Takes the words behind a command apart. Throws `UsageError` on an option or a number of operands it doesn't take. */
export function parseCommandLine(command: Command, words: readonly string[]): CommandInput {
  const { values, positionals } = parseWords(command, words);
  const { min, max } = command.operands;
  if (positionals.length < min) throw new UsageError(`${command.name} needs more: ${command.usage}`);
  if (positionals.length > max) throw new UsageError(`one word too many: "${positionals[max]}"`);
  if (positionals.includes('')) throw new UsageError('a name is empty');
  const options = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  );
  const flags = new Set((command.flags ?? []).filter((name) => values[name] === true));
  return { operands: positionals, options, flags, json: values['json'] === true };
}

type Words = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
};

function parseWords(command: Command, words: readonly string[]): Words {
  const flags = ['json', ...(command.flags ?? [])].map((name) => [name, { type: 'boolean' }] as const);
  const valued = [...command.options, 'data', ...KEY_OPTIONS].map((name) => [name, { type: 'string' }] as const);
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: Object.fromEntries([...valued, ...flags]),
    });
  } catch (thrown) {
    // node:util says what was wrong in its first sentence; the rest is advice for programmers.
    const [first = ''] = thrown instanceof Error ? thrown.message.split('. ') : [];
    throw new UsageError(first);
  }
}
