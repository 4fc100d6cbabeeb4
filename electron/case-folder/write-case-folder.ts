import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CaseFolder } from '../../shared/domain/case-folder.ts';
import type { Result } from '../../shared/result.ts';
import { ok } from '../../shared/result.ts';
import { writeNewText } from './write-new-text.ts';

/** Puts the bytes of a file that `case.json` names at a path that doesn't exist yet. */
export type PlaceFile = (name: string, path: string) => Promise<Result<unknown>>;

/** The files of a piece of evidence: its own, and those that it had before. */
function listFiles({ file, earlierVersions }: CaseFolder['evidence'][number]): readonly string[] {
  return [file, ...earlierVersions.map((version) => version.file)];
}

/**
 * Writes a case folder: the inverse of `readCaseFolder`. It appears whole or not at all.
 * @param dir must not exist
 * @param placeFile called once for each file name
 */
export async function writeCaseFolder(dir: string, folder: CaseFolder, placeFile: PlaceFile): Promise<Result<null>> {
  const partDir = `${dir}.part`;
  await mkdir(partDir);
  try {
    const notice = folder.case.noticeFile === null ? [] : [folder.case.noticeFile];
    const names = new Set([...folder.evidence.flatMap(listFiles), ...notice]);
    for (const name of names) {
      const path = join(partDir, ...name.split('/'));
      await mkdir(dirname(path), { recursive: true });
      const placed = await placeFile(name, path);
      if (!placed.ok) return placed;
    }
    await writeNewText(join(partDir, 'case.json'), `${JSON.stringify(folder, null, 2)}\n`);
    await rename(partDir, dir);
    return ok(null);
  } finally {
    await rm(partDir, { recursive: true, force: true });
  }
}
