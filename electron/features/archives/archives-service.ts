import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type ArchivePreview, type OfferedArchive, sayTooManyFiles } from '../../../shared/domain/archive.ts';
import { makeArchiveIndex } from '../../../shared/domain/archive-index.ts';
import type { CaseFile, CaseKeeping } from '../../../shared/domain/case-file.ts';
import { caseFolderSchema, type CaseFolder, MAX_FOLDER_EVIDENCE } from '../../../shared/domain/case-folder.ts';
import type { Case } from '../../../shared/domain/case.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { CaseId, JobId } from '../../../shared/domain/ids.ts';
import type { JobResult } from '../../../shared/domain/job.ts';
import { appError, archiveFull } from '../../../shared/errors.ts';
import { listIssues } from '../../../shared/input-issues.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { makeArchiveSeal, type ArchiveSeal } from '../../case-folder/archive-seal.ts';
import { ARCHIVE_ENDING, checkArchiveFile } from '../../case-folder/check-archive-file.ts';
import { listFolderFiles } from '../../case-folder/list-folder-files.ts';
import { makeCaseFolder } from '../../case-folder/make-case-folder.ts';
import { MAX_CASE_JSON_BYTES } from '../../case-folder/parse-case-json.ts';
import { portableFileName } from '../../case-folder/portable-file-name.ts';
import { previewArchive } from '../../case-folder/preview-archive.ts';
import { readCaseFolder, type InspectFile, type ReadCaseFolder } from '../../case-folder/read-case-folder.ts';
import { unpackArchive } from '../../case-folder/unpack-archive.ts';
import { packArchive, type ArchiveSource } from '../../case-folder/write-archive.ts';
import type { JobContext, JobRunner } from '../../jobs/job-runner.ts';
import type { Vault } from '../../vault/vault.ts';
import type { TempFiles } from '../../vault/temp-files.ts';
import type { Emit } from '../emit.ts';
import { notFound } from '../not-found.ts';
import type { ChooseFolder } from '../choose-folder.ts';

type Options = {
  readonly loadCaseFile: (caseId: CaseId) => Result<CaseFile>;
  /** What a whole copy has besides its case file; undefined when there is no such case. */
  readonly loadKeeping: (caseId: CaseId) => CaseKeeping | undefined;
  readonly importFolder: (read: ReadCaseFolder) => Promise<Result<Case>>;
  readonly vault: Pick<Vault, 'locate'>;
  readonly catalogue: Catalogue;
  readonly inspect: InspectFile;
  readonly jobs: Pick<JobRunner, 'start'>;
  readonly chooseFolder: ChooseFolder;
  readonly chooseFiles: (howMany: 'one' | 'many') => Promise<readonly string[] | null>;
  readonly showInFolder: (path: string) => void;
  readonly emit: Emit;
  readonly newId: () => string;
  readonly today: () => LocalDate;
  /** Where archives that are opened are unpacked. */
  readonly temp: TempFiles;
};

/** A whole case in one file: to keep, to open on another computer, or to hand to a lawyer. */
export function createArchivesService(options: Options) {
  const saved = new Map<JobId, string>();
  return {
    /** @param passphrase seals the archive; without it everybody who has the file can read it */
    startSave: async (caseId: CaseId, passphrase?: string): Promise<Result<{ jobId: JobId } | null>> => {
      const found = options.loadCaseFile(caseId);
      if (!found.ok) return found;
      const parent = await options.chooseFolder('archive');
      if (parent === null) return ok(null);
      const jobId: JobId = options.jobs.start({
        kind: 'archive-save',
        caseId,
        run: async (context) => {
          const out = await findFreeFile(parent, archiveName(found.value.case.title, options.today()));
          const seal = passphrase === undefined ? undefined : await makeArchiveSeal(passphrase);
          const result = await save(options, { caseId, out, seal }, context);
          if (result.ok) saved.set(jobId, out);
          return result;
        },
      });
      return ok({ jobId });
    },
    ...createOpening(options),
    showInFolder: (jobId: JobId): Promise<Result<null>> => {
      const path = saved.get(jobId);
      if (path === undefined) return Promise.resolve(notFound('archive', jobId));
      options.showInFolder(path);
      return Promise.resolve(ok(null));
    },
  };
}

export type ArchivesService = ReturnType<typeof createArchivesService>;

