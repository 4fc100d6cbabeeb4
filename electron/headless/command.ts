import type { ExitCode } from './exit-code.ts';

/** What a command has of the world around it; tests give their own. */
export type CommandHost = {
  /** Writes to stdout: the answer, and nothing else. */
  readonly print: (text: string) => void;
  /** Writes to stderr: everything meant for the person at the terminal. */
  readonly note: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** Aborted when the person stops the program. */
  readonly signal: AbortSignal;
};

/** The words behind a command, taken apart. */
export type CommandInput = {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
  /** The command's own flags that were given. */
  readonly flags: ReadonlySet<string>;
  readonly json: boolean;
};

export type Command = {
  readonly name: string;
  /** As after the program's name: `export <folder> --out <dir>`. */
  readonly usage: string;
  readonly summary: string;
  /** How many operands it takes. */
  readonly operands: { readonly min: number; readonly max: number };
  /** Names of the options that it takes besides `--json`, `--data` and those of `find-keys.ts`; each has a value. */
  readonly options: readonly string[];
  /** Names of the options without a value that it takes besides `--json`. */
  readonly flags?: readonly string[];
  readonly run: (input: CommandInput, host: CommandHost) => Promise<ExitCode>;
};

/** Wrong use of a command: said on stderr with its usage, exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The data folder that a command can't do without. Throws UsageError. @param what what it is, for the message */
export function requireData({ options }: CommandInput, { env }: CommandHost, what: string): string {
  const data = options['data'] ?? env['REINSTATE_DATA'] ?? '';
  if (data === '') throw new UsageError(`--data <dir> is missing: ${what}`);
  return data;
}
