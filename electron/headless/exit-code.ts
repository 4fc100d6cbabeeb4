import type { AppError } from '../../shared/errors.ts';
import { assertNever } from '../../shared/assert-never.ts';

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

/** Whether a failure lies in what was given (3) or somewhere else (1). */
export function exitCodeOf(error: AppError): ExitCode {
  switch (error.code) {
    case 'invalid-input':
    case 'not-found':
    case 'conflict':
    case 'files-refused':
    case 'blocked':
    case 'source-unreadable':
    case 'disk-full':
    case 'target-unusable':
    case 'newer-data':
    case 'data-damaged':
    case 'vault-damaged':
      return EXIT.refused;
    case 'packet-fault':
    case 'cancelled':
    case 'internal':
      return EXIT.unexpected;
    default:
      return assertNever(error, 'error');
  }
}
