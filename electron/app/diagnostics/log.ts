/** Everything that a line of the log can say. Fixed sentences: what happened to whose file is never part of them. */
export const LOG_MESSAGES = [
  'opened',
  'start failed',
  'window usable',
  'window crashed',
  'process of the window ended',
  'surprise',
  'call failed',
  'job failed',
  'daily backup failed',
  'folder backup failed',
  'check failed',
  'restore failed',
  'deletion failed',
  'tidying failed',
  'event listener failed',
  'reading text failed',
  'text was not kept',
  'reading a notice failed',
  'recognising imported text failed',
  'reminders failed',
] as const;
export type LogMessage = (typeof LOG_MESSAGES)[number];

/**
 * Named values beside a message: ids, codes, counts and durations, never names, texts or paths. `redact-log.ts` holds
 * the form of each; a new one is added in both places.
 */
export type LogFields = {
  readonly errorId?: string;
  readonly jobId?: string;
  /** A call of the contract. */
  readonly channel?: string;
  /** An event of the contract. */
  readonly event?: string;
  readonly code?: string;
  /** As `describeThrown` writes it. */
  readonly stack?: string;
  readonly quarantined?: number;
  readonly removedTemps?: number;
  readonly exitCode?: number;
  readonly failedStarts?: number;
  /** A duration in milliseconds. */
  readonly ms?: number;
  readonly isSafeMode?: boolean;
};

/** Where the application writes what happened, for the people who mend it. */
export type Log = {
  readonly info: (message: LogMessage, fields?: LogFields) => void;
  readonly error: (message: LogMessage, fields?: LogFields) => void;
};

/** A log that keeps nothing. */
export const silentLog: Log = { info: () => undefined, error: () => undefined };
