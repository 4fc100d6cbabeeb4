import { homedir } from 'node:os';

/** Named values beside a message. Ids and figures, never names, texts or paths of the user's papers. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Where the application writes what happened, for the people who mend it. */
export type Log = {
  readonly info: (message: string, fields?: LogFields) => void;
  readonly error: (message: string, fields?: LogFields) => void;
};

/** A log that keeps nothing. */
export const silentLog: Log = { info: () => undefined, error: () => undefined };

/** The stack of anything thrown, for the log; the user's home folder carries their name, so it is left out. */
export function stackOf(thrown: unknown): string {
  const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return stack.replaceAll(homedir(), '~');
}
