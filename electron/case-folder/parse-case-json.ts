import { CASE_FOLDER_REVISION, caseFolderSchema, type CaseFolder } from '../../shared/domain/case-folder.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { type InputIssue, tellIssue } from '../../shared/errors.ts';
import { findForbiddenKey, listIssues } from '../../shared/input-issues.ts';
import { findNearest } from './find-nearest.ts';
import { findJsonError } from './find-json-error.ts';
import { say } from '../../shared/domain/said.ts';

/** A larger `case.json` than any case can have (the plan, the notice and the log have limits of their own). */
export const MAX_CASE_JSON_BYTES = 64_000_000;

export type ParsedCaseJson = {
  /** Undefined when the schema refused it. */
  readonly folder: CaseFolder | undefined;
  /** What the JSON holds, for looking at the files that it names even when some field is wrong. */
  readonly raw: unknown;
  readonly issues: readonly InputIssue[];
};

/**
 * Reads the bytes of a `case.json`. Gives every mistake at once: encoding, JSON (with line and column), fields and
 * unknown keys with their dotted paths, and ids that the catalogue doesn't know.
 */
export function parseCaseJson(bytes: Uint8Array, catalogue: Catalogue): ParsedCaseJson {
  const decoded = decodeUtf8(bytes);
  if (decoded.problem !== undefined) return broken(decoded.problem);
  let raw: unknown;
  try {
    raw = JSON.parse(decoded.text);
  } catch (thrown) {
    const error = findJsonError(decoded.text);
    const where = error === undefined ? String(thrown) : `line ${error.line}, column ${error.column}: ${error.message}`;
    return broken(`not JSON: ${where}`);
  }
  const forbidden = findForbiddenKey(raw);
  if (forbidden !== undefined) return broken('unknown key', forbidden);
  const parsed = caseFolderSchema.safeParse(raw);
  const issues = parsed.success ? [] : listIssues(parsed.error, raw);
  // The schema looks for ids used twice only when nothing else is wrong.
  const twice = parsed.success
    ? []
    : listIdsUsedTwice(raw).filter(({ path }) => issues.every((issue) => issue.path !== path));
  return { folder: parsed.data, raw, issues: [...issues, ...twice, ...listUnknownIds(raw, catalogue)] };
}

/** Whether the JSON says that it was written by a newer version, which may have put anything into it. */
export function isNewerFolder(raw: unknown): boolean {
  const [format, revision] = [field(raw, 'format'), field(raw, 'revision')];
  const isNewerFormat = typeof format === 'string' && /^reinstate\.case\/([2-9]|[1-9]\d+)$/.test(format);
  return isNewerFormat || (typeof revision === 'number' && revision > CASE_FOLDER_REVISION);
}

function broken(message: string, path = ''): ParsedCaseJson {
  return { folder: undefined, raw: undefined, issues: [{ path, message }] };
}

function decodeUtf8(bytes: Uint8Array): { readonly text: string; readonly problem?: string } {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return { text: '', problem: 'saved as UTF-16; save it as UTF-8' };
  try {
    // The decoder drops a byte order mark, which some Windows editors write.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const line = firstBadLine(bytes);
    return { text: '', problem: `not UTF-8: line ${line} holds bytes of another encoding; save it as UTF-8` };
  }
}

/** 1-based number of the first line that isn't UTF-8. A line break is one byte of its own in UTF-8, so lines can be tried one by one. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start <= bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end === -1 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(start, stop));
    } catch {
      return line;
    }
    start = stop + 1;
  }
  return line;
}

function listIdsUsedTwice(raw: unknown): readonly InputIssue[] {
  const ids = list(field(raw, 'evidence')).map((item) => field(item, 'id'));
  return ids.flatMap((id, index) =>
    typeof id === 'string' && ids.indexOf(id) < index
      ? [tellIssue(`evidence.${index}.id`, say`the id "${id}" is used twice`)]
      : [],
  );
}

type Entry = { readonly id: string };
/** A list of more ids than this helps nobody; the nearest ones do. */
const MAX_LISTED_IDS = 25;

/** Ids are looked up in whatever the JSON holds, so that they are reported beside the schema's own findings. */
function listUnknownIds(raw: unknown, catalogue: Catalogue): readonly InputIssue[] {
  const check = (path: string, what: string, value: unknown, entries: readonly Entry[]): readonly InputIssue[] => {
    if (typeof value !== 'string' || value === '' || entries.some((entry) => entry.id === value)) return [];
    const ids = entries.map((entry) => entry.id);
    const known =
      ids.length <= MAX_LISTED_IDS
        ? `known are: ${ids.join(', ')}`
        : `nearest are: ${findNearest(value, ids).join(', ')}`;
    const said = say`unknown ${what}: ${value.slice(0, 80)}`;
    return [{ path, message: `unknown ${what} "${value.slice(0, 80)}"; ${known}`, said }];
  };
  return [
    ...check('account.marketplace', 'marketplace', field(field(raw, 'account'), 'marketplace'), catalogue.marketplaces),
    ...list(field(field(raw, 'case'), 'reasons')).flatMap((reason, index) =>
      check(`case.reasons.${index}`, 'reason', reason, catalogue.reasons),
    ),
    ...check('case.channel', 'channel', field(field(raw, 'case'), 'channel'), catalogue.channels),
    ...list(field(raw, 'evidence')).flatMap((item, index) =>
      check(`evidence.${index}.type`, 'document type', field(item, 'type'), catalogue.documentTypes),
    ),
    ...list(field(raw, 'interactions')).flatMap((item, index) =>
      check(`interactions.${index}.channel`, 'channel', field(item, 'channel'), catalogue.channels),
    ),
  ];
}

/** The value under a key of something that may not be an object. */
export function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** An array, or an empty one in place of anything else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
