import type { FileRefusal } from './domain/file-refusal.ts';
import type { Finding } from './domain/finding.ts';
import type { PacketFault } from './domain/packet.ts';
import { spellOut, type Said } from './domain/said.ts';

/**
 * One place in an input that was not as expected. `path` is dotted, with list positions: `evidence.2.type`. `said`: what a
 * rule made the message of, for other languages; what the form of the data says (zod) has none.
 */
export type InputIssue = { readonly path: string; readonly message: string; readonly said?: Said };

type Details = {
  /** A value did not have the expected form. */
  'invalid-input': { readonly issues: readonly InputIssue[] };
  'not-found': { readonly what: string; readonly id: string };
  /** The change clashes with something that is already there. */
  conflict: { readonly what: string; readonly said: Said };
  /** Files named by the user can't be taken. All of them are listed, not only the first. */
  'files-refused': { readonly files: readonly FileRefusal[] };
  /** Checks found errors that make an export pointless or broken. */
  blocked: { readonly findings: readonly Finding[] };
  /** A file that can't be read, or not be put into a packet after all; then with its page, if that is known, and its evidence. */
  'source-unreadable': {
    readonly file: string;
    /** 1-based page of the file. */
    readonly page?: number | null;
    readonly evidenceId?: string;
  };
  /** A case with more files, or larger ones, than an archive takes. `said`: the figures. Nothing was written. */
  'archive-full': { readonly said: Said };
  'disk-full': { readonly path: string };
  'target-unusable': {
    readonly path: string;
    readonly reason: 'not-empty' | 'not-writable' | 'not-a-folder' | 'locked';
  };
  /** The packet was written, read back, and something in it was wrong; nothing was kept. */
  'packet-fault': { readonly faults: readonly PacketFault[] };
  cancelled: Record<string, never>;
  /** The data folder was written by a newer version of the application. */
  'newer-data': { readonly found: number; readonly known: number };
  /** The database can't be read or contradicts itself; nothing was changed. `backup`: the newest good copy, if there is one. */
  'data-damaged': { readonly path: string; readonly backup: string | null };
  /** A file of the vault is missing or its bytes no longer match its hash. */
  'vault-damaged': { readonly sha256: string };
  /** The data folder is protected and was not unlocked yet, or was locked again. */
  locked: Record<string, never>;
  /** What was typed, or what the keychain keeps, is well-formed and doesn't open this data folder. Nothing was changed. */
  'wrong-key': { readonly slot: 'device' | 'recovery' | 'passphrase' };
  /** A recovery code with slips. `groups`: which groups hold them, from 1; empty when the code only doesn't add up as a whole. */
  'code-mistyped': { readonly groups: readonly number[] };
  /** The system's keychain can't open the key now (`locked`: try again), not any more (`lost`), or there is none (`absent`). */
  'key-unavailable': { readonly reason: 'locked' | 'lost' | 'absent' };
  /** The file with the slots of the key and its copy can't be read. `path`: the first of them. Nothing was changed. */
  'keys-damaged': { readonly path: string };
  /** A surprise. Logged once with its stack under `errorId`; the text of the exception stays in the log. */
  internal: { readonly errorId: string };
};

export type AppErrorCode = keyof Details;

/** Every expected failure, as data. `message` is plain English for logs and the command line; screens choose words by `code`. */
export type AppError = {
  readonly [Code in AppErrorCode]: { readonly code: Code; readonly message: string; readonly details: Details[Code] };
}[AppErrorCode];

/** Builds an error of the closed list. */
export function appError<Code extends AppErrorCode>(code: Code, message: string, details: Details[Code]): AppError {
  return { code, message, details } as AppError;
}

/** One file that was not taken in. */
export function fileRefused(refusal: FileRefusal): AppError {
  return appError('files-refused', refusal.message, { files: [refusal] });
}

/** Why a file was not taken in, when the failure is that one. */
export function findReason(error: AppError): Said | undefined {
  return error.code === 'files-refused' ? error.details.files[0]?.said.message : undefined;
}

/** A clash, in the words of the rule that found it. `what`: with what, as a stable word. */
export function conflict(what: string, said: Said): AppError {
  return appError('conflict', spellOut(said), { what, said });
}

/** More than an archive takes, with the figures. */
export function archiveFull(said: Said): AppError {
  const message = `This appeal is too large for one file. ${spellOut(said)} Remove papers that it does not need, or keep everything in a backup folder.`;
  return appError('archive-full', message, { said });
}

/** One place in an input that a rule of ours objects to, as `invalid-input`. `path` as in InputIssue. */
export function invalidInput(path: string, said: Said): AppError {
  const issue = tellIssue(path, said);
  return appError('invalid-input', `Not as expected: ${path}: ${issue.message}`, { issues: [issue] });
}

export function tellIssue(path: string, said: Said): InputIssue {
  return { path, message: spellOut(said), said };
}

/** Carries an AppError through code that can only throw (workers, streams); caught once at the border. */
export class AppErrorException extends Error {
  readonly appError: AppError;
  constructor(error: AppError) {
    super(error.message);
    this.name = 'AppErrorException';
    this.appError = error;
  }
}

/** The AppError inside a thrown value, or undefined when it was a surprise. */
export function findAppError(thrown: unknown): AppError | undefined {
  return thrown instanceof AppErrorException ? thrown.appError : undefined;
}
