import type { AppError, AppErrorCode } from '../../shared/errors.ts';

/** What the command line ends with (design.md section 7). */
export const EXIT = {
  done: 0,
  unexpected: 1,
  wrongUse: 2,
  /** The input was refused; nothing was written. */
  refused: 3,
  /** Done, but a check found errors. */
  foundErrors: 4,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Whether a failure lies in what was given, or somewhere else. */
const EXIT_OF: Readonly<Record<AppErrorCode, ExitCode>> = {
  'invalid-input': EXIT.refused,
  'not-found': EXIT.refused,
  conflict: EXIT.refused,
  'files-refused': EXIT.refused,
  'archive-full': EXIT.refused,
  blocked: EXIT.refused,
  'source-unreadable': EXIT.refused,
  'disk-full': EXIT.refused,
  'target-unusable': EXIT.refused,
  'newer-data': EXIT.refused,
  'data-damaged': EXIT.refused,
  'vault-damaged': EXIT.refused,
  locked: EXIT.refused,
  'wrong-key': EXIT.refused,
  'code-mistyped': EXIT.refused,
  'key-unavailable': EXIT.refused,
  'keys-damaged': EXIT.refused,
  'packet-fault': EXIT.unexpected,
  cancelled: EXIT.unexpected,
  internal: EXIT.unexpected,
};

export function exitCodeOf(error: AppError): ExitCode {
  return EXIT_OF[error.code];
}
