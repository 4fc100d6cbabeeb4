import { realpath, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { CaseFolder } from '../../shared/domain/case-folder.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import type { VaultFile } from '../../shared/domain/evidence.ts';
import type { MeasuredFacts } from '../../shared/domain/measured-facts.ts';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { tellRefusal, type FileRefusal } from '../../shared/domain/file-refusal.ts';
import { say } from '../../shared/domain/said.ts';
import { appError, tellIssue, type InputIssue } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { readStored } from '../vault/stored-file.ts';
import { listCitationIssues } from './citation-issues.ts';
import { findFolderFile, refuseMisnamed, type FolderFile, type FoundFile } from './folder-file.ts';
import { listHighlightIssues } from './highlight-issues.ts';
import { field, isNewerFolder, list, MAX_CASE_JSON_BYTES, parseCaseJson } from './parse-case-json.ts';
import { readAhead } from './read-ahead.ts';
import { readSentFiles, type SentFolderFile } from './sent-files.ts';
import { sayBeyondEnd } from '../../shared/domain/say-beyond-end.ts';

/** What intake measured on a file's bytes. */
export type Inspection = Omit<VaultFile, 'sha256' | 'sizeBytes'> & { readonly measured?: MeasuredFacts };
/** Looks into a file as evidence intake does, or refuses it with the reasons. */
export type InspectFile = (
  file: StoredFile,
  options: {
    readonly signal: AbortSignal;
    /** The name that the user knows the file by; one that says something else than the content is a finding. */
    readonly fileName?: string;
  },
) => Promise<Result<Inspection>>;

export type ReadCaseFolder = {
  readonly folder: CaseFolder;
  /** Each evidence file by its name in `case.json`. */
  readonly files: ReadonlyMap<string, FolderFile & { readonly inspection: Inspection }>;
  /** Each kept file of what was sent by its name in `case.json`. */
  readonly sentFiles: ReadonlyMap<string, SentFolderFile>;
};

/** Each in a thread of its own, which may need a lot of memory for a hostile file. */
const INSPECTED_AT_ONCE = Math.min(3, availableParallelism());

/**
 * Reads a case folder (design.md section 6) without changing anything. On failure the error names every problem of
 * the folder at once: fields, unknown ids, files, and citations that don't resolve. Citations alone are no failure
 * here, because a case in the making may be read and mended; an export is refused by the checks.
 */
export async function readCaseFolder(
  dir: string,
  {
    catalogue,
    inspect,
    key,
    signal = new AbortController().signal,
  }: {
    readonly catalogue: Catalogue;
    readonly inspect: InspectFile;
    /** What all files in the folder are sealed with, when `unpackArchive` sealed them. */
    readonly key?: string | undefined;
    readonly signal?: AbortSignal;
  },
): Promise<Result<ReadCaseFolder>> {
  const json = await readCaseJson(dir, key);
  if (!json.ok) return json;
  const parsed = parseCaseJson(json.value.bytes, catalogue);
  const { folder, raw } = parsed;
  if (isNewerFolder(raw)) {
    return fail(
      appError('newer-data', 'This appeal was saved by a newer version of Reinstate.', { found: 2, known: 1 }),
    );
  }
  const find = (name: string): Promise<FoundFile> => findFolderFile(json.value.root, name, key);
  const files = await readFiles(find, listNames(raw), inspect, signal);
  const sent = folder ? await readSentFiles(folder, find, signal) : { read: new Map<string, never>(), refused: [] };
  const refused = [...files.refused, ...sent.refused];
  if (signal.aborted) return fail(appError('cancelled', 'Stopped', {}));
  const issues = [
    ...parsed.issues,
    ...listPageIssues(folder, files.read),
    ...listHighlightIssues(folder, (name) => files.read.get(name)?.inspection.pageCount),
  ];
  if (folder !== undefined && issues.length === 0 && refused.length === 0)
    return ok({ folder, files: files.read, sentFiles: sent.read });
  const citations = listCitationIssues(raw, (name) => files.read.get(name)?.inspection.pageCount);
  return fail(describeProblems([...issues, ...citations], refused, raw));
}

async function readCaseJson(
  dir: string,
  key: string | undefined,
): Promise<Result<{ readonly root: string; readonly bytes: Uint8Array }>> {
  const folder = await stat(dir).catch(() => undefined);
  if (folder === undefined) {
    return fail(appError('not-found', `There is no folder ${dir}`, { what: 'case folder', id: basename(dir) }));
  }
  const invalid = (message: string) => fail(appError('invalid-input', message, { issues: [{ path: '', message }] }));
  if (!folder.isDirectory()) return invalid(`${dir} is a file, not the folder of an appeal`);
  const root = await realpath(dir);
  const found = await findFolderFile(root, 'case.json', key);
  if (found.refusal) {
    return fail(appError('files-refused', `case.json: ${found.refusal.message}`, { files: [found.refusal] }));
  }
  if (found.file.sizeBytes > MAX_CASE_JSON_BYTES) return invalid('case.json is larger than any appeal can be');
  return ok({ root, bytes: await readStored(found.file) });
}

type NamedFile = { readonly name: string; readonly isEvidence: boolean };

/** The files that the JSON names, each once, whether or not the rest of it is right. */
function listNames(raw: unknown): readonly NamedFile[] {
  const items = list(field(raw, 'evidence')).flatMap((item) => [item, ...list(field(item, 'earlierVersions'))]);
  const names = items.map((item) => field(item, 'file'));
  const evidence = [...new Set(names.filter((name) => typeof name === 'string' && name !== ''))] as readonly string[];
  const notice = field(field(raw, 'case'), 'noticeFile');
  const isOther = typeof notice === 'string' && notice !== '' && !evidence.includes(notice);
  return [
    ...evidence.map((name) => ({ name, isEvidence: true })),
    ...(isOther ? [{ name: notice, isEvidence: false }] : []),
  ];
}

type ReadFiles = { readonly read: ReadCaseFolder['files']; readonly refused: readonly FileRefusal[] };

async function readFiles(
  find: (name: string) => Promise<FoundFile>,
  names: readonly NamedFile[],
  inspect: InspectFile,
  signal: AbortSignal,
): Promise<ReadFiles> {
  const read = new Map<string, FolderFile & { inspection: Inspection }>();
  const refused: FileRefusal[] = [];
  const results = readAhead(names, INSPECTED_AT_ONCE, async (named) => {
    const found = await find(named.name);
    if (found.refusal) return { name: named.name, refused: [found.refusal] };
    if (!named.isEvidence) return { name: named.name, refused: [] };
    const looked = await lookInto(named.name, found.file, inspect, signal);
    if (!looked.ok) return { name: named.name, refused: looked.refused };
    return { name: named.name, refused: [], file: { ...found.file, inspection: looked.value } };
  });
  for await (const { name, refused: refusals, file } of results) {
    if (signal.aborted) break;
    refused.push(...refusals);
    if (file) read.set(name, file);
  }
  return { read, refused };
}

/** Chosen pages must be there, ascending, each once. */
function listPageIssues(folder: CaseFolder | undefined, read: ReadCaseFolder['files']): readonly InputIssue[] {
  return (folder?.evidence ?? []).flatMap(({ pages, file }, index): readonly InputIssue[] => {
    const path = `evidence.${index}.pages`;
    const count = read.get(file)?.inspection.pageCount ?? Infinity;
    const beyond = pages?.find((page) => page > count);
    if (beyond !== undefined) {
      const pages = count === 1 ? 'one page' : `${count} pages`;
      const message = `page ${beyond} is beyond the end: ${file} has ${pages}`;
      return [{ path, message, said: sayBeyondEnd(beyond, count) }];
    }
    const isAscending = pages?.every((page, at) => at === 0 || page > (pages[at - 1] ?? 0)) ?? true;
    return isAscending ? [] : [tellIssue(path, say`page numbers must be ascending, each once`)];
  });
}

type Looked =
  { readonly ok: true; readonly value: Inspection } | { readonly ok: false; readonly refused: readonly FileRefusal[] };

async function lookInto(name: string, file: FolderFile, inspect: InspectFile, signal: AbortSignal): Promise<Looked> {
  const misnamed = await refuseMisnamed(name, file);
  if (misnamed) return { ok: false, refused: [misnamed] };
  const inspected = await inspect(file, { signal });
  if (inspected.ok) return inspected;
  const { error } = inspected;
  if (error.code === 'files-refused') {
    return { ok: false, refused: error.details.files.map((refusal) => ({ ...refusal, file: name })) };
  }
  const fix = say`Open the file in another program to see whether it is whole.`;
  const refusal = tellRefusal({ file: name, code: 'unreadable', message: say`The file could not be read.`, fix });
  return { ok: false, refused: [{ ...refusal, message: error.message }] };
}

/** Files alone give `files-refused`; anything else gives one list of issues, in which the files are too. */
function describeProblems(issues: readonly InputIssue[], refused: readonly FileRefusal[], raw: unknown) {
  const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
  if (issues.length === 0) {
    return appError('files-refused', `${count(refused.length, 'file')} cannot be taken`, { files: refused });
  }
  const all = [...issues, ...refused.map((refusal) => describeRefusal(refusal, raw))];
  return appError('invalid-input', `case.json has ${count(all.length, 'problem')}`, { issues: all });
}

function describeRefusal({ file, message, fix, said }: FileRefusal, raw: unknown): InputIssue {
  const path = placeOf(file, raw);
  return { path, message: `${file}: ${message} ${fix}`, said: say`${file}: ${said.message} ${said.fix}` };
}

/** Where `case.json` names a file. */
function placeOf(file: string, raw: unknown): string {
  const evidence = list(field(raw, 'evidence')).findIndex((item) =>
    [item, ...list(field(item, 'earlierVersions'))].some((one) => field(one, 'file') === file),
  );
  if (evidence !== -1) return `evidence.${evidence}.file`;
  const submission = list(field(raw, 'submissions')).findIndex((item) =>
    list(field(item, 'keptFiles')).some((one) => field(one, 'stored') === file),
  );
  return submission === -1 ? 'case.noticeFile' : `submissions.${submission}.keptFiles`;
}