/** Archives that were offered in this run, and their way in. */
function createOpening(options: Options) {
  const offered = new Map<string, Offered>();
  const offer = async (path: string): Promise<Result<OfferedArchive>> => {
    const checked = await checkArchiveFile(path);
    if (!checked.ok) return checked;
    const archiveId = options.newId();
    offered.set(archiveId, { path, isSealed: checked.value, passphrase: undefined });
    return ok({ archiveId, fileName: basename(path), isSealed: checked.value });
  };
  return {
    choose: async (): Promise<Result<OfferedArchive | null>> => {
      const [file] = (await options.chooseFiles('one')) ?? [];
      return file === undefined ? ok(null) : offer(file);
    },
    /** For files that were dropped, or that the system asks to open. Tells every window. */
    offer: async (path: string): Promise<Result<OfferedArchive>> => {
      const found = await offer(path);
      if (found.ok) options.emit('archives.offered', found.value);
      return found;
    },
    listOffered: (): readonly OfferedArchive[] =>
      [...offered].map(([archiveId, { path, isSealed }]) => ({ archiveId, fileName: basename(path), isSealed })),
    forget: (archiveId: string): void => void offered.delete(archiveId),
    preview: async (archiveId: string, passphrase?: string): Promise<Result<ArchivePreview>> => {
      const found = offered.get(archiveId);
      if (!found) return notFound('archive', archiveId);
      const preview = await previewArchive(found.path, passphrase, options.catalogue);
      // Only a passphrase that opens it is kept, until the archive is brought in.
      if (preview.ok) offered.set(archiveId, { ...found, passphrase });
      return preview;
    },
    startOpen: (archiveId: string): Result<{ jobId: JobId }> => {
      const found = offered.get(archiveId);
      if (!found) return notFound('archive', archiveId);
      offered.delete(archiveId);
      const run = (context: JobContext): Promise<Result<JobResult>> => open(options, found, context);
      return ok({ jobId: options.jobs.start({ kind: 'archive-open', caseId: null, run }) });
    },
  };
}

type Offered = { readonly path: string; readonly isSealed: boolean; readonly passphrase: string | undefined };

type Saving = { readonly caseId: CaseId; readonly out: string; readonly seal: ArchiveSeal | undefined };

async function save(options: Options, { caseId, out, seal }: Saving, context: JobContext): Promise<Result<JobResult>> {
  // Now, and not when it was asked for: it may have waited behind another archive.
  const file = options.loadCaseFile(caseId);
  if (!file.ok) return file;
  const folder = makeCaseFolder(file.value, options.loadKeeping(caseId));
  const json = describeFolder(folder);
  if (!json.ok) return json;
  const inVault = listFolderFiles(file.value, folder).map(
    ({ name, sha256 }) => [name, { file: options.vault.locate(sha256), sha256 }] as const,
  );
  const sources = new Map<string, ArchiveSource>([
    ['case.json', { bytes: json.value }],
    ['index.html', { bytes: Buffer.from(makeArchiveIndex(folder, options.catalogue)) }],
    ...inVault,
  ]);
  const packed = await packArchive(sources, out, {
    ...{ signal: context.signal, seal },
    onProgress: (done, total) => context.report(done, total, 'read'),
  });
  if (!packed.ok) return packed;
  return ok({ kind: 'archive-save', fileName: basename(out), sizeBytes: (await stat(out)).size });
}

async function open(
  options: Options,
  { path: file, passphrase }: Offered,
  { signal }: JobContext,
): Promise<Result<JobResult>> {
  const { path: dir, key } = options.temp.locate('archives', options.newId());
  await mkdir(dir, { recursive: true });
  try {
    const unpacked = await unpackArchive(file, dir, { key, passphrase });
    if (!unpacked.ok) return unpacked;
    const read = await readCaseFolder(dir, { catalogue: options.catalogue, inspect: options.inspect, key, signal });
    if (!read.ok) return read;
    const imported = await options.importFolder(read.value);
    if (!imported.ok) return imported;
    return ok({ kind: 'archive-open', caseId: imported.value.id, title: imported.value.title });
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The bytes of `case.json`. What could not be read again is not written. Errors: archive-full, invalid-input. */
function describeFolder(folder: CaseFolder): Result<Buffer> {
  const evidenceCount = folder.evidence.length;
  if (evidenceCount > MAX_FOLDER_EVIDENCE) {
    return fail(archiveFull(sayTooManyFiles(evidenceCount, MAX_FOLDER_EVIDENCE)));
  }
  const bytes = Buffer.from(`${JSON.stringify(folder, null, 2)}\n`);
  const parsed = caseFolderSchema.safeParse(folder);
  const tooLarge = bytes.length > MAX_CASE_JSON_BYTES ? [{ path: '', message: 'its texts are too long' }] : [];
  const issues = [...(parsed.success ? [] : listIssues(parsed.error, folder)), ...tooLarge];
  if (issues.length === 0) return ok(bytes);
  return fail(appError('invalid-input', 'This appeal holds more than an archive can.', { issues }));
}

function archiveName(title: string, today: LocalDate): string {
  return `${portableFileName(title)}-${today}`;
}

async function findFreeFile(parent: string, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const path = join(parent, `${name}${number === 1 ? '' : `-${number}`}${ARCHIVE_ENDING}`);
    const isThere = await stat(path).then(
      () => true,
      () => false,
    );
    if (!isThere) return path;
  }
}
