import { findAppError } from '../../../shared/errors.ts';

/** More would only be the event loop and the library that called us. */
const MAX_FRAMES = 12;
const MAX_CAUSES = 3;

/** Kinds of errors are named by code, so their names are safe when they look like one. */
const KIND = /^(?:[A-Z][A-Za-z]{0,40}(?:Error|Exception)|Error|NetworkForbidden)$/;
/** What the system, Node and SQLite call their failures. */
const CODE = /^(?:E[A-Z0-9]{2,20}|ERR_[A-Z0-9_]{1,40}|SQLITE_[A-Z_]{1,40})$/;
const APP_CODE = /^[a-z]+(?:-[a-z]+){0,3}$/;
const FRAME = /^\s*at (?:[^()]* \((?<inside>.+):(?<place>\d+:\d+)\)|(?:async )?(?<bare>.+):(?<barePlace>\d+:\d+))$/;
/** The way to one of our own files, from the folder that all installations share; what stands before it names the user. */
const OWN_FILE = /^.*[\\/](?<own>(?:electron|shared|renderer|out)[\\/][\w.\-\\/]+\.[cm]?[jt]sx?)$/;

const HEAD_LINE = /^(?:caused by )?(?<kind>\S+)(?: \[(?<code>[A-Z0-9_]+|[a-z-]+)\])?$/;
const FRAME_LINE = /^ {2}at (?:electron|shared|renderer|out)\/[\w./-]+:\d+:\d+$/;

/**
 * Anything thrown, for the log: its kind, its code, and the places in our own code, with its causes. Never its message:
 * that may hold the name of a file, a text of the user, or the values of a row.
 */
export function describeThrown(thrown: unknown): string {
  const lines: string[] = [];
  let current: unknown = thrown;
  for (let depth = 0; depth <= MAX_CAUSES && current !== undefined && current !== null; depth += 1) {
    lines.push(`${depth === 0 ? '' : 'caused by '}${describeKind(current)}`, ...listOwnFrames(current));
    current = current instanceof Error ? current.cause : undefined;
  }
  return lines.join('\n');
}

/** What `describeThrown` may have written, line by line; anything else is left out. */
export function keepDescribedLines(text: string): string {
  return text
    .split('\n')
    .filter((line) => FRAME_LINE.test(line) || isHeadLine(line))
    .slice(0, (MAX_FRAMES + 1) * (MAX_CAUSES + 1))
    .join('\n');
}

function isHeadLine(line: string): boolean {
  const { kind = '', code } = HEAD_LINE.exec(line)?.groups ?? {};
  return KIND.test(kind) && (code === undefined || CODE.test(code) || APP_CODE.test(code));
}

function describeKind(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'Error';
  const kind = KIND.test(thrown.name) ? thrown.name : 'Error';
  const code = findAppError(thrown)?.code ?? ('code' in thrown ? thrown.code : undefined);
  return typeof code === 'string' && (CODE.test(code) || findAppError(thrown)) ? `${kind} [${code}]` : kind;
}

function listOwnFrames(thrown: unknown): readonly string[] {
  if (!(thrown instanceof Error) || typeof thrown.stack !== 'string') return [];
  const { stack, message } = thrown;
  // The message stands before the frames, and a line of it may look like one.
  const start = message === '' ? 0 : stack.indexOf(message) + message.length;
  return stack
    .slice(Math.max(0, start))
    .split('\n')
    .flatMap((line) => toOwnFrame(line) ?? [])
    .slice(0, MAX_FRAMES);
}

/** A place without the name of the function: code can be given names by data, and file, line and version say as much. */
function toOwnFrame(line: string): string | undefined {
  const { inside, place, bare, barePlace } = FRAME.exec(line)?.groups ?? {};
  const own = OWN_FILE.exec(inside ?? bare ?? '')?.groups?.['own'];
  return own === undefined ? undefined : `  at ${own.replaceAll('\\', '/')}:${place ?? barePlace ?? ''}`;
}
