import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { OcrLanguage, OcrLanguageFile } from '../../../shared/domain/ocr.ts';
import { tellRefusal, type FileRefusal } from '../../../shared/domain/file-refusal.ts';
import { say, type Said } from '../../../shared/domain/said.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { notFound } from '../not-found.ts';
import type { OcrLine } from './ocr-ports.ts';
import { findReason } from '../../../shared/errors.ts';

type Options = {
  /** Language files that came with the application. */
  readonly bundledDir: string;
  /** Language files that the user added; made when it is missing. */
  readonly dir: string;
  readonly checkLanguage: OcrLine['checkLanguage'];
};

export type AddedLanguages = {
  readonly languages: readonly OcrLanguage[];
  readonly refused: readonly FileRefusal[];
};

type FoundLanguage = OcrLanguage & OcrLanguageFile;

const LANGUAGE_FILE = /^([A-Za-z][A-Za-z0-9_-]{0,39})\.traineddata(\.gz)?$/;
/** The largest file of the public collections has 50 MB. */
const MAX_BYTES = 128 * 1024 * 1024;
const COLLECTION = say`Take one from the “tessdata_best” or “tessdata_fast” collection of Tesseract.`;

/** The languages that text can be recognised in: files named after their language, e.g. `deu.traineddata`. */
export function createOcrLanguages({ bundledDir, dir, checkLanguage }: Options) {
  const find = async (): Promise<readonly FoundLanguage[]> => {
    const bundled = await readFolder(bundledDir, true);
    const added = await readFolder(dir, false);
    return [...bundled, ...added.filter(({ code }) => bundled.every((other) => other.code !== code))];
  };
  const list = async (): Promise<readonly OcrLanguage[]> =>
    (await find()).map(({ code, isBundled, sizeBytes }) => ({ code, isBundled, sizeBytes }));

  return {
    list,
    /** The files of the languages that are there, English when none of them is. */
    findFiles: async (codes: readonly string[]): Promise<readonly OcrLanguageFile[]> => {
      const found = await find();
      const chosen = found.filter(({ code }) => codes.includes(code));
      return (chosen.length > 0 ? chosen : found.slice(0, 1)).map(({ code, file }) => ({ code, file }));
    },
    /** Takes what can be used, and says of each other file why not. */
    add: async (paths: readonly string[]): Promise<AddedLanguages> => {
      await mkdir(dir, { recursive: true });
      const refused: FileRefusal[] = [];
      for (const path of paths) {
        const refusal = refuseByName(path, await find()) ?? (await takeIn(path, dir, checkLanguage));
        if (refusal) refused.push(refusal);
      }
      return { languages: await list(), refused };
    },
    remove: async (code: string): Promise<Result<OcrLanguage[]>> => {
      const found = (await find()).find((language) => language.code === code);
      if (!found || found.isBundled) return notFound('language', code);
      await remove(dir, code);
      return ok([...(await list())]);
    },
  };
}

export type OcrLanguages = ReturnType<typeof createOcrLanguages>;

function refuseByName(path: string, known: readonly OcrLanguage[]): FileRefusal | undefined {
  const file = basename(path);
  const code = LANGUAGE_FILE.exec(file)?.[1];
  if (code === undefined)
    return refuse(file, 'name', say`This is no language file: its name must end in “.traineddata”.`);
  const isKnown = known.some((other) => other.isBundled && other.code === code);
  return isKnown ? refuse(file, 'known', say`This language comes with Reinstate.`, say`Nothing to do.`) : undefined;
}

/** Copies one file, under its name only when the copy is whole and the engine can use it. */
async function takeIn(
  path: string,
  dir: string,
  checkLanguage: OcrLine['checkLanguage'],
): Promise<FileRefusal | undefined> {
  const file = basename(path);
  const code = LANGUAGE_FILE.exec(file)?.[1] ?? '';
  const facts = await stat(path).catch(() => undefined);
  if (!facts?.isFile())
    return refuse(file, 'missing', say`The file could not be read.`, say`Check that it is still there.`);
  if (facts.size > MAX_BYTES) return refuse(file, 'too-large', say`The file is larger than any language file.`);
  const part = join(dir, `${code}.part`);
  try {
    await copyFile(path, part);
    const checked = await checkLanguage({ code, file: part }, new AbortController().signal);
    if (!checked.ok) return refuse(file, 'language', findReason(checked.error) ?? say`The file could not be read.`);
    await remove(dir, code);
    await rename(part, join(dir, file));
    return undefined;
  } catch {
    return refuse(
      file,
      'unwritable',
      say`The file could not be copied.`,
      say`Check that the disk has room, and try again.`,
    );
  } finally {
    await rm(part, { force: true });
  }
}

async function remove(dir: string, code: string): Promise<void> {
  for (const name of [`${code}.traineddata`, `${code}.traineddata.gz`]) await rm(join(dir, name), { force: true });
}

async function readFolder(dir: string, isBundled: boolean): Promise<readonly FoundLanguage[]> {
  const names = await readdir(dir).catch((): string[] => []);
  const found: FoundLanguage[] = [];
  for (const name of names.sort()) {
    const code = LANGUAGE_FILE.exec(name)?.[1];
    const file = join(dir, name);
    if (code !== undefined) found.push({ code, isBundled, sizeBytes: (await stat(file)).size, file });
  }
  return found;
}

function refuse(file: string, code: string, message: Said, fix = COLLECTION): FileRefusal {
  return tellRefusal({ file, code, message, fix });
}
