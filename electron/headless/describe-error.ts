import type { FileRefusal } from '../../shared/domain/file-refusal.ts';
import type { AppError, InputIssue } from '../../shared/errors.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import { type CommandHost } from './command.ts';
import { exitCodeOf, type ExitCode } from './exit-code.ts';
import { toJsonText } from '../../shared/json-text.ts';

/** Says a failure: every part of it on stderr, and with `--json` the whole of it as one document on stdout. */
export function reportError(error: AppError, json: boolean, { print, note }: CommandHost): ExitCode {
  note(describeError(error));
  if (json) print(toJsonText({ error }));
  return exitCodeOf(error);
}

/** What, where, and how to mend it, a line for each part. */
export function describeError(error: AppError): string {
  if (error.code === 'cancelled') return 'Stopped. Nothing was written.\n';
  const parts = listParts(error).map((part) => `  ${part}\n`);
  return `${error.message}\n${parts.join('')}`;
}

function listParts(error: AppError): readonly string[] {
  switch (error.code) {
    case 'invalid-input':
      return error.details.issues.map(describeIssue);
    case 'files-refused':
      return error.details.files.map(describeRefusal);
    case 'blocked':
      return error.details.findings.map(describeFinding);
    case 'packet-fault':
      return error.details.faults.map(({ rule, page, message }) =>
        page === null ? `${rule}: ${message}` : `${rule}, page ${page}: ${message}`,
      );
    case 'source-unreadable':
      return error.details.evidenceId === undefined ? [] : [adviseOnPaper(error.details.evidenceId)];
    default:
      return [];
  }
}

/** A paper that was taken in but breaks while the packet is written. */
function adviseOnPaper(evidenceId: string): string {
  return `To export without it, set "include": false at "${evidenceId}" in case.json. To keep it, print it to a new PDF and name that file there.`;
}

function describeIssue({ path, message }: InputIssue): string {
  return path === '' ? message : `${path}: ${message}`;
}

function describeRefusal({ file, message, fix }: FileRefusal): string {
  return `${file}: ${message} ${fix}`;
}

/** One finding as people read it in a terminal. */
export function describeFinding({ level, rule, where, message, fix }: Finding): string {
  return `${level} [${rule}] ${where}: ${message} ${fix}`;
}
