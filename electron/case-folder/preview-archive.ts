import type { Entry, ZipFile } from 'yauzl';
import type { ArchivePreview } from '../../shared/domain/archive.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import type { Result } from '../../shared/result.ts';
import { ArchiveFault, NewerArchive, withArchiveZip } from './open-archive-zip.ts';
import { isNewerFolder, MAX_CASE_JSON_BYTES, parseCaseJson } from './parse-case-json.ts';
import { readManifest } from './unpack-archive.ts';
import { say, type Said } from '../../shared/domain/said.ts';
import type { InputIssue } from '../../shared/errors.ts';

/**
 * What an archive holds, from its list of files and its `case.json` alone; nothing is unpacked. Whether every file is as it
 * was is found out when it is brought in. Errors: as of `withArchiveZip`.
 */
export function previewArchive(
  file: string,
  passphrase: string | undefined,
  catalogue: Catalogue,
): Promise<Result<ArchivePreview>> {
  return withArchiveZip(file, passphrase, async (zip) => {
    let manifest: Awaited<ReturnType<typeof readManifest>> | undefined;
    for await (const entry of zip.eachEntry()) {
      if (manifest === undefined) manifest = await readManifest(zip, entry);
      else if (entry.fileName === 'case.json') return describe(manifest, await readEntry(zip, entry), catalogue);
    }
    throw new ArchiveFault(say`there is no case.json in it`);
  });
}

function describe(
  manifest: Awaited<ReturnType<typeof readManifest>>,
  bytes: Buffer,
  catalogue: Catalogue,
): ArchivePreview {
  const { folder, issues, raw } = parseCaseJson(bytes, catalogue);
  if (isNewerFolder(raw)) throw new NewerArchive();
  const [problem] = issues;
  if (!folder)
    throw problem
      ? new ArchiveFault(sayPlace(problem), `case.json, ${problem.path}: ${problem.message}`)
      : new ArchiveFault(say`its case.json is not right`);
  return {
    title: folder.case.title,
    storeName: folder.account.storeName,
    marketplace: folder.account.marketplace,
    noticeReceivedOn: folder.case.noticeReceivedOn,
    evidenceCount: folder.evidence.length,
    contactCount: folder.interactions.length,
    submissionCount: folder.submissions.length,
    fileCount: manifest.files.length,
    sizeBytes: manifest.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
}

function sayPlace({ path, said = say`not in the expected form` }: InputIssue): Said {
  return say`case.json, ${path}: ${said}`;
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.uncompressedSize > MAX_CASE_JSON_BYTES)
    throw new ArchiveFault(say`its case.json is larger than any appeal can be`);
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
