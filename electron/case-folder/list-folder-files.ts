import type { CaseFile } from '../../shared/domain/case-file.ts';
import type { CaseFolder } from '../../shared/domain/case-folder.ts';

/** A file of a case folder: its name there, and its SHA-256. */
export type HeldFile = { readonly name: string; readonly sha256: string };

/**
 * The files that a case folder names: of evidence, earlier versions included, and of what was sent.
 * @param folder as `makeCaseFolder` makes it of `file`
 */
export function listFolderFiles(file: CaseFile, folder: CaseFolder): readonly HeldFile[] {
  return [...listEvidenceFiles(file, folder), ...folder.submissions.flatMap(listKeptFiles)];
}

function listKeptFiles({ keptFiles, manifest }: CaseFolder['submissions'][number]): readonly HeldFile[] {
  const hashes = new Map(manifest.files.map(({ file, sha256 }) => [file, sha256]));
  return keptFiles.map(({ file, stored }) => ({ name: stored, sha256: hashes.get(file) ?? '' }));
}

function listEvidenceFiles(file: CaseFile, folder: CaseFolder): readonly HeldFile[] {
  return file.evidence.flatMap((item, index) => {
    const named = folder.evidence[index];
    if (named?.id !== item.id) throw new Error(`the folder is of another case than ${item.id}`);
    const earlier = (file.earlierVersions?.[item.id] ?? []).map((version, place) => ({
      name: named.earlierVersions[place]?.file ?? '',
      sha256: version.file.sha256,
    }));
    return [{ name: named.file, sha256: item.file.sha256 }, ...earlier];
  });
}
