/** Named values beside a message. Ids and figures, never names, texts or paths of the user's papers. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Where the application writes what happened, for the people who mend it. */
export type Log = {
  readonly info: (message: string, fields?: LogFields) => void;
  readonly error: (message: string, fields?: LogFields) => void;
};

/** A log that keeps nothing. */
export const silentLog: Log = { info: () => undefined, error: () => undefined };

/** The stack of anything thrown, for the log. */
export function stackOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
