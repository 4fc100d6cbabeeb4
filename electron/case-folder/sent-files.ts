import { extname } from 'node:path';
import type { CaseFolder } from '../../shared/domain/case-folder.ts';
import { tellRefusal, type FileRefusal } from '../../shared/domain/file-refusal.ts';
import { say, type Said } from '../../shared/domain/said.ts';
import { digestStored } from '../vault/digest-stored.ts';
import { realFs } from '../vault/vault-fs.ts';
import { refuseMisnamed, type FolderFile, type FoundFile } from './folder-file.ts';

/** A file of a kit that was sent, as a folder holds it: it is what the kit's list of files says. */
export type SentFolderFile = FolderFile & { readonly sha256: string };

/** What kits hold. A kept file is opened in the system's program for its kind, so anything else would be a trap. */
const ENDINGS: ReadonlySet<string> = new Set('.pdf .jpg .png .webp .gif .bmp .tif .heic .eml .txt .csv'.split(' '));

/**
 * Finds the kept files of a folder's submissions and compares each with the hash in its kit's list.
 * @param find finds a file by its name in `case.json`
 * @returns the files by that name, and those that can't be taken
 */
export async function readSentFiles(
  folder: CaseFolder,
  find: (name: string) => Promise<FoundFile>,
  signal: AbortSignal,
): Promise<{ readonly read: ReadonlyMap<string, SentFolderFile>; readonly refused: readonly FileRefusal[] }> {
  const read = new Map<string, SentFolderFile>();
  const refused: FileRefusal[] = [];
  for (const { keptFiles, manifest } of folder.submissions) {
    const listed = new Map(manifest.files.map((one) => [one.file, one.sha256]));
    for (const { file, stored } of keptFiles) {
      if (signal.aborted) return { read, refused };
      const taken = await readSentFile({ file, stored }, listed.get(file) ?? '', find);
      if (taken.refusal) refused.push(taken.refusal);
      else read.set(stored, taken.file);
    }
  }
  return { read, refused };
}

type Taken =
  | { readonly file: SentFolderFile; readonly refusal: undefined }
  | { readonly file: undefined; readonly refusal: FileRefusal };

async function readSentFile(
  { file: kitFile, stored }: { readonly file: string; readonly stored: string },
  sha256: string,
  find: (name: string) => Promise<FoundFile>,
): Promise<Taken> {
  const refuse = (code: string, message: Said, fix: Said): Taken => ({
    file: undefined,
    refusal: tellRefusal({ file: stored, code, message, fix }),
  });
  if (!ENDINGS.has(extname(stored)) || extname(stored) !== extname(kitFile)) {
    return refuse('kind', say`It is no ordinary file.`, say`Put a copy of the document there.`);
  }
  const found = await find(stored);
  if (found.refusal) return { file: undefined, refusal: found.refusal };
  const misnamed = await refuseMisnamed(stored, found.file);
  if (misnamed) return { file: undefined, refusal: misnamed };
  const digest = await digestStored(realFs, found.file);
  if (digest?.sha256 === sha256) return { file: { ...found.file, sha256 }, refusal: undefined };
  const message = say`"${stored}" was changed after the archive was made`;
  return refuse('changed', message, say`Copy it again from where it came from.`);
}
